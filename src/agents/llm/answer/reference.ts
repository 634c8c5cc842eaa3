import type { BoundValue, CellRef, Origin } from '../../../core/answer.ts';
import { type Cell, cellText, numberOf } from '../../../core/cell.ts';
import type { Column } from '../../../core/dataset.ts';
import { resolveOrigin } from '../../origin.ts';
import type { NamedFinding } from '../disclosure/tell-result.ts';
import { dnaPath } from './dna-path.ts';
import { type Path, parsePath, parseSteps, type Step } from './path.ts';
import { type Referents, sourcesOf } from './referents.ts';
import { formatFor } from './value-format.ts';

export type Resolved =
  | { readonly kind: 'bound'; readonly bound: BoundValue }
  /** Why it leads nowhere, in words for the model. */
  | { readonly kind: 'invalid'; readonly problem: string };

/** The value that a reference (without its braces) stands for: `r1[0].rate|percent`. */
export function resolveReference(reference: string, referents: Referents): Resolved {
  const [expression = '', ...hints] = splitOutside(reference, '|');
  const found = originOf(expression.trim(), referents);
  if (typeof found === 'string') return { kind: 'invalid', problem: `{{${reference.trim()}}}: ${found}` };
  const value = resolveOrigin(found, sourcesOf(referents));
  if (value === undefined)
    return { kind: 'invalid', problem: `{{${reference.trim()}}}: there is no such value` };
  if (typeof value === 'object' && value !== null)
    return { kind: 'invalid', problem: `{{${reference.trim()}}}: it holds several values, name one of them` };
  const format = formatFor({ origin: found, value, hint: hints.join('|').trim() }, referents);
  return { kind: 'bound', bound: { value, format, origin: found } };
}

/** An origin, or why there is none. */
function originOf(expression: string, referents: Referents): Origin | string {
  const call = /^([a-z_ -]+)\(([\s\S]*?)\)([^()]*)$/i.exec(expression);
  if (call !== null) {
    const [, name = '', inside = '', tail = ''] = call;
    return callOrigin(name.trim().toLowerCase().replaceAll(/[- ]/g, '_'), inside, tail, referents);
  }
  const path = parsePath(expression);
  return path === undefined ? 'this is no reference' : pathOrigin(path, referents);
}

const operations: Readonly<Record<string, Extract<Origin, { kind: 'computed' }>['operation']>> = {
  ...{ ratio: 'ratio', divide: 'ratio', share: 'ratio', times: 'ratio' },
  ...{ difference: 'difference', diff: 'difference', minus: 'difference', subtract: 'difference' },
  ...{ sum: 'sum', add: 'sum', total: 'sum', mean: 'mean', avg: 'mean', average: 'mean' },
  ...{
    relative_change: 'relative-change',
    change: 'relative-change',
    growth: 'relative-change',
    pct_change: 'relative-change',
  },
};

function callOrigin(name: string, inside: string, tail: string, referents: Referents): Origin | string {
  if (name === 'rows' || name === 'count') return rowCountOrigin(inside.trim(), referents);
  if (name === 'dna') return dnaOrigin(inside, tail, referents);
  if (name === 'max' || name === 'min') return extremeOrigin(name, inside, referents);
  const operation = operations[name];
  if (operation === undefined) return `there is no function ${name}`;
  const cells: CellRef[] = [];
  for (const part of splitOutside(inside, ',')) {
    const found = cellsOf(part, referents);
    if (typeof found === 'string') return found;
    cells.push(...found);
  }
  return cells.length === 0 ? `${name} needs cells` : { kind: 'computed', operation, of: cells };
}

function rowCountOrigin(alias: string, { named }: Referents): Origin | string {
  const found = named.find((each) => each.alias === alias);
  if (found === undefined) return unknownResult(alias, named);
  const table = tableOf(found);
  if (table === undefined) return `${alias} has no rows`;
  return table.truncated
    ? `${alias} was cut: its rows are not all there`
    : { kind: 'row-count', resultId: found.finding.id };
}

function dnaOrigin(inside: string, tail: string, { subjects }: Referents): Origin | string {
  const name = inside.trim().replaceAll(/^["']|["']$/g, '');
  const isActive = name === '' || name === 'data';
  const subject = isActive
    ? subjects[0]
    : subjects.find(({ table }) => table.name.toLowerCase() === name.toLowerCase());
  const steps = parseSteps(tail);
  if (subject === undefined || steps === undefined) return `there is no table ${name}`;
  const path = dnaPath(subject.profile, steps);
  return path === undefined
    ? 'the Data DNA has no such fact'
    : { kind: 'profile', table: subject.table.name, path };
}

function extremeOrigin(name: 'max' | 'min', inside: string, referents: Referents): Origin | string {
  const cells = cellsOf(inside, referents);
  if (typeof cells === 'string') return cells;
  const sources = sourcesOf(referents);
  const valued = cells.flatMap((cell) => {
    const value = numberOf(resolveOrigin({ kind: 'cell', cell }, sources));
    return value === undefined ? [] : [{ cell, value }];
  });
  const best = valued.toSorted((a, b) => (name === 'max' ? b.value - a.value : a.value - b.value))[0];
  return best === undefined ? 'there is no number' : { kind: 'cell', cell: best.cell };
}

interface TableOfResult {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly truncated: boolean;
}

function tableOf({ finding }: NamedFinding): TableOfResult | undefined {
  return finding.language === 'sql' ? finding.result : (finding.result.table ?? undefined);
}

function pathOrigin({ root, steps }: Path, referents: Referents): Origin | string {
  const found = referents.named.find(({ alias }) => alias === root.toLowerCase());
  if (found === undefined) return unknownResult(root, referents.named);
  if (found.finding.language === 'python') return pythonOrigin(found, steps);
  const cells = cellsAt(found, steps);
  if (typeof cells === 'string') return cells;
  const [cell] = cells;
  if (cell === undefined) return `${root} has no rows`;
  return cells.length === 1 ? { kind: 'cell', cell } : `say which row of ${root}: ${root}[0]`;
}

/** A path in what Python found; or in its table, where the results have no such path. */
function pythonOrigin(found: NamedFinding, steps: readonly Step[]): Origin | string {
  const path = steps
    .map((step) => (step.kind === 'where' ? undefined : step.kind === 'name' ? step.name : step.place))
    .filter((step) => step !== undefined)
    .filter((step, at) => !(at === 0 && step === 'results'));
  const origin: Origin = { kind: 'python', resultId: found.finding.id, path };
  const isThere =
    resolveOrigin(origin, { findings: [found.finding], profiles: [], question: '' }) !== undefined;
  if (
    isThere &&
    path.length ===
      steps.filter((step, at) => !(at === 0 && step.kind === 'name' && step.name === 'results')).length
  )
    return origin;
  const cells = cellsAt(found, steps);
  const cell = typeof cells === 'string' ? undefined : cells[0];
  return cell === undefined ? `${found.alias} has no such value` : { kind: 'cell', cell };
}

/** All cells of a column where no row is named; the cells of several references after one another. */
function cellsOf(text: string, referents: Referents): readonly CellRef[] | string {
  const path = parsePath(text);
  if (path === undefined) return `${text.trim()} is no reference`;
  const found = referents.named.find(({ alias }) => alias === path.root.toLowerCase());
  return found === undefined ? unknownResult(path.root, referents.named) : cellsAt(found, path.steps);
}

function cellsAt(found: NamedFinding, steps: readonly Step[]): readonly CellRef[] | string {
  const table = tableOf(found);
  if (table === undefined) return `${found.alias} has no rows and columns`;
  const wanted = steps.filter(
    (step, at) => !(at === 0 && step.kind === 'name' && /^rows$/i.test(step.name) && steps.length > 1),
  );
  const column = columnOf(table, wanted);
  if (typeof column === 'string') return column;
  const rows = rowsOf(table, wanted);
  if (typeof rows === 'string') return `${found.alias} ${rows}`;
  return rows.map((row) => ({ resultId: found.finding.id, row, column: column.name }));
}

function columnOf({ columns }: TableOfResult, steps: readonly Step[]): Column | string {
  const name = steps.findLast((step) => step.kind === 'name')?.name;
  const [only] = columns;
  if (name === undefined)
    return columns.length === 1 && only !== undefined ? only : `say which column: ${columnList(columns)}`;
  const same = (column: Column) => plain(column.name) === plain(name);
  return (
    columns.find((column) => column.name === name) ??
    columns.find(same) ??
    `no column ${name}; columns: ${columnList(columns)}`
  );
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function columnList(columns: readonly Column[]): string {
  return columns
    .slice(0, 20)
    .map(({ name }) => name)
    .join(', ');
}

/** Numbers of rows that the steps lead to: one that is named, or all. */
function rowsOf({ columns, rows }: TableOfResult, steps: readonly Step[]): readonly number[] | string {
  const step = steps.find(({ kind }) => kind !== 'name');
  if (step === undefined) return rows.map((_, row) => row);
  if (step.kind === 'place') {
    const row = step.place < 0 ? rows.length + step.place : step.place;
    return row >= 0 && row < rows.length ? [row] : `has no row ${step.place}`;
  }
  if (step.kind === 'name') return [];
  const at = columns.findIndex(({ name }) => plain(name) === plain(step.column));
  const row = rows.findIndex((each) => cellText(each[at]).toLowerCase() === step.value.toLowerCase());
  return at < 0 || row < 0 ? `has no row with ${step.column} = ${step.value}` : [row];
}

function unknownResult(name: string, named: readonly NamedFinding[]): string {
  const known = named.map(({ alias }) => alias).join(', ');
  return `there is no result ${name}${known === '' ? '' : `; there are ${known}`}`;
}

/** Splits at a character that is in no quotes, brackets or parentheses. */
function splitOutside(text: string, separator: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const [part] of text.matchAll(/"[^"]*"|'[^']*'|[\s\S]/g)) {
    if (part === '(' || part === '[') depth += 1;
    if (part === ')' || part === ']') depth -= 1;
    if (part === separator && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${part}`);
  }
  return parts;
}

import type { BoundValue, CellRef, Origin } from '../../../core/answer.ts';
import { numberOf } from '../../../core/cell.ts';
import { resolveOrigin } from '../../origin.ts';
import type { NamedFinding } from '../disclosure/tell-result.ts';
import { cellsAt, tableOf } from './cells.ts';
import { dnaPath } from './dna-path.ts';
import { isObstacle, missing, type Obstacle, type Problem, wrong } from './obstacle.ts';
import { type Path, parsePath, parseSteps, type Step } from './path.ts';
import { type Referents, sourcesOf } from './referents.ts';
import { formatFor } from './value-format.ts';

export type Resolved =
  | { readonly kind: 'bound'; readonly bound: BoundValue }
  | { readonly kind: 'invalid'; readonly problem: Problem };

/** The value that a reference (without its braces) stands for: `r1[0].rate|percent`. */
export function resolveReference(reference: string, referents: Referents): Resolved {
  const [expression = '', ...hints] = splitOutside(reference, '|');
  const found = originOf(expression.trim(), referents);
  const invalid = (obstacle: Obstacle): Resolved => ({
    kind: 'invalid',
    problem: { ...obstacle, reference: `{{${reference.trim()}}}` },
  });
  if (isObstacle(found)) return invalid(found);
  const value = resolveOrigin(found, sourcesOf(referents));
  if (value === undefined) return invalid(missing('there is no such value'));
  if (typeof value === 'object' && value !== null)
    return invalid(wrong('it holds several values: name one of them'));
  const format = formatFor({ origin: found, value, hint: hints.join('|').trim() }, referents);
  return { kind: 'bound', bound: { value, format, origin: found } };
}

/** An origin, or why there is none. */
function originOf(expression: string, referents: Referents): Origin | Obstacle {
  const call = /^([a-z_ -]+)\(([\s\S]*?)\)([^()]*)$/i.exec(expression);
  if (call !== null) {
    const [, name = '', inside = '', tail = ''] = call;
    return callOrigin(name.trim().toLowerCase().replaceAll(/[- ]/g, '_'), inside, tail, referents);
  }
  const path = parsePath(expression);
  return path === undefined ? wrong('this is no reference') : pathOrigin(path, referents);
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

/** Of one computation: they are all kept with the answer. */
const mostCells = 500;

function callOrigin(name: string, inside: string, tail: string, referents: Referents): Origin | Obstacle {
  if (name === 'rows' || name === 'count') return rowCountOrigin(inside.trim(), referents);
  if (name === 'dna') return dnaOrigin(inside, tail, referents);
  if (name === 'max' || name === 'min') return extremeOrigin(name, inside, referents);
  const operation = operations[name];
  if (operation === undefined) return wrong(`there is no function ${name}`);
  const cells: CellRef[] = [];
  for (const part of splitOutside(inside, ',')) {
    const found = cellsOf(part, referents);
    if (isObstacle(found)) return found;
    cells.push(...found);
  }
  if (cells.length > mostCells) return wrong(`${name} of so many cells is for the query to compute`);
  return cells.length === 0 ? missing(`${name} needs cells`) : { kind: 'computed', operation, of: cells };
}

function rowCountOrigin(alias: string, { named }: Referents): Origin | Obstacle {
  const found = named.find((each) => each.alias === alias);
  if (found === undefined) return unknownResult(alias, named);
  const table = tableOf(found);
  if (table === undefined) return wrong(`${alias} has no rows`);
  return table.truncated
    ? missing(`${alias} was cut: its rows are not all there`)
    : { kind: 'row-count', resultId: found.finding.id };
}

function dnaOrigin(inside: string, tail: string, { subjects }: Referents): Origin | Obstacle {
  const name = inside.trim().replaceAll(/^["']|["']$/g, '');
  const isActive = name === '' || name === 'data';
  const subject = isActive
    ? subjects[0]
    : subjects.find(({ table }) => table.name.toLowerCase() === name.toLowerCase());
  const steps = parseSteps(tail);
  if (subject === undefined || steps === undefined) return wrong(`there is no table ${name}`);
  const path = dnaPath(subject.profile, steps);
  return path === undefined
    ? wrong('the Data DNA has no such fact')
    : { kind: 'profile', table: subject.table.name, path };
}

function extremeOrigin(name: 'max' | 'min', inside: string, referents: Referents): Origin | Obstacle {
  const cells = cellsOf(inside, referents);
  if (isObstacle(cells)) return cells;
  const sources = sourcesOf(referents);
  const valued = cells.flatMap((cell) => {
    const value = numberOf(resolveOrigin({ kind: 'cell', cell }, sources));
    return value === undefined ? [] : [{ cell, value }];
  });
  const best = valued.toSorted((a, b) => (name === 'max' ? b.value - a.value : a.value - b.value))[0];
  return best === undefined ? missing('there is no number') : { kind: 'cell', cell: best.cell };
}

function pathOrigin({ root, steps }: Path, referents: Referents): Origin | Obstacle {
  const found = referents.named.find(({ alias }) => alias === root.toLowerCase());
  if (found === undefined) return unknownResult(root, referents.named);
  if (found.finding.language === 'python') return pythonOrigin(found, steps);
  const cells = cellsAt(found, steps);
  if (isObstacle(cells)) return cells;
  const [cell] = cells;
  if (cell === undefined) return missing(`${root} has no rows`);
  return cells.length === 1 ? { kind: 'cell', cell } : missing(`say which row of ${root}: ${root}[0]`);
}

/** A path in what Python found; or in its table, where the results have no such path. */
function pythonOrigin(found: NamedFinding, steps: readonly Step[]): Origin | Obstacle {
  const inside = steps.filter((step, at) => !(at === 0 && step.kind === 'name' && step.name === 'results'));
  const path = inside.map(stepInPython).filter((step) => step !== undefined);
  const origin: Origin = { kind: 'python', resultId: found.finding.id, path };
  const value = resolveOrigin(origin, { findings: [found.finding], profiles: [], question: '' });
  if (value !== undefined && path.length === inside.length) return origin;
  const cells = cellsAt(found, steps);
  const cell = isObstacle(cells) ? undefined : cells[0];
  return cell === undefined ? missing(`${found.alias} has no such value`) : { kind: 'cell', cell };
}

function stepInPython(step: Step): string | number | undefined {
  switch (step.kind) {
    case 'name':
      return step.name;
    case 'place':
      return step.place;
    case 'where':
      return undefined;
  }
}

/** All cells of a column where no row is named; the cells of several references after one another. */
function cellsOf(text: string, referents: Referents): readonly CellRef[] | Obstacle {
  const path = parsePath(text);
  if (path === undefined) return wrong(`${text.trim()} is no reference`);
  const found = referents.named.find(({ alias }) => alias === path.root.toLowerCase());
  return found === undefined ? unknownResult(path.root, referents.named) : cellsAt(found, path.steps);
}

function unknownResult(name: string, named: readonly NamedFinding[]): Obstacle {
  const known = named.map(({ alias }) => alias).join(', ');
  return wrong(`there is no result ${name}${known === '' ? '' : `; there are ${known}`}`);
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

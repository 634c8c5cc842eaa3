import type { Cell } from '../../../core/cell.ts';
import { cellText } from '../../../core/cell.ts';
import type { Column } from '../../../core/dataset.ts';
import type { PythonResult } from '../../../core/engine.ts';
import type { Finding } from '../../../core/finding.ts';
import type { ColumnProfile } from '../../../core/profile.ts';
import { personalType, plainType } from './describe-column.ts';
import { isKnown, knownWords } from './known-words.ts';
import { personalColumns, reachedBy } from './personal.ts';
import { fenced, quotedName, tidy } from './quote.ts';
import { type Scope, tells } from './scope.ts';

/** A finding under the name that references call it by. */
export interface NamedFinding {
  readonly alias: string;
  readonly finding: Finding;
  /** Its code as the model wrote it. */
  readonly written: string;
}

const mostResultCharacters = 8000;
const mostOutputCharacters = 2000;

/** What came of a step: its columns; from `statistics` on how many rows; from `rows` on the first of them. */
export function tellFinding(scope: Scope, named: NamedFinding): string {
  const { alias, finding } = named;
  const lines =
    finding.language === 'sql' ? sqlLines(scope, named, finding) : pythonLines(scope, named, finding);
  return fenced(scope, `${alias}, a result`, lines);
}

type SqlFinding = Extract<Finding, { language: 'sql' }>;
type PythonFinding = Extract<Finding, { language: 'python' }>;

function sqlLines(scope: Scope, { written }: NamedFinding, { result, code }: SqlFinding): readonly string[] {
  const columns = `columns: ${columnList(scope, result.columns, written)}`;
  const count = `rows: ${result.rows.length}${result.truncated ? ' (cut: there are more)' : ''}`;
  return [
    columns,
    ...(tells(scope, 'statistics') ? [count] : []),
    ...(tells(scope, 'rows') ? rowLines(scope, result, code) : []),
  ];
}

/** A column may be named after a value (by PIVOT, say): then only its place is told. */
function columnList(scope: Scope, columns: readonly Column[], written: string): string {
  const known = knownWords(scope.context.subjects, written);
  const isTold = (name: string) => tells(scope, 'rows') || isKnown(name, known);
  return columns
    .map(({ name, type }, at) => {
      const told = isTold(name)
        ? quotedName(scope.masker.maskText(name))
        : `(column ${at + 1}, named by a value)`;
      return `${told} ${plainType(type)}`;
    })
    .join(', ');
}

function rowLines(
  scope: Scope,
  { columns, rows }: { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] },
  code: string,
): readonly string[] {
  const reached = reachedBy(code, scope.context.subjects);
  const lines: string[] = [];
  let left = mostResultCharacters;
  for (const row of rows.slice(0, scope.privacy.maxRows)) {
    const line = `[${row.map((cell, at) => cellWords(scope, cell, columns[at], reached)).join(',')}]`;
    left -= line.length;
    if (left < 0) break;
    lines.push(line);
  }
  return lines.length === 0 ? [] : [`first ${lines.length} rows:`, ...lines];
}

function cellWords(
  scope: Scope,
  cell: Cell,
  column: Column | undefined,
  reached: readonly ColumnProfile[],
): string {
  const own = reached.find(({ name }) => name === column?.name);
  if (own !== undefined) return masked(scope, own, cell);
  if (cell === null || typeof cell === 'boolean') return String(cell);
  const [first] = reached;
  if (typeof cell === 'number') {
    const number = reached.find(({ kind }) => kind === 'integer' || kind === 'decimal');
    return number === undefined || column?.kind === 'float' ? String(cell) : masked(scope, number, cell);
  }
  if (typeof cell === 'object') return nestedWords(scope, cell);
  if (first !== undefined && column?.kind === 'text') return masked(scope, first, cell);
  return JSON.stringify(tidy(scope.masker.maskText(cell)));
}

function masked({ masker }: Scope, profile: ColumnProfile, cell: Cell): string {
  return cell === null ? 'null' : JSON.stringify(masker.maskCell(personalType(profile), cell));
}

/** A list or a struct may hold a whole row. */
function nestedWords(scope: Scope, cell: Cell): string {
  if (personalColumns(scope.context.subjects).length > 0) return '"(nested)"';
  return tidy(scope.masker.maskText(JSON.stringify(cell)));
}

function pythonLines(scope: Scope, { written }: NamedFinding, finding: PythonFinding): readonly string[] {
  const { result, code, inputSql = '' } = finding;
  if (!tells(scope, 'rows')) return shapeLines(scope, result.results, written);
  const reached = reachedBy(`${code}\n${inputSql}`, scope.context.subjects);
  return [...tableLines(scope, result, code + inputSql), ...outputLines(scope, result, reached)];
}

function tableLines(scope: Scope, { table }: PythonResult, code: string): readonly string[] {
  if (table === null) return [];
  const columns = columnList(scope, table.columns, code);
  return [`columns: ${columns}`, `rows: ${table.rows.length}`, ...rowLines(scope, table, code)];
}

function outputLines(
  scope: Scope,
  result: PythonResult,
  reached: readonly ColumnProfile[],
): readonly string[] {
  const { results, stdout, table } = result;
  const values = table === null ? [`results: ${pythonValue(scope, results, reached)}`] : [];
  const printed =
    stdout.trim() === '' || reached.length > 0
      ? []
      : [`printed: ${JSON.stringify(tidy(scope.masker.maskText(stdout), mostOutputCharacters))}`];
  return [...values, ...printed];
}

/** JSON with every text masked where the code may have come to personal values, cut at a length. */
function pythonValue(scope: Scope, value: Cell, reached: readonly ColumnProfile[]): string {
  const [first] = reached;
  const json = JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'string') return part;
    return first === undefined
      ? scope.masker.maskText(part)
      : scope.masker.maskCell(personalType(first), part);
  });
  return tidy(
    first === undefined ? scope.masker.maskText(json) : maskedKeys(scope, json, first),
    mostResultCharacters,
  );
}

function maskedKeys({ masker }: Scope, json: string, profile: ColumnProfile): string {
  return json.replaceAll(/"((?:[^"\\]|\\.)*)":/g, (whole, key: string) =>
    /^[a-z_]\w*$/.test(key)
      ? whole
      : `${JSON.stringify(masker.maskCell(personalType(profile), cellText(key)))}:`,
  );
}

/** Where values are, not what they are: `mean: number`, `groups: list of {name: text}`. */
function shapeLines(scope: Scope, results: Cell, written: string): readonly string[] {
  return [
    `results: ${shapeOf(results, knownWords(scope.context.subjects, written), tells(scope, 'statistics'))}`,
  ];
}

function shapeOf(value: Cell, known: ReadonlySet<string>, tellsCounts: boolean, depth = 0): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value === 'string' ? 'text' : typeof value;
  if (depth > 3) return '…';
  if (Array.isArray(value)) {
    const [first] = value as readonly Cell[];
    const inside = first === undefined ? 'nothing' : shapeOf(first, known, tellsCounts, depth + 1);
    return `list of ${tellsCounts ? `${value.length} ` : ''}${inside}`;
  }
  const fields = Object.entries(value)
    .slice(0, 40)
    .map(([name, field]) => {
      const key = isKnown(name, known) ? JSON.stringify(tidy(name, 80)) : '(a key that is a value)';
      return `${key}: ${shapeOf(field, known, tellsCounts, depth + 1)}`;
    });
  return `{${[...new Set(fields)].join(', ')}}`;
}

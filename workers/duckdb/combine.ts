import { type Column, quoteIdentifier, quoteText } from '../../src/core/dataset.ts';
import type { CombineProgress, LoadingEngine } from '../../src/core/engine.ts';
import type { IngestError } from '../../src/core/error.ts';
import { refusedFile } from '../../src/core/refused-file.ts';
import type { Combined, Union, UnionColumn, UnionPart } from '../../src/core/same-shape.ts';
import { unionNotes } from '../../src/core/union-notes.ts';

type Running = Pick<LoadingEngine, 'query' | 'execute'>;

export interface CombineOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CombineProgress) => void;
}

/** Makes the whole of its parts and counts that no row was lost. What a failure leaves behind, the caller sweeps away. */
export async function combine(
  wanted: Union,
  name: string,
  engine: Running,
  options: CombineOptions,
): Promise<Combined> {
  const union = await withoutLoss(wanted, engine, options.signal);
  await fill(union, name, engine, options);
  const rowCount = await countRows(union, name, engine, options.signal);
  const source: Column = { name: union.sourceColumn, type: 'VARCHAR', kind: 'text' };
  const columns = union.columns.map((column) => ({
    name: column.name,
    type: column.type,
    kind: column.kind,
  }));
  return { table: { name, rowCount, columns: [...columns, source] }, notes: unionNotes(union) };
}

/** Part by part, so that it can be said how far it is. */
async function fill(
  union: Union,
  name: string,
  engine: Running,
  { signal, onProgress }: CombineOptions,
): Promise<void> {
  const rowCount = union.parts.reduce((sum, { table }) => sum + table.rowCount, 0);
  const table = quoteIdentifier(name);
  let rows = 0;
  for (const [at, part] of union.parts.entries()) {
    onProgress({ rows, rowCount });
    const select = partSql(union, part, at);
    const begin = at === 0 ? `CREATE TABLE ${table} AS` : `INSERT INTO ${table}`;
    await engine.execute(`${begin}\n${select}`, signal);
    rows += part.table.rowCount;
  }
  onProgress({ rows, rowCount });
}

function partSql({ columns, sourceColumn }: Union, part: UnionPart, at: number): string {
  const terms = columns.map((column) => termSql(column, at)).join(', ');
  return `SELECT ${terms},
  ${quoteText(part.source)} AS ${quoteIdentifier(sourceColumn)}
FROM ${quoteIdentifier(part.table.name)}`;
}

function termSql({ name, type, parts }: UnionColumn, at: number): string {
  const own = parts[at];
  if (own === undefined) throw new Error(`Part ${at + 1} has no column "${name}".`);
  const cell = quoteIdentifier(own.name);
  return `${own.type === type ? cell : `CAST(${cell} AS ${type})`} AS ${quoteIdentifier(name)}`;
}

async function countRows(
  { parts, sourceColumn }: Union,
  name: string,
  engine: Running,
  signal: AbortSignal,
): Promise<number> {
  const source = quoteIdentifier(sourceColumn);
  const sql = `SELECT ${source}, count(*) FROM ${quoteIdentifier(name)} GROUP BY 1`;
  const { rows } = await engine.query(sql, { signal, rowLimit: parts.length + 1 });
  const counted = new Map(rows.map(([part, count]) => [part, Number(count)]));
  for (const { source: part, table } of parts) {
    if ((counted.get(part) ?? 0) !== table.rowCount) throw lostRows(part, table.rowCount, counted.get(part));
  }
  return [...counted.values()].reduce((total, count) => total + count, 0);
}

function lostRows(part: string, rows: number, arrived = 0): IngestError {
  return refusedFile({ code: 'lost-part', part, rows, arrived });
}

/** Whole numbers and decimals of many digits may not survive as DOUBLE: such a column becomes text. */
async function withoutLoss(union: Union, engine: Running, signal: AbortSignal): Promise<Union> {
  const columns: UnionColumn[] = [];
  for (const column of union.columns) {
    const isLossy = column.type === 'DOUBLE' && (await losesDigits(column, union.parts, engine, signal));
    columns.push(isLossy ? { ...column, type: 'VARCHAR', kind: 'text' } : column);
  }
  return { ...union, columns };
}

async function losesDigits(
  column: UnionColumn,
  parts: readonly UnionPart[],
  engine: Running,
  signal: AbortSignal,
): Promise<boolean> {
  const checks = column.parts.flatMap(({ name, type, kind }, at) => {
    const table = parts[at]?.table.name;
    if (kind === 'float' || table === undefined) return [];
    const cell = quoteIdentifier(name);
    const back = `TRY_CAST(CAST(${cell} AS DOUBLE) AS ${type})`;
    return [
      `EXISTS (SELECT 1 FROM ${quoteIdentifier(table)} WHERE ${cell} IS NOT NULL AND ${back} IS DISTINCT FROM ${cell})`,
    ];
  });
  if (checks.length === 0) return false;
  const { rows } = await engine.query(`SELECT ${checks.join(' OR ')}`, { signal });
  return rows[0]?.[0] === true;
}

import { type Column, quoteIdentifier, quoteText } from '../../src/core/dataset.ts';
import type { LoadingEngine } from '../../src/core/engine.ts';
import { IngestError } from '../../src/core/error.ts';
import {
  type Combined,
  type Union,
  type UnionColumn,
  type UnionPart,
  unionNotes,
} from '../../src/core/same-shape.ts';

type Running = Pick<LoadingEngine, 'query' | 'execute'>;

/** Makes the whole of its parts and counts that no row was lost. What a failure leaves behind, the caller sweeps away. */
export async function combine(
  wanted: Union,
  name: string,
  engine: Running,
  signal: AbortSignal,
): Promise<Combined> {
  const union = await withoutLoss(wanted, engine, signal);
  await engine.execute(unionSql(union, name), signal);
  const rowCount = await countRows(union, name, engine, signal);
  const source: Column = { name: union.sourceColumn, type: 'VARCHAR', kind: 'text' };
  const columns = union.columns.map((column) => ({
    name: column.name,
    type: column.type,
    kind: column.kind,
  }));
  return { table: { name, rowCount, columns: [...columns, source] }, notes: unionNotes(union) };
}

function unionSql({ parts, columns, sourceColumn }: Union, name: string): string {
  const selects = parts.map(
    (part, at) => `SELECT ${columns.map((column) => termSql(column, at)).join(', ')},
  ${quoteText(part.source)} AS ${quoteIdentifier(sourceColumn)}
FROM ${quoteIdentifier(part.table.name)}`,
  );
  return `CREATE TABLE ${quoteIdentifier(name)} AS\n${selects.join('\nUNION ALL BY NAME\n')}`;
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

function lostRows(part: string, expected: number, found = 0): IngestError {
  return new IngestError(`${part} has ${expected} rows, and ${found} of them arrived.`, {
    advice: 'Nothing was changed. Open the files again and combine them then.',
  });
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

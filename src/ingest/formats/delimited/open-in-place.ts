import { z } from 'zod';
import { type CellKind, cellSchema, isNumericKind, isTemporalKind } from '../../../core/cell.ts';
import { type Column, type InPlace, quoteIdentifier } from '../../../core/dataset.ts';
import type { ReadRequest } from '../../format.ts';
import { createViewSql, type MountedText } from './read-sql.ts';

/** One pass over some gigabytes. */
const timeoutMs = 3_600_000;

/** A view over a file, each value of which has been seen to fit its column. */
interface OpenedInPlace {
  readonly columns: readonly Column[];
  readonly rowCount: number;
  readonly facts: InPlace['columns'];
}

/**
 * Makes a view of a file, and reads all of it once: the engine converts only those columns that a query asks for, so
 * this asks for all. A value that does not fit is an error here, and could be none later: the browser refuses to read
 * a file that has changed since it was chosen.
 */
export async function openInPlace(request: ReadRequest, file: MountedText): Promise<OpenedInPlace> {
  const { engine, signal, tableName } = request;
  await engine.execute(createViewSql(tableName, file), signal);
  try {
    return await readAll(request);
  } catch (error) {
    await engine.execute(`DROP VIEW IF EXISTS ${quoteIdentifier(tableName)}`);
    throw error;
  }
}

async function readAll({ engine, signal, tableName }: ReadRequest): Promise<OpenedInPlace> {
  const from = `FROM ${quoteIdentifier(tableName)}`;
  const { columns } = await engine.query(`SELECT * ${from} LIMIT 0`, { signal });
  const facts = columns.flatMap(({ name, kind }) => factsSql(quoteIdentifier(name), kind));
  const { rows } = await engine.query(`SELECT count(*), ${facts.join(', ')} ${from}`, { signal, timeoutMs });
  const [rowCount, ...cells] = rows[0] ?? [];
  return {
    columns,
    rowCount: z.coerce.number().parse(rowCount),
    facts: columns.map((_, index) => readFacts(cells.slice(3 * index, 3 * index + 3))),
  };
}

/** Of texts, the ends say little. */
function factsSql(name: string, kind: CellKind): string[] {
  const isOrdered = isNumericKind(kind) || isTemporalKind(kind);
  const ends = isOrdered ? [`min(${name})`, `max(${name})`] : ['NULL', 'NULL'];
  return [`count(${name})`, ...ends];
}

function readFacts([valueCount, min, max]: readonly unknown[]): InPlace['columns'][number] {
  return {
    valueCount: z.coerce.number().parse(valueCount),
    min: cellSchema.parse(min),
    max: cellSchema.parse(max),
  };
}

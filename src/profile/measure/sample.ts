import { type InPlace, quoteIdentifier, sampleNameOf, type Table } from '../../core/dataset.ts';
import type { PlacedColumn } from './placed-column.ts';

/** Rows looked at to choose how a column is measured. */
const probeRowCount = 20_000;
/** Below this a table is probed by its first rows: measuring it is cheap in any case. */
const headProbeLimit = 200_000;
/** Values of the probe that are brought home, for all columns together. */
const probeCellLimit = 60_000;

/**
 * A small part of a table, the same at each call. Blocks are drawn, not rows, so it is read in no time; it may
 * stand for the table where a way is chosen, never where a fact is told.
 */
export function probeSource(table: Table): string {
  const name = quoteIdentifier(table.name);
  if (table.inPlace !== undefined) return probeInPlace(table, table.inPlace);
  if (table.rowCount <= probeRowCount) return name;
  if (table.rowCount <= headProbeLimit) return `(SELECT * FROM ${name} LIMIT ${probeRowCount})`;
  const percent = ((100 * probeRowCount) / table.rowCount).toFixed(4);
  return `(SELECT * FROM ${name} TABLESAMPLE system(${percent} PERCENT) REPEATABLE (7))`;
}

/** Drawing blocks of a file reads all of it. */
function probeInPlace(table: Table, { sampleRows }: InPlace): string {
  if (sampleRows > 0) return quoteIdentifier(sampleNameOf(table.name));
  return `(SELECT * FROM ${quoteIdentifier(table.name)} LIMIT ${probeRowCount})`;
}

/** First rows of a table, as the sample that is shown. */
export function previewSql(table: Table, rowCount: number): string {
  return `SELECT * FROM ${quoteIdentifier(table.name)} LIMIT ${rowCount}`;
}

export function probeValueRows(columnCount: number): number {
  return Math.max(100, Math.min(500, Math.floor(probeCellLimit / Math.max(1, columnCount))));
}

/** Values spread over the probe, by which meanings are recognised. */
export function probeValuesSql(table: Table, columns: readonly PlacedColumn[]): string {
  const list = columns.map(({ column, place }) => `${quoteIdentifier(column.name)} AS value_${place}`);
  const rows = probeValueRows(columns.length);
  return `SELECT ${list.join(', ')} FROM ${probeSource(table)} USING SAMPLE reservoir(${rows} ROWS) REPEATABLE (7)`;
}

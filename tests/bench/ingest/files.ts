import { openAsBlob, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Cell } from '../../../src/core/cell.ts';
import type { Column } from '../../../src/core/dataset.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

/** Writes the rows of a delimited file as Parquet. */
export async function writeParquet(csv: string, rowCount: number, out: string): Promise<void> {
  const engine = await startNodeEngine();
  const file = new File([await openAsBlob(csv)], basename(csv));
  const signal = new AbortController().signal;
  await ingest(file, engine, { signal, onProgress: () => undefined, taken: [] });
  const { columns, rows } = await engine.query('FROM data', { rowLimit: rowCount, timeoutMs: 600_000 });
  await engine.close();
  const columnData = columns.map((column, index) => ({
    name: column.name,
    data: rows.map((row) => asParquet(column, row[index] ?? null)),
    ...(column.kind === 'timestamp' ? { type: 'TIMESTAMP' as const } : {}),
    nullable: true,
  }));
  writeFileSync(out, new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 122_880 })));
}

function asParquet({ kind }: Column, cell: Cell): unknown {
  if (cell === null) return null;
  return kind === 'timestamp' && typeof cell === 'string' ? new Date(`${cell}Z`) : cell;
}

const sheetRows = 100_000;

/** 20 columns: whole numbers, fractions, texts that repeat, texts that do not, dates. */
export async function writeWorkbook(out: string): Promise<void> {
  const names = Array.from({ length: 20 }, (_, index) => `column ${index + 1}`);
  const rows = Array.from({ length: sheetRows }, (_, row) =>
    names.map((_, column) => sheetCell(row, column)),
  );
  writeFileSync(out, await writeXlsx({ sheets: [{ name: 'Data', rows: [names, ...rows] }] }));
}

function sheetCell(row: number, column: number): number | string | Date {
  switch (column % 5) {
    case 0:
      return row * (column + 1);
    case 1:
      return (row % 9973) / 7;
    case 2:
      return `group ${row % 50}`;
    case 3:
      return `name ${row} ${column}`;
    default:
      return new Date(Date.UTC(2020, 0, 1 + (row % 1500)));
  }
}

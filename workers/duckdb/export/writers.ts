import type { Column } from '../../../src/core/dataset.ts';
import type { ExportFormat } from '../../../src/core/held-result.ts';
import type { TableWriter } from '../../../src/sharing/export-table/table-writer.ts';
import { decode } from '../decode.ts';
import type { StreamWriter } from './stream-writer.ts';

/** Each format's code is fetched when it is wanted. */
export async function openWriter(format: ExportFormat, columns: readonly Column[]): Promise<StreamWriter> {
  switch (format) {
    case 'csv':
      return ofCells((await import('../../../src/sharing/export-table/csv.ts')).csvWriter(columns));
    case 'json':
      return ofCells((await import('../../../src/sharing/export-table/json.ts')).jsonWriter(columns));
    case 'xlsx':
      return ofCells((await import('../../../src/sharing/export-table/workbook.ts')).workbookWriter(columns));
    case 'arrow':
      return (await import('./arrow-file.ts')).arrowWriter();
    case 'parquet':
      return (await import('./parquet-file.ts')).parquetWriter();
  }
}

function ofCells(writer: TableWriter): StreamWriter {
  return {
    add: (stream) => writer.add(decode({ stream: [stream], types: undefined }).rows),
    finish: () => writer.finish(),
  };
}

import type { IncludedFile } from '../core/analysis.ts';
import type { Table } from '../core/dataset.ts';
import { quoteIdentifier } from '../core/dataset.ts';
import { byteOrderMark, csvLine } from '../core/delimited.ts';
import type { SqlEngine } from '../core/engine.ts';

/** Formats that are text, and much smaller when they are compressed. */
const textFormats = /\.(?:csv|tsv|tab|txt|json|jsonl|ndjson)$/i;

const pageRows = 50_000;

/** The file as it was opened; text is compressed. */
export async function includeFile(file: File): Promise<IncludedFile> {
  return textFormats.test(file.name)
    ? { name: `${file.name}.gz`, content: await gzipped(file) }
    : { name: file.name, content: file };
}

/** The rows of a table whose file the page has no more, as CSV, read a page at a time. */
export async function includeTable(table: Table, sql: SqlEngine, signal: AbortSignal): Promise<IncludedFile> {
  const lines: string[] = [byteOrderMark + csvLine(table.columns.map(({ name }) => name))];
  for (let from = 0; from < table.rowCount; from += pageRows) {
    const query = `SELECT * FROM ${quoteIdentifier(table.name)} LIMIT ${pageRows} OFFSET ${from}`;
    const { rows } = await sql.query(query, { rowLimit: pageRows, signal, timeoutMs: 120_000 });
    lines.push(rows.map((row) => csvLine(row)).join(''));
  }
  return { name: `${table.name}.csv.gz`, content: await gzipped(new Blob(lines)) };
}

function gzipped(blob: Blob): Promise<Blob> {
  return new Response(blob.stream().pipeThrough(new CompressionStream('gzip'))).blob();
}

import initialise, { ParquetFile, type RecordBatch } from 'parquet-wasm/esm';
import { detected } from '../../../core/detected.ts';
import type { ParsedPart } from '../../../core/engine.ts';
import { IngestError, messageOf } from '../../../core/error.ts';
import { infoNote } from '../../../core/import-note.ts';
import type { KnownDetection } from '../../../core/import-report.ts';
import type { Parse, ParserAssets } from '../../parse.ts';
import { adaptStream, fieldsOf } from '../arrow/adapt.ts';
import { typeNotes } from '../arrow/notes.ts';
import { verifyPages } from './checksums.ts';
import { damaged, type Footer, readFooter } from './footer.ts';
import { correctionOf } from './legacy-columns.ts';
import { canBeReadPlainly, readPlainly } from './plain-reader.ts';
import { notesOf, refinementsOf } from './schema.ts';

/** Of one stream: DuckDB takes it in one go, in about 100 ms. */
const mostRows = 122_880;
const mostBytes = 16 * 2 ** 20;

/**
 * By `parquet-wasm` (Arrow's own Rust reader): 500,000 rows of 5 columns (15 MB, Snappy) are an Arrow stream after 0.08 s
 * in Node; `hyparquet` takes 0.26 s for the values alone, and 0.8 s until they are a stream. `hyparquet` reads the
 * footer, which tells more than Arrow's types do.
 */
export async function prepareParquet({ parquetWasm }: ParserAssets): Promise<Parse> {
  await initialise({ module_or_path: parquetWasm });
  return parseParquet;
}

async function* parseParquet(blob: Blob): AsyncGenerator<ParsedPart, void> {
  const footer = await readFooter(blob);
  yield* describe(footer);
  yield* verified(blob, footer);
  const file = await opened(blob);
  const batches = file instanceof IngestError ? undefined : batchesOf(file, footer);
  const first = await batches?.next();
  if (file instanceof IngestError || (first?.done === true && footer.rowCount > 0)) {
    yield* readOtherwise(blob, footer, file instanceof IngestError ? file : incomplete(0, footer));
    return;
  }
  yield* refinementsOf(footer);
  for (const note of typeNotes(fieldsOf(own(file.schema().intoIPCStream())))) yield { kind: 'note', note };
  if (batches === undefined || first === undefined || first.done === true) {
    yield { kind: 'rows', stream: adaptStream(own(file.schema().intoIPCStream())), rows: 0, fraction: 1 };
    return;
  }
  yield* rowsOf(blob, footer, first.value, batches);
}

async function* rowsOf(
  blob: Blob,
  footer: Footer,
  first: RecordBatch,
  others: AsyncGenerator<RecordBatch, void>,
): AsyncGenerator<ParsedPart, void> {
  const correct = await correctionOf(blob, footer);
  let rows = 0;
  for (let batch: RecordBatch | undefined = first; batch !== undefined; ) {
    const { numRows } = batch;
    const stream = adaptStream(await correct(own(batch.intoIPCStream()), rows, numRows));
    rows += numRows;
    yield { kind: 'rows', stream, rows: numRows, fraction: rows / footer.rowCount };
    const next = await others.next();
    batch = next.done === true ? undefined : next.value;
  }
  if (rows !== footer.rowCount) throw incomplete(rows, footer);
}

/** Only for what Arrow's reader does not begin to read: where its pages are damaged, another reader would make values up. */
async function* readOtherwise(
  blob: Blob,
  footer: Footer,
  refusal: IngestError,
): AsyncGenerator<ParsedPart, void> {
  if (!canBeReadPlainly(footer)) throw refusal;
  const parts = readPlainly(blob, footer);
  try {
    for await (const part of parts) yield part;
  } catch {
    throw refusal;
  }
  yield { kind: 'note', note: infoNote({ code: 'read-otherwise' }) };
}

function incomplete(rows: number, { rowCount }: Footer): IngestError {
  return damaged(`${rows} of its ${rowCount} rows can be read`);
}

function* describe(footer: Footer): Generator<ParsedPart, void> {
  const { rowCount, columns, codecs, metadata } = footer;
  yield { kind: 'declared', rows: rowCount, cells: rowCount * columns.length };
  yield { kind: 'detection', detection: compression(codecs) };
  if (metadata.created_by !== undefined) {
    yield { kind: 'detection', detection: { name: 'Written by', value: metadata.created_by } };
  }
  for (const note of notesOf(footer)) yield { kind: 'note', note };
}

function compression(codecs: Footer['codecs']): KnownDetection {
  if (codecs.length === 0) return detected('Compression', { code: 'uncompressed' });
  return { name: 'Compression', value: codecs.join(', ').toLowerCase() };
}

async function* verified(blob: Blob, footer: Footer): AsyncGenerator<ParsedPart, void> {
  let pages = 0;
  for await (pages of verifyPages(blob, footer)) yield { kind: 'progress', fraction: 0 };
  if (pages === 0) return;
  yield { kind: 'detection', detection: detected('Checksums', { code: 'checked-pages', pages }) };
}

async function opened(blob: Blob): Promise<ParquetFile | IngestError> {
  try {
    return await ParquetFile.fromFile(blob);
  } catch (error) {
    return damaged(reasonOf(error));
  }
}

async function* batchesOf(file: ParquetFile, { bytesPerRow }: Footer): AsyncGenerator<RecordBatch, void> {
  const batchSize = Math.max(1, Math.min(mostRows, Math.floor(mostBytes / bytesPerRow)));
  const reader = (await file.stream({ batchSize })).getReader() as ReadableStreamDefaultReader<RecordBatch>;
  for (;;) {
    const { done, value } = await nextOf(reader);
    if (done) return;
    yield value;
  }
}

async function nextOf(reader: ReadableStreamDefaultReader<RecordBatch>) {
  try {
    return await reader.read();
  } catch (error) {
    throw damaged(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  const text = messageOf(error);
  return text.replace(/^(Parquet|Arrow): ?|^Parquet error: /g, '').replace(/\.$/, '');
}

/** A view into WebAssembly's memory could not be handed over. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);
}

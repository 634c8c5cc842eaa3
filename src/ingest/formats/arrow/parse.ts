import initialise, { type RecordBatch, Table } from 'parquet-wasm/esm';
import { detected } from '../../../core/detected.ts';
import type { ParsedPart } from '../../../core/engine.ts';
import { type IngestError, messageOf } from '../../../core/error.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import type { Parse, ParserAssets } from '../../parse.ts';
import { isArrowFile, isFeather1 } from '../arrow.ts';
import { adaptStream, fieldsOf } from './adapt.ts';
import { groupsOf, messagesOf } from './messages.ts';
import { timeNotes, typeNotes } from './notes.ts';
import { unpackStream } from './unpack.ts';

/** Of one stream: DuckDB takes it in one go, in about 100 ms. */
const mostRows = 122_880;
/** A table that is wider than that is a mistake, and takes minutes. */
const mostColumns = 20_000;

/**
 * By Arrow's Rust reader, which `parquet-wasm` holds: it proves every offset and every text before DuckDB, which
 * believes them, sees the rows. `flechette` undoes LZ4 and ZSTD and changes the few types that DuckDB does not take;
 * `apache-arrow` 17 does none of the three.
 */
export async function prepareArrow({ parquetWasm }: ParserAssets): Promise<Parse> {
  await initialise({ module_or_path: parquetWasm });
  return parseArrow;
}

async function* parseArrow(blob: Blob): AsyncGenerator<ParsedPart, void> {
  const head = new Uint8Array(await blob.slice(0, 8).arrayBuffer());
  if (isFeather1(head)) throw oldFeather();
  const isFile = isArrowFile(head);
  const kind = isFile ? 'file' : 'stream';
  yield { kind: 'detection', detection: detected('Kind', { code: 'arrow', kind }) };
  let isFirst = true;
  let columns = 0;
  let declared = 0;
  for await (const { spans, end } of groupsOf(messagesOf(blob, isFile))) {
    declared += spans.reduce((sum, { rowCount }) => sum + rowCount, 0);
    const stream = await bytesOf(spans.map(({ start, end: to }) => blob.slice(start, to)));
    for (const batch of batchesOf(tableOf(stream))) {
      const { numRows } = batch;
      const given = new Uint8Array(batch.intoIPCStream());
      if (isFirst) columns = yield* notesOn(given);
      isFirst = false;
      yield {
        kind: 'rows',
        stream: adaptStream(given),
        rows: numRows,
        fraction: end / blob.size,
      };
    }
  }
  yield { kind: 'declared', rows: declared, cells: declared * columns };
}

/** Returns how many columns there are. */
function* notesOn(stream: Uint8Array<ArrayBuffer>): Generator<ParsedPart, number> {
  const fields = fieldsOf(stream);
  if (fields.length > mostColumns) throw tooWide(fields.length);
  for (const note of [...typeNotes(fields), ...timeNotes(fields)]) yield { kind: 'note', note };
  return fields.length;
}

/** The mark that a stream ends with. */
const endOfStream = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

async function bytesOf(messages: readonly Blob[]): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Blob([...messages, endOfStream]).arrayBuffer());
}

function tableOf(stream: Uint8Array<ArrayBuffer>): Table {
  try {
    return Table.fromIPCStream(stream);
  } catch (error) {
    if (!String(error).includes('decompression requires')) throw damaged(error);
    return unpacked(stream);
  }
}

function unpacked(stream: Uint8Array<ArrayBuffer>): Table {
  try {
    return Table.fromIPCStream(unpackStream(stream));
  } catch (error) {
    throw damaged(error);
  }
}

/** Without rows the table is there all the same, by its schema. */
function* batchesOf(table: Table): Generator<Pick<RecordBatch, 'numRows' | 'intoIPCStream'>, void> {
  const batches = table.recordBatches().filter(({ numRows }) => numRows > 0);
  if (batches.length === 0) {
    const schema = table.schema;
    yield { numRows: 0, intoIPCStream: () => schema.intoIPCStream() };
  }
  for (const batch of batches) {
    for (let start = 0; start < batch.numRows; start += mostRows) {
      yield batch.slice(start, Math.min(mostRows, batch.numRows - start));
    }
    batch.free();
  }
}

function damaged(error: unknown): IngestError {
  const reason = messageOf(error);
  return refusedFile({ code: 'damaged-arrow', what: reason.replace(/\.$/, '') });
}

function tooWide(columns: number): IngestError {
  return refusedFile({ code: 'many-columns', format: 'Arrow', columns, most: mostColumns });
}

function oldFeather(): IngestError {
  return refusedFile({ code: 'old-feather' });
}

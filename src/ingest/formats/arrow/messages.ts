import type { IngestError } from '../../../core/error.ts';
import { refusedFile } from '../../../core/refused-file.ts';

/** One message of Arrow IPC with what encloses it, https://arrow.apache.org/docs/format/Columnar.html#encapsulated-message-format. */
export interface Message {
  readonly kind: 'schema' | 'dictionary' | 'rows';
  /** Where it is in the file. */
  readonly start: number;
  readonly end: number;
  /** Of a batch, as it says itself. */
  readonly rowCount: number;
}

const mark = 0xffff_ffff;
/** A schema of 20,000 columns has a few megabytes. */
const longestHeader = 64 * 2 ** 20;
/** The mark, and the header's length. Arrow before 0.15 wrote no mark. */
const prefixBytes = 8;
const oldPrefixBytes = 4;
/** `ARROW1` and two zeros. What follows in a file is a stream; a footer comes after its end. */
const fileMagicBytes = 8;

/** Walks over the messages without reading their bodies. */
export async function* messagesOf(blob: Blob, isFile: boolean): AsyncGenerator<Message, void> {
  let start = isFile ? fileMagicBytes : 0;
  while (start < blob.size) {
    const message = await messageAt(blob, start);
    if (message === undefined) return;
    yield message;
    start = message.end;
  }
  if (isFile) throw cutOff();
}

/** `undefined` at the end of the stream. */
async function messageAt(blob: Blob, start: number): Promise<Message | undefined> {
  const prefix = new DataView(await blob.slice(start, start + prefixBytes).arrayBuffer());
  if (prefix.byteLength < oldPrefixBytes) throw cutOff();
  const isOld = prefix.getUint32(0, true) !== mark;
  if (!isOld && prefix.byteLength < prefixBytes) throw cutOff();
  const length = prefix.getInt32(isOld ? 0 : 4, true);
  if (length === 0) return undefined;
  if (length < 0 || length > longestHeader) throw notArrow(start);
  const headerStart = start + (isOld ? oldPrefixBytes : prefixBytes);
  const bodyStart = headerStart + length;
  if (bodyStart > blob.size) throw cutOff();
  const header = readHeader(await blob.slice(headerStart, bodyStart).arrayBuffer(), start);
  const end = bodyStart + header.bodyLength;
  if (end > blob.size) throw cutOff();
  return { kind: header.kind, start, end, rowCount: header.rowCount };
}

const kinds: Readonly<Record<number, Message['kind']>> = { 1: 'schema', 2: 'dictionary', 3: 'rows' };

/** The places of a message's fields in its flatbuffer's table of offsets. */
const slots = { kind: 6, header: 8, bodyLength: 10 } as const;
/** Of a batch within a message. */
const rowCountSlot = 4;

/** A flatbuffer, https://flatbuffers.dev/internals/; only some fields of it are needed to walk on. */
function readHeader(
  bytes: ArrayBuffer,
  start: number,
): { readonly kind: Message['kind']; readonly bodyLength: number; readonly rowCount: number } {
  try {
    const view = new DataView(bytes);
    const table = view.getUint32(0, true);
    const at = fieldsOf(view, table);
    const kind = at(slots.kind) === 0 ? undefined : kinds[view.getUint8(table + at(slots.kind))];
    const bodyLength = at(slots.bodyLength) === 0 ? 0n : view.getBigInt64(table + at(slots.bodyLength), true);
    if (kind === undefined || bodyLength < 0n) throw notArrow(start);
    const rowCount = kind === 'rows' ? rowCountIn(view, table + at(slots.header)) : 0;
    return { kind, bodyLength: Number(bodyLength), rowCount };
  } catch (error) {
    if (error instanceof RangeError) throw notArrow(start);
    throw error;
  }
}

/** Where each field of a table is, by its slot; 0 when it is not there. */
function fieldsOf(view: DataView, table: number): (slot: number) => number {
  const offsets = table - view.getInt32(table, true);
  return (slot) => (slot < view.getUint16(offsets, true) ? view.getUint16(offsets + slot, true) : 0);
}

function rowCountIn(view: DataView, reference: number): number {
  const batch = reference + view.getUint32(reference, true);
  const at = fieldsOf(view, batch)(rowCountSlot);
  return at === 0 ? 0 : Number(view.getBigInt64(batch + at, true));
}

function notArrow(byte: number): IngestError {
  return refusedFile({ code: 'no-message', byte });
}

function cutOff(): IngestError {
  return refusedFile({ code: 'cut-off-arrow' });
}

/** Messages that make a stream of their own: the schema, the dictionaries so far, and some batches of rows. */
export interface Group {
  readonly spans: readonly Message[];
  /** Where the last of them ends in the file. */
  readonly end: number;
}

/** A batch that is larger comes alone. */
const groupBytes = 16 * 2 ** 20;

export async function* groupsOf(messages: AsyncIterable<Message>): AsyncGenerator<Group, void> {
  const prelude: Message[] = [];
  let rows: Message[] = [];
  let size = 0;
  let end = 0;
  for await (const message of messages) {
    const isRows = message.kind === 'rows';
    const isFull = size + message.end - message.start > groupBytes || !isRows;
    if (rows.length > 0 && isFull) {
      yield { spans: [...prelude, ...rows], end };
      rows = [];
      size = 0;
    }
    end = message.end;
    if (!isRows) prelude.push(message);
    else {
      rows.push(message);
      size += message.end - message.start;
    }
  }
  if (prelude[0]?.kind !== 'schema') throw cutOff();
  if (rows.length > 0 || end === prelude.at(-1)?.end) yield { spans: [...prelude, ...rows], end };
}

import { type FileMetaData, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { ParsedPart } from '../../../core/engine.ts';
import { nameColumns } from '../delimited/column-names.ts';
import { fieldName, streamOfRecords } from '../json/arrow.ts';
import { columnNotes, columnsOf, type JsonColumn, kindsOf, type Reading } from '../json/columns.ts';
import { ExactNumber, type JsonValue } from '../json/exact.ts';
import { newShape, observe } from '../json/shape.ts';
import { bytesOf } from './bytes-of.ts';
import type { Footer } from './footer.ts';
import { spansOf } from './second-reader.ts';

type Element = Footer['columns'][number];

/** Of one stream. */
const mostRows = 20_000;

/**
 * All rows of a file by `hyparquet`, for the files that are sound and written in a way that Arrow's own reader does not
 * take. Structs become columns, as those of JSON do. Everything is read twice: for the types, and for the rows.
 */
export async function* readPlainly(blob: Blob, footer: Footer): AsyncGenerator<ParsedPart, void> {
  const shape = newShape();
  for (const { name } of footer.columns) shape.members.set(name, newShape());
  shape.objects = 1;
  for await (const records of recordsOf(blob, footer)) {
    for (const record of records) observe(shape, record);
  }
  const columns = columnsOf(shape).map((column) => withKnownType(column, footer));
  const { names, notes } = nameColumns(
    columns.map(({ path }) => fieldName(path.join('.'))),
    columns.length,
  );
  for (const note of [...notes, ...columnNotes(columns, names)]) yield { kind: 'note', note };
  yield { kind: 'declared', rows: footer.rowCount, cells: footer.rowCount * columns.length };
  let rows = 0;
  for await (const records of recordsOf(blob, footer)) {
    rows += records.length;
    const stream = streamOfRecords(records, columns, names);
    yield { kind: 'rows', stream, rows: records.length, fraction: rows / footer.rowCount };
  }
  if (rows === 0) yield { kind: 'rows', stream: streamOfRecords([], columns, names), rows: 0, fraction: 1 };
}

/** `hyparquet` makes doubles of decimals, and knows no intervals. */
export function canBeReadPlainly({ metadata }: Footer): boolean {
  return !metadata.schema.some(({ type, converted_type: converted, logical_type: logical }) =>
    [type, converted, logical?.type].some((name) => ['DECIMAL', 'INTERVAL', 'INT96'].includes(name ?? '')),
  );
}

async function* recordsOf(blob: Blob, { metadata }: Footer): AsyncGenerator<readonly JsonValue[], void> {
  for (const { start, end } of spansOf(metadata)) {
    for (let from = start; from < end; from += mostRows) {
      const to = Math.min(end, from + mostRows);
      const rows = await readRows(blob, metadata, from, to);
      if (rows.length < to - from) throw new RangeError(`The file ends before row ${to}.`);
      yield rows.map(jsonOf);
    }
  }
}

function readRows(blob: Blob, metadata: FileMetaData, rowStart: number, rowEnd: number) {
  const file = bytesOf(blob);
  return parquetReadObjects({ file, metadata, compressors, parsers, rowStart, rowEnd });
}

/** Times as JSON writes them, with all digits. */
const parsers = {
  timestampFromMilliseconds: (milliseconds: bigint) => timeText(milliseconds * 1000n, 0n),
  timestampFromMicroseconds: (microseconds: bigint) => timeText(microseconds, 0n),
  timestampFromNanoseconds: (nanoseconds: bigint) => {
    const rest = ((nanoseconds % 1000n) + 1000n) % 1000n;
    return timeText((nanoseconds - rest) / 1000n, rest);
  },
  dateFromDays: (days: number) => new Date(days * 86_400_000).toISOString().slice(0, -14),
};

function timeText(microseconds: bigint, nanoseconds: bigint): string {
  const rest = ((microseconds % 1000n) + 1000n) % 1000n;
  const text = new Date(Number((microseconds - rest) / 1000n)).toISOString().slice(0, -1);
  const more = `${pad(rest)}${nanoseconds === 0n ? '' : pad(nanoseconds)}`;
  return text + more;
}

function pad(part: bigint): string {
  return String(part).padStart(3, '0');
}

function jsonOf(value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : new ExactNumber(String(value));
  }
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(jsonOf);
  if (value instanceof Uint8Array)
    return `\\x${Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, jsonOf(member)]));
}

/** A column without a value has the type that the file gives it. */
function withKnownType(column: JsonColumn, { columns }: Footer): JsonColumn {
  const [name, ...deeper] = column.path;
  const element = columns.find((one) => one.name === name);
  if (element === undefined || deeper.length > 0 || kindsOf(column.shape).length > 0) return column;
  return { ...column, reading: { as: plainTypeOf(element) } };
}

function plainTypeOf({
  type,
  converted_type: converted,
}: Element): Extract<Reading['as'], 'boolean' | 'integer' | 'float' | 'text' | 'date' | 'timestamp'> {
  if (converted === 'DATE') return 'date';
  if (converted?.startsWith('TIMESTAMP') === true) return 'timestamp';
  if (type === 'BOOLEAN') return 'boolean';
  if (type === 'INT32' || type === 'INT64') return 'integer';
  return type === 'FLOAT' || type === 'DOUBLE' ? 'float' : 'text';
}

import { type Data, DataType, type Field, type RecordBatch, TimeUnit } from 'apache-arrow';
import type { Cell } from '../../src/core/cell.ts';
import type { Column } from '../../src/core/dataset.ts';
import type { HandedBatch, HandedColumn, HandedForm } from '../../src/core/hand-over.ts';
import { toCells } from './cell.ts';
import { extensionOf } from './column.ts';
import { openStream, type Pieces } from './decode.ts';
import { enumsIn } from './enum-types.ts';

/** A result as buffers, ready to be transferred. */
export interface HandedResult {
  readonly columns: readonly HandedColumn[];
  readonly rowCount: number;
  readonly truncated: boolean;
}

/** Some rows of one column, as the engine sent them. */
interface Chunk {
  readonly data: Data;
  /** Rows of it that are handed over: fewer than it has where the row limit cuts. */
  readonly rowCount: number;
}

/** A result's columns as views on the buffers that the engine sent; only what has no plain form is converted. */
export function handedColumns(pieces: Pieces, rowLimit: number): HandedResult {
  const { columns, reader } = openStream(pieces);
  const fields = reader.schema.fields as readonly Field[];
  const batches: readonly RecordBatch[] = [...reader];
  const total = batches.reduce((sum, { numRows }) => sum + numRows, 0);
  return {
    columns: columns.map((column, index) =>
      handedColumn(column, fields[index] as Field, chunksOf(batches, index, rowLimit)),
    ),
    rowCount: Math.min(total, rowLimit),
    truncated: total > rowLimit,
  };
}

function chunksOf(batches: readonly RecordBatch[], column: number, rowLimit: number): Chunk[] {
  const chunks: Chunk[] = [];
  let room = rowLimit;
  for (const batch of batches) {
    const data = batch.data.children[column];
    const rowCount = Math.min(batch.numRows, room);
    if (data !== undefined && rowCount > 0) chunks.push({ data, rowCount });
    room -= rowCount;
  }
  return chunks;
}

function handedColumn(column: Column, field: Field, chunks: readonly Chunk[]): HandedColumn {
  const form = formOf(column, field);
  if (form === undefined || !chunks.every((chunk) => isWithinYears(form, chunk))) {
    return { ...column, form: { name: 'json' }, batches: chunks.map((chunk) => jsonBatch(field, chunk)) };
  }
  return { ...column, form, batches: chunks.map(plainBatch) };
}

/** How the values of a type lie in their buffer; `undefined` for types that are sent as JSON. */
function formOf(column: Column, field: Field): HandedForm | undefined {
  const type = field.type as DataType;
  switch (extensionOf(field)) {
    case undefined:
      break;
    case 'hugeint':
      return { name: 'int128' };
    case 'uhugeint':
      return { name: 'uint128' };
    case 'bool8':
      return { name: 'bits' };
    case 'json':
      return { name: 'text' };
    default:
      return undefined;
  }
  if (DataType.isBool(type)) return { name: 'bits' };
  if (DataType.isUtf8(type)) return { name: 'text' };
  if (DataType.isBinary(type)) return { name: 'bytes' };
  if (DataType.isDate(type)) return { name: 'date' };
  if (DataType.isTime(type)) return { name: 'time' };
  if (DataType.isTimestamp(type)) {
    return { name: 'timestamp', digits: 3 * unitIndex(type.unit), hasZone: (type.timezone ?? '') !== '' };
  }
  return numberForm(type) ?? enumForm(column, type);
}

function numberForm(type: DataType): HandedForm | undefined {
  if (DataType.isDecimal(type)) return { name: 'decimal', scale: type.scale };
  if (DataType.isFloat(type)) return { name: 'number', format: type.ArrayType === Float32Array ? 'f' : 'd' };
  if (!DataType.isInt(type)) return undefined;
  const width = ([8, 16, 32, 64] as const).indexOf(type.bitWidth);
  const format = type.isSigned
    ? (['b', 'h', 'i', 'q'] as const)[width]
    : (['B', 'H', 'I', 'Q'] as const)[width];
  return format === undefined ? undefined : { name: 'number', format };
}

function enumForm({ type: typeName }: Column, type: DataType): HandedForm | undefined {
  const dictionary = enumsIn(typeName)[0];
  if (!DataType.isDictionary(type) || dictionary === undefined) return undefined;
  const formats: Record<number, 'B' | 'H' | 'I'> = { 8: 'B', 16: 'H', 32: 'I' };
  const format = formats[type.indices.bitWidth];
  return format === undefined ? undefined : { name: 'enum', format, dictionary };
}

function unitIndex(unit: TimeUnit): number {
  return [TimeUnit.SECOND, TimeUnit.MILLISECOND, TimeUnit.MICROSECOND, TimeUnit.NANOSECOND].indexOf(unit);
}

const secondsPerDay = 86_400;
/** 0001-01-01 and 10000-01-01: Python has no years outside. In days from 1970. */
const [firstDay, endDay] = [-719_162, 2_932_897];

/** Dates and times that Python has no value for make the whole column text, as a column has one type. */
function isWithinYears(form: HandedForm, { data, rowCount }: Chunk): boolean {
  switch (form.name) {
    case 'date':
      return isWithin(data, rowCount, firstDay, endDay);
    case 'time':
      return isWithin(data, rowCount, 0n, BigInt(secondsPerDay) * 1_000_000n);
    case 'timestamp': {
      const unitsPerDay = BigInt(secondsPerDay) * 10n ** BigInt(form.digits);
      return isWithin(data, rowCount, BigInt(firstDay) * unitsPerDay, BigInt(endDay) * unitsPerDay);
    }
    case 'number':
    case 'int128':
    case 'uint128':
    case 'bits':
    case 'text':
    case 'bytes':
    case 'json':
    case 'decimal':
    case 'enum':
      return true;
  }
}

function isWithin<T extends number | bigint>(data: Data, rowCount: number, first: T, end: T): boolean {
  const values = data.values as { readonly [row: number]: T };
  for (let row = 0; row < rowCount; row += 1) {
    const value = values[row];
    if (value !== undefined && (value < first || value >= end) && data.getValid(row)) return false;
  }
  return true;
}

function plainBatch({ data, rowCount }: Chunk): HandedBatch {
  const values = data.values as ArrayBufferView<ArrayBuffer>;
  return {
    rowCount,
    validity: data.nullCount === 0 ? undefined : (data.nullBitmap as Uint8Array<ArrayBuffer>),
    values: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    offsets: data.valueOffsets as Int32Array<ArrayBuffer> | undefined,
  };
}

function jsonBatch(field: Field, { data, rowCount }: Chunk): HandedBatch {
  const text = JSON.stringify(toCells(field, data).slice(0, rowCount), withNamedNumbers);
  return { rowCount, validity: undefined, values: new TextEncoder().encode(text), offsets: undefined };
}

/** JSON has no word for NaN and the infinities. */
function withNamedNumbers(_key: string, cell: Cell): Cell {
  return typeof cell === 'number' && !Number.isFinite(cell) ? { '\0number': String(cell) } : cell;
}

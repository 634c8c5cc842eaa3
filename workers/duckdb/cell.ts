import { type Data, DataType, type Field, TimeUnit } from 'apache-arrow';
import type { Cell } from '../../src/core/cell.ts';
import {
  bignumText,
  bitText,
  blobText,
  clockText,
  dayText,
  decimalText,
  instantText,
  intervalText,
  timeWithZoneText,
  uuidText,
} from './cell-text.ts';
import { childrenOf, extensionOf } from './column.ts';

/** The cell at a row of one chunk. Made once per chunk, so that the type is looked at once and not per value. */
type CellReader = (row: number) => Cell;

/**
 * All cells of a chunk of a column. The engine must convert losslessly (`arrowLosslessConversion`). An empty chunk
 * of a nested type comes without its children.
 */
export function toCells(field: Field, data: Data): Cell[] {
  if (data.length === 0) return [];
  const read = readerOf(field, data);
  return Array.from({ length: data.length }, (_, row) => read(row));
}

function readerOf(field: Field, data: Data): CellReader {
  const read = valueReaderOf(field, data);
  if (DataType.isUnion(data.type) || data.nullCount === 0) return read;
  return (row) => (data.getValid(row) ? read(row) : null);
}

function valueReaderOf(field: Field, data: Data): CellReader {
  const extension = extensionOf(field);
  return (extension === undefined ? undefined : extensionReader(extension, data)) ?? plainReader(data);
}

function extensionReader(extension: string, data: Data): CellReader | undefined {
  switch (extension) {
    case 'hugeint':
      return wideIntegerReader(bytesView(data), (high) => BigInt.asIntN(64, high));
    case 'uhugeint':
      return wideIntegerReader(bytesView(data), (high) => high);
    case 'time_tz': {
      const view = bytesView(data);
      return (row) => timeWithZoneText(view.getBigUint64(row * 8, true));
    }
    case 'uuid':
      return (row) => uuidText(fixedBytesAt(data, row, 16));
    case 'bit':
      return variableBytesReader(data, bitText);
    case 'bignum':
      return variableBytesReader(data, bignumText);
    case 'bool8':
      return bitReader(data);
    default:
      return undefined;
  }
}

function plainReader(data: Data): CellReader {
  const type: DataType = data.type;
  if (DataType.isInt(type)) return type.bitWidth === 64 ? bigIntegerReader(data) : numberReader(data);
  if (DataType.isFloat(type)) return numberReader(data);
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return textReader(data);
  if (DataType.isDecimal(type)) return decimalReader(data, type.scale);
  if (DataType.isBool(type)) return bitReader(data);
  if (DataType.isDate(type)) return dateReader(data);
  if (DataType.isTimestamp(type)) return timestampReader(data, type.unit, (type.timezone ?? '') !== '');
  if (DataType.isTime(type)) return timeReader(data);
  if (DataType.isInterval(type)) return intervalReader(data);
  if (DataType.isBinary(type) || DataType.isLargeBinary(type)) return variableBytesReader(data, blobText);
  if (DataType.isNull(type)) return () => null;
  return nestedReader(data, type);
}

function nestedReader(data: Data, type: DataType): CellReader {
  if (DataType.isDictionary(type)) return enumReader(data);
  if (DataType.isList(type)) return listReader(data);
  if (DataType.isFixedSizeList(type)) return arrayReader(data, type.listSize);
  if (DataType.isStruct(type)) return structReader(data, type);
  if (DataType.isMap(type)) return mapReader(data);
  if (DataType.isUnion(type)) return unionReader(data, type);
  throw new TypeError(`Arrow's type ${type.typeId} is not one that DuckDB sends.`);
}

function numbersOf(data: Data): { readonly [index: number]: number } {
  return data.values as Int32Array;
}

function numberReader(data: Data): CellReader {
  const values = numbersOf(data);
  return (row) => values[row] ?? null;
}

function bigIntegerReader(data: Data): CellReader {
  const values = data.values as BigInt64Array;
  return (row) => integerCell(values[row] ?? 0n);
}

function integerCell(value: bigint): Cell {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

function bytesView(data: Data): DataView {
  const values = data.values as Uint8Array;
  return new DataView(values.buffer, values.byteOffset, values.byteLength);
}

function fixedBytesAt(data: Data, row: number, width: number): Uint8Array {
  return (data.values as Uint8Array).subarray(row * width, (row + 1) * width);
}

function wideIntegerReader(view: DataView, signed: (high: bigint) => bigint): CellReader {
  return (row) => {
    const low = view.getBigUint64(row * 16, true);
    const high = signed(view.getBigUint64(row * 16 + 8, true));
    return integerCell((high << 64n) | low);
  };
}

/** Up to 15 digits a double and back is the same text, and a division by a power of ten is rounded right. */
const maxPlainDigits = 999_999_999_999_999;

function decimalReader(data: Data, scale: number): CellReader {
  const words = data.values as Uint32Array;
  const divisor = 10 ** scale;
  return (row) => {
    const small = smallIntegerAt(words, row * 4);
    if (small !== undefined && Math.abs(small) <= maxPlainDigits && scale <= 22) return small / divisor;
    return exactDecimal(wideIntegerAt(words, row * 4), scale);
  };
}

/** The 128-bit integer in four little-endian words, where it is near enough to zero for a double; else `undefined`. */
function smallIntegerAt(words: Uint32Array, at: number): number | undefined {
  const [low, middle, high, top] = [words[at] ?? 0, words[at + 1] ?? 0, words[at + 2], words[at + 3]];
  if (high === 0 && top === 0 && middle < 0x20_0000) return middle * 0x1_0000_0000 + low;
  const isNegative = high === 0xffff_ffff && top === 0xffff_ffff && middle >= 0xffe0_0000;
  return isNegative ? (middle | 0) * 0x1_0000_0000 + low : undefined;
}

function wideIntegerAt(words: Uint32Array, at: number): bigint {
  const parts = [3, 2, 1, 0].map((word) => BigInt(words[at + word] ?? 0));
  return BigInt.asIntN(
    128,
    parts.reduce((sum, part) => (sum << 32n) | part, 0n),
  );
}

function exactDecimal(unscaled: bigint, scale: number): Cell {
  const text = decimalText(unscaled, scale);
  const number = Number(text);
  return String(number) === text.replace(/\.?0+$/, '') || String(number) === text ? number : text;
}

const textDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes a chunk's bytes at once when all are ASCII (then a character is a byte), else value by value. */
function textReader(data: Data): (row: number) => string {
  const bytes = data.values as Uint8Array;
  const offsets = offsetsOf(data);
  const [start, end] = [offsets(0), offsets(data.length)];
  const all = textDecoder.decode(bytes.subarray(start, end));
  if (all.length === end - start) return (row) => all.slice(offsets(row) - start, offsets(row + 1) - start);
  return (row) => textDecoder.decode(bytes.subarray(offsets(row), offsets(row + 1)));
}

function textsOf(data: Data): string[] {
  const read = textReader(data);
  return Array.from({ length: data.length }, (_, row) => read(row));
}

function variableBytesReader(data: Data, textOf: (bytes: Uint8Array) => string): CellReader {
  const bytes = data.values as Uint8Array;
  const offsets = offsetsOf(data);
  return (row) => textOf(bytes.subarray(offsets(row), offsets(row + 1)));
}

function offsetsOf(data: Data): (row: number) => number {
  const offsets = data.valueOffsets as Int32Array | BigInt64Array;
  return (row) => Number(offsets[row] ?? 0);
}

/** DuckDB-wasm packs a BOOLEAN's values into bits although its schema promises a byte each (`arrow.bool8`). */
function bitReader(data: Data): CellReader {
  const bits = data.values as Int8Array;
  return (row) => (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
}

const infiniteDay = 2_147_483_647;

function dateReader(data: Data): CellReader {
  const days = numbersOf(data);
  const text = remembering((day: number) =>
    Math.abs(day) === infiniteDay ? infinityText(day > 0) : dayText(day),
  );
  return (row) => text(days[row] ?? 0);
}

function infinityText(isPositive: boolean): string {
  return isPositive ? 'infinity' : '-infinity';
}

const infiniteInstant = 9_223_372_036_854_775_807n;

function timestampReader(data: Data, unit: TimeUnit, hasZone: boolean): CellReader {
  const counts = data.values as BigInt64Array;
  const digits = fractionDigits(unit);
  const zone = hasZone ? '+00' : '';
  const text = remembering((count: bigint) => {
    if (count === infiniteInstant || count === -infiniteInstant) return infinityText(count > 0n);
    return instantText(count, digits) + zone;
  });
  return (row) => text(counts[row] ?? 0n);
}

function fractionDigits(unit: TimeUnit): number {
  switch (unit) {
    case TimeUnit.SECOND:
      return 0;
    case TimeUnit.MILLISECOND:
      return 3;
    case TimeUnit.MICROSECOND:
      return 6;
    case TimeUnit.NANOSECOND:
      return 9;
  }
}

/** Neighbouring rows often repeat a value: the last text is kept. */
function remembering<T>(textOf: (value: T) => string): (value: T) => string {
  let lastValue: T | undefined;
  let lastText = '';
  return (value) => {
    if (value !== lastValue) {
      lastText = textOf(value);
      lastValue = value;
    }
    return lastText;
  };
}

function timeReader(data: Data): CellReader {
  const counts = data.values as BigInt64Array;
  return (row) => {
    const micros = Number(counts[row] ?? 0n);
    return clockText(Math.floor(micros / 1e6), micros % 1e6, 6);
  };
}

function intervalReader(data: Data): CellReader {
  const words = data.values as Int32Array;
  const view = new DataView(words.buffer, words.byteOffset, words.byteLength);
  return (row) => {
    const at = row * 16;
    const nanos = view.getBigInt64(at + 8, true);
    return intervalText(view.getInt32(at, true), view.getInt32(at + 4, true), nanos / 1000n);
  };
}

function enumReader(data: Data): CellReader {
  const values = (data.dictionary?.data as readonly Data[] | undefined)?.flatMap(textsOf) ?? [];
  const indexes = numbersOf(data);
  return (row) => values[indexes[row] ?? 0] ?? null;
}

function childReader(data: Data, index: number): CellReader {
  const field = childrenOf(data.type)[index];
  const child = data.children[index];
  if (field === undefined || child === undefined) throw new TypeError('A nested value lacks its child.');
  return readerOf(field, child);
}

function listReader(data: Data): CellReader {
  const readItem = childReader(data, 0);
  const offsets = offsetsOf(data);
  return (row) => cellsBetween(readItem, offsets(row), offsets(row + 1));
}

function arrayReader(data: Data, size: number): CellReader {
  const readItem = childReader(data, 0);
  return (row) => cellsBetween(readItem, row * size, (row + 1) * size);
}

function cellsBetween(read: CellReader, start: number, end: number): Cell[] {
  return Array.from({ length: end - start }, (_, index) => read(start + index));
}

/** An unnamed struct, `row(1, 2)` say, becomes a list. */
function structReader(data: Data, type: DataType): CellReader {
  const names = childrenOf(type).map((field) => field.name);
  const readers = names.map((_, index) => childReader(data, index));
  if (names.every((name) => name === '')) return (row) => readers.map((read) => read(row));
  return (row) => Object.fromEntries(readers.map((read, index) => [names[index] ?? '', read(row)]));
}

/** Keys become text, as an object's names must be. */
function mapReader(data: Data): CellReader {
  const entries = data.children[0];
  if (entries === undefined) throw new TypeError('A map lacks its entries.');
  const [readKey, readValue] = [childReader(entries, 0), childReader(entries, 1)];
  const offsets = offsetsOf(data);
  return (row) => {
    const keys = cellsBetween(readKey, offsets(row), offsets(row + 1)).map(keyText);
    const values = cellsBetween(readValue, offsets(row), offsets(row + 1));
    return Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null]));
  };
}

function keyText(key: Cell): string {
  return typeof key === 'object' && key !== null ? JSON.stringify(key) : String(key);
}

/** The value of the member that is set; which member it was is not kept. */
function unionReader(data: Data, type: DataType): CellReader {
  const members = childrenOf(type).map((_, index) => childReader(data, index));
  const typeIds = data.typeIds as Int8Array;
  return (row) => members[typeIds[row] ?? 0]?.(row) ?? null;
}

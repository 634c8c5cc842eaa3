import {
  bool,
  Column,
  columnFromArray,
  type DataType,
  dateDay,
  decimal128,
  field,
  float64,
  int64,
  list,
  struct,
  TimeUnit,
  tableFromColumns,
  timestamp,
  utf8,
} from '@uwdata/flechette';
import { streamOf } from '../arrow/adapt.ts';
import { batchWithNulls } from '../arrow/batch.ts';
import { type JsonColumn, type Reading, valueAt } from './columns.ts';
import { ExactNumber, isObject, type JsonValue, textOf } from './exact.ts';
import { dayOf, instantOf } from './instants.ts';

/** Records as an Arrow stream: a column for each place. */
export function streamOfRecords(
  records: readonly JsonValue[],
  columns: readonly JsonColumn[],
  names: readonly string[],
): Uint8Array<ArrayBuffer> {
  const made = columns.map(({ path, reading }, index): [string, Column<unknown>] => {
    const values = records.map((record) => valueAt(record, path) ?? null);
    return [names[index] ?? '', columnFrom(values, reading)];
  });
  return streamOf(tableFromColumns(made));
}

function columnFrom(values: readonly JsonValue[], reading: Reading): Column<unknown> {
  switch (reading.as) {
    case 'integer':
      return fixed(
        int64(),
        BigInt64Array.from(values, (value) => bigintOf(value)),
        values,
      );
    case 'date':
      return fixed(
        dateDay(),
        Int32Array.from(values, (value) => (typeof value === 'string' ? (dayOf(value) ?? 0) : 0)),
        values,
      );
    case 'timestamp':
      return fixed(
        timestamp(TimeUnit.MICROSECOND, null),
        BigInt64Array.from(values, (value) =>
          typeof value === 'string' ? (instantOf(value)?.micros ?? 0n) : 0n,
        ),
        values,
      );
    case 'decimal':
      return fixed(decimal128(reading.precision, reading.scale), decimalWords(values, reading.scale), values);
    case 'boolean':
    case 'float':
    case 'text':
    case 'json':
    case 'list':
    case 'struct':
      return columnFromArray<unknown>(
        values.map((value) => plain(value, reading)),
        typeOf(reading),
      );
  }
}

function fixed(
  type: DataType,
  values: BigInt64Array | BigUint64Array | Int32Array,
  given: readonly JsonValue[],
): Column<unknown> {
  return new Column(given.length === 0 ? [] : [batchWithNulls(type, values, given)], type);
}

function bigintOf(value: JsonValue): bigint {
  if (typeof value === 'number') return BigInt(value);
  return value instanceof ExactNumber ? BigInt(value.digits) : 0n;
}

function decimalWords(values: readonly JsonValue[], scale: number): BigUint64Array {
  const words = new BigUint64Array(values.length * 2);
  for (const [row, value] of values.entries()) {
    if (value === null) continue;
    const [whole = '0', decimals = ''] = textOf(value).split('.');
    const unscaled = BigInt(whole + decimals.padEnd(scale, '0'));
    words[row * 2] = BigInt.asUintN(64, unscaled);
    words[row * 2 + 1] = BigInt.asUintN(64, unscaled >> 64n);
  }
  return words;
}

function typeOf(reading: Reading): DataType {
  switch (reading.as) {
    case 'boolean':
      return bool();
    case 'integer':
      return int64();
    case 'float':
      return float64();
    case 'date':
    case 'timestamp':
    case 'decimal':
    case 'text':
    case 'json':
      return utf8();
    case 'list':
      return list(field('item', typeOf(reading.item)));
    case 'struct':
      return struct(reading.members.map(([name, member]) => field(fieldName(name), typeOf(member))));
  }
}

/** As the builder of Arrow takes it. */
function plain(value: JsonValue, reading: Reading): unknown {
  if (value === null) return null;
  switch (reading.as) {
    case 'boolean':
      return value;
    case 'integer':
      return bigintOf(value);
    case 'float':
      return Number(value instanceof ExactNumber ? value.digits : value);
    case 'date':
    case 'timestamp':
    case 'decimal':
    case 'text':
    case 'json':
      return typeof value === 'string' ? value : textOf(value);
    case 'list':
      return Array.isArray(value) ? value.map((item: JsonValue) => plain(item, reading.item)) : null;
    case 'struct':
      return isObject(value) ? members(value, reading.members) : null;
  }
}

/** DuckDB's names end at a zero. */
export function fieldName(name: string): string {
  return name.replaceAll('\0', '\uFFFD');
}

function members(
  value: { readonly [name: string]: JsonValue },
  readings: readonly (readonly [string, Reading])[],
): unknown {
  return Object.fromEntries(
    readings.map(([name, reading]) => [fieldName(name), plain(value[name] ?? null, reading)]),
  );
}

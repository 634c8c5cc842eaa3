import {
  bool,
  Column,
  type DataType,
  dateDay,
  float64,
  IntervalUnit,
  int64,
  interval,
  TimeUnit,
  tableFromColumns,
  timeMicrosecond,
  timestamp,
  utf8,
} from '@uwdata/flechette';
import { streamOf } from '../arrow/adapt.ts';
import { makeBatch } from '../arrow/batch.ts';
import { type ColumnType, cellText, type TypedColumn } from './columns.ts';
import { cellKind } from './grid.ts';
import { daysOf, microsecondsOf } from './serial.ts';
import type { Sheet } from './workbook.ts';

/** An Arrow IPC stream of some rows of a table. */
export function streamOfRows(
  sheet: Sheet,
  columns: readonly TypedColumn[],
  rows: readonly number[],
): Uint8Array<ArrayBuffer> {
  return streamOf(
    tableFromColumns(
      columns.map((column): [string, Column<unknown>] => {
        const type = arrowTypes[column.type];
        return [column.name, new Column([makeBatch({ ...fill(sheet, column, rows), type })], type)];
      }),
    ),
  );
}

const arrowTypes: Readonly<Record<ColumnType, DataType>> = {
  whole: int64(),
  number: float64(),
  boolean: bool(),
  date: dateDay(),
  timestamp: timestamp(TimeUnit.MICROSECOND),
  time: timeMicrosecond(),
  duration: interval(IntervalUnit.MONTH_DAY_NANO),
  text: utf8(),
};

interface Buffers {
  readonly length: number;
  readonly nullCount: number;
  readonly validity: Uint8Array;
  readonly values: Float64Array | BigInt64Array | Int32Array | Uint8Array;
  readonly offsets?: Int32Array;
}

function fill(sheet: Sheet, column: TypedColumn, rows: readonly number[]): Buffers {
  switch (column.type) {
    case 'whole':
      return fillFixed(sheet, column, rows, new BigInt64Array(rows.length), wholes);
    case 'number':
      return fillFixed(sheet, column, rows, new Float64Array(rows.length), (values) => (place, value) => {
        values[place] = value;
      });
    case 'boolean':
      return fillFixed(
        sheet,
        column,
        rows,
        new Uint8Array((rows.length + 7) >> 3),
        (values) => (place, value) => {
          if (value === 1) values[place >> 3] = (values[place >> 3] ?? 0) | (1 << (place & 7));
        },
      );
    case 'date':
      return fillFixed(sheet, column, rows, new Int32Array(rows.length), (values) => (place, value) => {
        values[place] = daysOf(value, sheet.is1904) ?? 0;
      });
    case 'timestamp':
      return fillFixed(sheet, column, rows, new BigInt64Array(rows.length), (values) => {
        const put = wholes(values);
        return (place, value) => put(place, microsecondsOf(daysOf(value, sheet.is1904) ?? 0));
      });
    case 'time':
      return fillFixed(sheet, column, rows, new BigInt64Array(rows.length), (values) => {
        const put = wholes(values);
        return (place, value) => put(place, Math.min(86_399_999_000, microsecondsOf(value)));
      });
    case 'duration':
      return fillFixed(sheet, column, rows, new Uint8Array(rows.length * 16), durations);
    case 'text':
      return fillTexts(sheet, column, rows);
  }
}

type Put = (place: number, value: number) => void;

function fillFixed<Values extends Buffers['values']>(
  { grid, is1904 }: Sheet,
  { column, type, noDays }: TypedColumn,
  rows: readonly number[],
  values: Values,
  putInto: (values: Values) => Put,
): Buffers {
  const put = putInto(values);
  const validity = new Uint8Array((rows.length + 7) >> 3);
  const mayBeNoDay = noDays.count > 0 && (type === 'date' || type === 'timestamp');
  let nullCount = 0;
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] ?? 0;
    const kind = grid.kindAt(row, column);
    const value = grid.valueAt(row, column);
    if (
      kind === cellKind.empty ||
      kind === cellKind.error ||
      (mayBeNoDay && daysOf(value, is1904) === undefined)
    ) {
      nullCount += 1;
      continue;
    }
    validity[place >> 3] = (validity[place >> 3] ?? 0) | (1 << (place & 7));
    put(place, value);
  }
  return { length: rows.length, nullCount, validity, values };
}

/** Whole numbers that a double holds, in 64 bits, without a BigInt for each. */
function wholes(values: BigInt64Array): Put {
  const halves = new Int32Array(values.buffer);
  return (place, value) => {
    halves[2 * place] = value;
    halves[2 * place + 1] = Math.floor(value / 4_294_967_296);
  };
}

/** No months, no days, nanoseconds: 4, 4 and 8 bytes. */
function durations(values: Uint8Array<ArrayBuffer>): Put {
  const view = new DataView(values.buffer);
  return (place, value) => view.setBigInt64(place * 16 + 8, BigInt(microsecondsOf(value)) * 1000n, true);
}

const encoder = new TextEncoder();

function fillTexts(sheet: Sheet, { column }: TypedColumn, rows: readonly number[]): Buffers {
  const validity = new Uint8Array((rows.length + 7) >> 3);
  const offsets = new Int32Array(rows.length + 1);
  let values = new Uint8Array(Math.max(1024, rows.length * 16));
  let end = 0;
  let nullCount = 0;
  for (let place = 0; place < rows.length; place += 1) {
    const text = cellText(sheet, rows[place] ?? 0, column);
    if (text === undefined) {
      nullCount += 1;
    } else {
      validity[place >> 3] = (validity[place >> 3] ?? 0) | (1 << (place & 7));
      if (end + text.length * 3 > values.length) values = grown(values, end + text.length * 3);
      end += encoder.encodeInto(text, values.subarray(end)).written;
    }
    offsets[place + 1] = end;
  }
  return { length: rows.length, nullCount, validity, values: values.subarray(0, end), offsets };
}

function grown(bytes: Uint8Array, atLeast: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(atLeast, bytes.length * 2));
  larger.set(bytes);
  return larger;
}

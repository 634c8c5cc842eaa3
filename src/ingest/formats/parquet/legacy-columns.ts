import {
  Column,
  IntervalUnit,
  interval,
  TimeUnit,
  tableFromColumns,
  tableFromIPC,
  timestamp,
} from '@uwdata/flechette';
import type { IngestError } from '../../../core/error.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import { streamOf } from '../arrow/adapt.ts';
import { type AnyBatch, asStored, batchWithNulls } from '../arrow/batch.ts';
import type { Footer } from './footer.ts';
import { openSecondReader, type SecondReader } from './second-reader.ts';

type Element = Footer['columns'][number];

/** A column that is put in the place of the one that Arrow's own reader gives. */
interface Replacement {
  readonly column: string;
  readonly batchOf: (values: readonly unknown[]) => AnyBatch;
}

/** Puts right what Arrow's own reader gets wrong in a stream of rows that begins at row `start`. */
export type Correct = (
  stream: Uint8Array<ArrayBuffer>,
  start: number,
  rows: number,
) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Arrow's own reader lets INT96 timestamps before 1677 and after 2262 run over into other years, and leaves out the
 * months of an interval.
 */
export async function correctionOf(blob: Blob, footer: Footer): Promise<Correct> {
  refuseNested(footer);
  const reader = openSecondReader(blob, withoutIntervals(footer));
  const intervals = footer.columns.filter(isInterval).map(({ name }) => intervalsOf(name));
  const replacements = [...intervals];
  for (const { name } of footer.columns.filter(({ type }) => type === 'INT96')) {
    if (await runsOver(reader, name, footer)) replacements.push(microsecondsOf(name));
  }
  if (replacements.length === 0) return (stream) => Promise.resolve(stream);
  return async (stream, start, rows) => {
    const batches = await Promise.all(
      replacements.map(async ({ column, batchOf }): Promise<[string, AnyBatch]> => {
        return [column, batchOf(await reader.valuesOf(column, start, start + rows))];
      }),
    );
    return replaced(stream, new Map(batches));
  };
}

function replaced(
  stream: Uint8Array<ArrayBuffer>,
  batches: ReadonlyMap<string, AnyBatch>,
): Uint8Array<ArrayBuffer> {
  const table = tableFromIPC(stream, asStored);
  const columns = table.schema.fields.map(({ name }, index): [string, Column<unknown>] => {
    const batch = batches.get(name);
    return [name, batch === undefined ? table.getChildAt<unknown>(index) : new Column([batch], batch.type)];
  });
  return streamOf(tableFromColumns(columns));
}

const mostNanoseconds = 2n ** 63n - 1n;

async function runsOver(reader: SecondReader, column: string, { rowCount }: Footer): Promise<boolean> {
  const step = 100_000;
  for (let start = 0; start < rowCount; start += step) {
    const values = await reader.valuesOf(column, start, Math.min(rowCount, start + step));
    if (values.some((value) => typeof value === 'bigint' && !fits(value))) return true;
  }
  return false;
}

function fits(nanoseconds: bigint): boolean {
  return nanoseconds <= mostNanoseconds && nanoseconds >= -mostNanoseconds;
}

function microsecondsOf(column: string): Replacement {
  return {
    column,
    batchOf(values) {
      const micros = new BigInt64Array(values.length);
      for (const [row, value] of values.entries()) {
        if (typeof value !== 'bigint') continue;
        const count = value / 1000n;
        if (BigInt.asIntN(64, count) !== count) throw tooFar(column);
        micros[row] = count;
      }
      return batchWithNulls(timestamp(TimeUnit.MICROSECOND, null), micros, values);
    },
  };
}

/** Months, days and milliseconds, 4 bytes each, as months, days and nanoseconds. */
function intervalsOf(column: string): Replacement {
  return {
    column,
    batchOf(values) {
      const made = new DataView(new ArrayBuffer(values.length * 16));
      for (const [row, value] of values.entries()) {
        if (!(value instanceof Uint8Array)) continue;
        const given = new DataView(value.buffer, value.byteOffset, value.byteLength);
        made.setInt32(row * 16, given.getInt32(0, true), true);
        made.setInt32(row * 16 + 4, given.getInt32(4, true), true);
        made.setBigInt64(row * 16 + 8, BigInt(given.getUint32(8, true)) * 1_000_000n, true);
      }
      return batchWithNulls(interval(IntervalUnit.MONTH_DAY_NANO), new Uint8Array(made.buffer), values);
    },
  };
}

function isInterval({ converted_type: converted, logical_type: logical }: Element): boolean {
  return converted === 'INTERVAL' || logical?.type === 'INTERVAL';
}

/** The second reader refuses intervals, too, but gives the bytes of a column whose type is not said. */
function withoutIntervals({ metadata }: Footer): Footer['metadata'] {
  const schema = metadata.schema.map((element) => {
    if (!isInterval(element)) return element;
    const { name, repetition_type = 'REQUIRED' } = element;
    return { name, repetition_type, type: 'FIXED_LEN_BYTE_ARRAY' as const, type_length: 12 };
  });
  return { ...metadata, schema };
}

function refuseNested({ metadata, columns }: Footer): void {
  const affected = metadata.schema.filter((element) => element.type === 'INT96' || isInterval(element));
  const nested = affected.find(
    (element) => !columns.includes(element) || element.repetition_type === 'REPEATED',
  );
  if (nested === undefined) return;
  const kind = isInterval(nested) ? 'intervals' : 'INT96';
  throw refusedFile({ code: 'nested-times', column: nested.name, kind });
}

function tooFar(column: string): IngestError {
  return refusedFile({ code: 'far-times', column });
}

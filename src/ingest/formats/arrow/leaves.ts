import { columnFromArray, decimal128, float32, IntervalUnit, interval, utf8 } from '@uwdata/flechette';
import { type AnyBatch, remake } from './batch.ts';

export function halfFloatsAsFloats(batch: AnyBatch): AnyBatch {
  const values = Float32Array.from({ length: batch.length }, (_, row) => Number(batch.value(row)));
  return remake(batch, { type: float32(), values });
}

/** Days and milliseconds, 4 bytes each, as months, days and nanoseconds, 4, 4 and 8 bytes. */
export function dayTimesAsMonthDayNanos(batch: AnyBatch): AnyBatch {
  const { values } = batch;
  const given = new DataView(values.buffer, values.byteOffset, values.byteLength);
  const made = new DataView(new ArrayBuffer(batch.length * 16));
  for (let row = 0; row < batch.length; row += 1) {
    made.setInt32(row * 16 + 4, given.getInt32(row * 8, true), true);
    made.setBigInt64(row * 16 + 8, BigInt(given.getInt32(row * 8 + 4, true)) * 1_000_000n, true);
  }
  return remake(batch, {
    type: interval(IntervalUnit.MONTH_DAY_NANO),
    values: new Uint8Array(made.buffer),
  });
}

/** Decimals of another width as 128 bits. */
export function decimalsAs128(batch: AnyBatch, precision: number, scale: number): AnyBatch {
  const words = new BigInt64Array(batch.length * 2);
  for (let row = 0; row < batch.length; row += 1) {
    const unscaled = BigInt(batch.value(row) as bigint | number);
    words[row * 2] = BigInt.asIntN(64, unscaled);
    words[row * 2 + 1] = BigInt.asIntN(64, unscaled >> 64n);
  }
  return remake(batch, { type: decimal128(precision, scale), values: new BigUint64Array(words.buffer) });
}

/** What no number type of DuckDB holds exactly, as its digits. */
export function decimalsAsTexts(batch: AnyBatch, scale: number): AnyBatch {
  return asTexts(batch, (unscaled) => decimalText(BigInt(unscaled as bigint | number), scale));
}

export function asTexts(batch: AnyBatch, textOf: (value: unknown) => string): AnyBatch {
  const texts = Array.from({ length: batch.length }, (_, row) => {
    const value = batch.at(row);
    return value === null ? null : textOf(value);
  });
  const [made] = columnFromArray(texts, utf8()).data;
  if (made === undefined) throw new TypeError('A column of texts has no batch.');
  return made;
}

function decimalText(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  if (scale <= 0) return sign + digits + '0'.repeat(-scale);
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

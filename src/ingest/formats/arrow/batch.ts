import { type Batch, batchType, type DataType } from '@uwdata/flechette';

/** Values come out as they are stored: nothing is rounded on the way. */
export const asStored = { useBigInt: true, useDecimalInt: true } as const;

export type AnyBatch = Batch<unknown>;
type Made = ConstructorParameters<typeof Batch>[0];

/** A batch of a type by its buffers, as Arrow lays them out. */
export function makeBatch(options: Made): AnyBatch {
  const Constructor = batchType(options.type, asStored) as typeof Batch;
  return new Constructor<unknown>(options);
}

/** The same rows, with another type or other buffers. */
export function remake(batch: AnyBatch, changed: Partial<Made> & { readonly type: DataType }): AnyBatch {
  const { length, nullCount, validity, values, offsets, sizes, children } = batch;
  return makeBatch({ length, nullCount, validity, values, offsets, sizes, children, ...changed });
}

/** Values of a fixed width; where `given` is `null`, there is none. */
export function batchWithNulls(
  type: DataType,
  values: BigInt64Array | BigUint64Array | Int32Array | Uint8Array,
  given: readonly unknown[],
): AnyBatch {
  const validity = new Uint8Array(Math.ceil(given.length / 8));
  let nullCount = 0;
  for (const [row, value] of given.entries()) {
    if (value === null || value === undefined) nullCount += 1;
    else validity[row >> 3] = (validity[row >> 3] ?? 0) | (1 << (row & 7));
  }
  return makeBatch({ length: given.length, nullCount, type, validity, values });
}

import type { HandedBatch, HandedColumn, HandedForm } from '../../src/core/hand-over.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A whole column as bytes, little-endian: what Python copies in one piece. */
export interface ColumnBuffers {
  /** 0 where there is no value, in forms of a fixed width. Bits become bytes; JSON lists stand on lines of their own. */
  readonly values: Bytes;
  /** 32 bits each, one more than rows. They count characters for text, bytes for bytes. */
  readonly offsets: Bytes | undefined;
  /** Rows that have no value, 32 bits each. */
  readonly nulls: Bytes | undefined;
}

/** Puts the batches of a column behind one another. */
export function columnBuffers({ form, batches }: HandedColumn): ColumnBuffers {
  const nulls = nullRows(batches);
  const offsets = form.name === 'text' || form.name === 'bytes' ? joinedOffsets(batches) : undefined;
  const values = offsets === undefined ? fixedValues(form, batches, nulls) : joined(batches.map(usedBytes));
  return {
    values,
    offsets: offsets && bytesOf(form.name === 'text' ? characterOffsets(values, offsets) : offsets),
    nulls: nulls.length === 0 ? undefined : bytesOf(nulls),
  };
}

function fixedValues(form: HandedForm, batches: readonly HandedBatch[], nulls: Int32Array): Bytes {
  if (form.name === 'json') return joined(batches.flatMap(({ values }) => [values, lineBreak]));
  const width = byteWidth(form);
  const parts = batches.map(({ values, rowCount }) =>
    form.name === 'bits' ? unpackedBits(values, rowCount) : values.subarray(0, rowCount * width),
  );
  const all = joined(parts);
  for (const row of nulls) all.fill(0, row * width, (row + 1) * width);
  return width === 16 ? narrowed(all, form.name === 'uint128') : all;
}

const lineBreak = new Uint8Array([10]);

const numberWidths = { b: 1, B: 1, h: 2, H: 2, i: 4, I: 4, q: 8, Q: 8, f: 4, d: 8 } as const;

function byteWidth(form: HandedForm): number {
  switch (form.name) {
    case 'number':
    case 'enum':
      return numberWidths[form.format];
    case 'int128':
    case 'uint128':
    case 'decimal':
      return 16;
    case 'time':
    case 'timestamp':
      return 8;
    case 'date':
      return 4;
    case 'bits':
    case 'text':
    case 'bytes':
    case 'json':
      return 1;
  }
}

/** A copy, even of one part: what was handed over may be needed again, and is not changed. */
function joined(parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array<ArrayBuffer>): Bytes {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function nullRows(batches: readonly HandedBatch[]): Int32Array<ArrayBuffer> {
  const rows: number[] = [];
  let first = 0;
  for (const { validity, rowCount } of batches) {
    for (let row = 0; validity !== undefined && row < rowCount; row += 1) {
      if (!isSet(validity, row)) rows.push(first + row);
    }
    first += rowCount;
  }
  return Int32Array.from(rows);
}

function isSet(bits: Uint8Array, index: number): boolean {
  return (((bits[index >> 3] ?? 0) >> (index & 7)) & 1) === 1;
}

function unpackedBits(bits: Uint8Array, count: number): Bytes {
  const bytes = new Uint8Array(count);
  for (let index = 0; index < count; index += 1) bytes[index] = isSet(bits, index) ? 1 : 0;
  return bytes;
}

/** 128-bit integers as 64-bit ones, where all of them fit. */
function narrowed(wide: Bytes, isUnsigned: boolean): Bytes {
  const words = new Int32Array(wide.buffer);
  const narrow = new Int32Array(words.length / 2);
  for (let from = 0, to = 0; from < words.length; from += 4, to += 2) {
    const middle = words[from + 1] ?? 0;
    const sign = middle >> 31;
    if (words[from + 2] !== sign || words[from + 3] !== sign || (isUnsigned && sign !== 0)) return wide;
    narrow[to] = words[from] ?? 0;
    narrow[to + 1] = middle;
  }
  return bytesOf(narrow);
}

function usedBytes({ values, offsets, rowCount }: HandedBatch): Bytes {
  return values.subarray(offsets?.[0], offsets?.[rowCount]);
}

function joinedOffsets(batches: readonly HandedBatch[]): Int32Array<ArrayBuffer> {
  const rowCount = batches.reduce((sum, batch) => sum + batch.rowCount, 0);
  const all = new Int32Array(rowCount + 1);
  let row = 0;
  for (const batch of batches) {
    const { offsets = new Int32Array(1) } = batch;
    const shift = (all[row] ?? 0) - (offsets[0] ?? 0);
    for (let index = 1; index <= batch.rowCount; index += 1) {
      row += 1;
      all[row] = (offsets[index] ?? 0) + shift;
    }
  }
  return all;
}

/** Offsets into the text that UTF-8 bytes are, in code points: bytes that begin one. */
function characterOffsets(bytes: Uint8Array, byteOffsets: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  if (bytes.every((byte) => byte < 0x80)) return byteOffsets;
  let [byte, characters] = [0, 0];
  return byteOffsets.map((end) => {
    for (; byte < end; byte += 1) {
      if (((bytes[byte] ?? 0) & 0xc0) !== 0x80) characters += 1;
    }
    return characters;
  });
}

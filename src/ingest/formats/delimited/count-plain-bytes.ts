const carriageReturn = 13;

export interface PlainCount {
  readonly delimiters: number;
  readonly lineEnds: number;
}

/**
 * Counts in text without quotes, four bytes at a time; `undefined` where a line end or a carriage return stands at the
 * beginning of a line, as such a line may be blank. `isAfterLineEnd` says what stands before.
 */
export function countPlainBytes(
  bytes: Uint8Array,
  { delimiter, lineEnd, isAfterLineEnd }: { delimiter: number; lineEnd: number; isAfterLineEnd: boolean },
): PlainCount | undefined {
  if (bytes.length % 4 !== 0 || bytes.byteOffset % 4 !== 0) return undefined;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const delimiters = inEachByte(delimiter);
  const lineEnds = inEachByte(lineEnd);
  const returns = inEachByte(carriageReturn);
  let delimiterCount = 0;
  let lineEndCount = 0;
  let lineStarts = isAfterLineEnd ? 1 : 0;
  for (let index = 0; index < words.length; ) {
    // A byte counts up to 255.
    const stop = Math.min(words.length, index + 255);
    let delimiterSums = 0;
    let lineEndSums = 0;
    for (; index < stop; index += 1) {
      const word = words[index] ?? 0;
      const ends = onesWhere(word, lineEnds);
      lineStarts |= ends << 8;
      if ((lineStarts & (ends | onesWhere(word, returns))) !== 0) return undefined;
      lineStarts = ends >>> 24;
      delimiterSums += onesWhere(word, delimiters);
      lineEndSums += ends;
    }
    delimiterCount += sumOfBytes(delimiterSums);
    lineEndCount += sumOfBytes(lineEndSums);
  }
  return { delimiters: delimiterCount, lineEnds: lineEndCount };
}

function inEachByte(byte: number): number {
  return Math.imul(byte, 0x01010101);
}

/** 1 in each byte of a word that is the same in the other, 0 in the rest (Hacker's Delight, 6-1). */
function onesWhere(word: number, same: number): number {
  const difference = word ^ same;
  const low = (difference & 0x7f7f7f7f) + 0x7f7f7f7f;
  return ~(low | difference | 0x7f7f7f7f) >>> 7;
}

function sumOfBytes(word: number): number {
  return (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24);
}

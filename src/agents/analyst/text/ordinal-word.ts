const words = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** "second highest" for one skipped; the plain word for none, and for more than nine. */
export function withOrdinal(skipped: number | undefined, word: string): string {
  const ordinal = skipped === undefined ? undefined : words[skipped - 1];
  return ordinal === undefined ? word : `${ordinal} ${word}`;
}

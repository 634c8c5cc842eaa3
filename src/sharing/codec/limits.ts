/** What of a stranger's analysis is read before it is refused. */
export interface Limits {
  /** Of the analysis, compressed. */
  readonly packedBytes: number;
  /** Of the analysis as text. */
  readonly textBytes: number;
  /** Values, lists and objects together. */
  readonly nodes: number;
  /** Lists and objects inside one another. */
  readonly depth: number;
}

export const limits: Limits = { packedBytes: 4_000_000, textBytes: 24_000_000, nodes: 400_000, depth: 24 };

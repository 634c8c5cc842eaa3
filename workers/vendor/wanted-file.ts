/** A file to have on this machine, and how to tell that it is the right one. */
export interface WantedFile {
  /** For people. */
  readonly name: string;
  readonly url: string;
  /** Relative to the folder of vendored files, with slashes. */
  readonly path: string;
  /** What is wrong with these bytes; `undefined` when they are right. */
  readonly faultIn: (bytes: Uint8Array) => string | undefined;
}

/** What became of a wanted file. Only `present` leaves a file behind. */
export type Outcome =
  | { readonly kind: 'present'; readonly bytes: number; readonly sha256: string; readonly isNew: boolean }
  /** The host could not be reached, or broke off each time. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** The host answers, but does not have it. */
  | { readonly kind: 'missing'; readonly reason: string }
  /** What came, whole, is not what was wanted. */
  | { readonly kind: 'wrong'; readonly reason: string };

export interface Collected {
  readonly file: WantedFile;
  readonly outcome: Outcome;
}

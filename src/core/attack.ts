/** What came of an attack. */
export type AttackOutcome =
  /** `said` is what refused it said, word for word. */
  | { readonly kind: 'stopped'; readonly said: string }
  /** It got through: `got` is what it has. */
  | { readonly kind: 'through'; readonly got: string };

/** Code that tries to get data out of this tab. It is really run. */
export interface Attack {
  readonly id: string;
  /** What runs it. */
  readonly runner: 'sql' | 'python' | 'page' | 'file';
  /** What it tries, in the user's words. */
  readonly title: string;
  readonly code: string;
  /** Rejects only when it could not be tried at all. */
  readonly attempt: () => Promise<AttackOutcome>;
}

/** A policy as the browser has it. */
export interface PolicyInForce {
  /** Of the page, or of a worker: in words. */
  readonly of: string;
  readonly isPage: boolean;
  readonly text: string;
}

/** What went over the network, or was asked of it, since the page was opened. */
export interface Traffic {
  /** Files of the app itself, from the address that it was opened at. */
  readonly own: { readonly count: number; readonly bytes: number };
  /** Addresses that are not the app's own and that were reached. */
  readonly elsewhere: readonly string[];
  /** Requests that the browser refused. */
  readonly refused: number;
}

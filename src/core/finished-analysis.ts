import type { BoundValue, RichText } from './answer.ts';
import type { Cell } from './cell.ts';
import type { ChartSpec } from './chart.ts';
import type { Finding } from './finding.ts';

/** A question about the demo data, answered by the built-in analyst when the app was built. */
export interface FinishedAnswer {
  readonly question: string;
  readonly text: readonly RichText[];
  readonly chart: ChartSpec | null;
  /** What the text and the chart refer to: each with the query that gave it. */
  readonly findings: readonly Extract<Finding, { readonly language: 'sql' }>[];
}

/** Readable before any engine is there, and computed again by the engine of whoever reads it. */
export interface FinishedAnalysis {
  /** What the demo's table is called in the queries. */
  readonly table: string;
  readonly rowCount: number;
  /** Of the demo's file, as in a dataset's `source`. */
  readonly contentHash: string;
  readonly answers: readonly FinishedAnswer[];
}

/** A figure that did not come out again as it is shown. */
export interface Mismatch {
  readonly question: string;
  readonly shown: Cell;
  /** `undefined` where the query gave nothing in its place. */
  readonly found: Cell | undefined;
  readonly format: BoundValue['format'];
}

/** What came of computing all figures again. */
export interface Recomputed {
  readonly figureCount: number;
  readonly mismatches: readonly Mismatch[];
}

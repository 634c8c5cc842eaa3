import type { Cell, CellKind } from './cell.ts';
import type { Column } from './dataset.ts';

export const conditionTests = [
  'contains',
  'lacks',
  'equals',
  'differs',
  'above',
  'at-least',
  'below',
  'at-most',
  'present',
  'missing',
] as const;
export type ConditionTest = (typeof conditionTests)[number];

/**
 * What a row must meet to be shown. Texts are compared without regard to case; a missing value differs from all others
 * and lacks every text.
 */
export interface Condition {
  readonly column: string;
  readonly test: ConditionTest;
  /** As it was typed: a number with a point, a date as ISO text; not used by `present` and `missing`. */
  readonly value: string;
}

/** Missing values come last in both directions. */
export interface Ordering {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** Which rows of a result are looked at, and in which order: that of the result where it does not say. */
export interface RowView {
  readonly conditions: readonly Condition[];
  readonly order: readonly Ordering[];
}

export const wholeView: RowView = { conditions: [], order: [] };

export function isWhole({ conditions, order }: RowView): boolean {
  return conditions.length === 0 && order.length === 0;
}

/** Which tests make sense for a kind of values. */
export function testsFor(kind: CellKind): readonly ConditionTest[] {
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'float':
    case 'date':
    case 'timestamp':
    case 'time':
      return ['equals', 'differs', 'above', 'at-least', 'below', 'at-most', 'present', 'missing'];
    case 'boolean':
      return ['equals', 'differs', 'present', 'missing'];
    case 'text':
      return ['contains', 'lacks', 'equals', 'differs', 'present', 'missing'];
    case 'interval':
    case 'binary':
    case 'nested':
    case 'other':
      return ['contains', 'lacks', 'present', 'missing'];
  }
}

/** What is known of a column over the rows that are looked at; exact, not estimated. */
export interface ColumnFigures {
  readonly rowCount: number;
  readonly missing: number;
  readonly distinct: number;
  readonly min: Cell;
  readonly max: Cell;
  /** Of numbers only. */
  readonly mean?: number;
  readonly median?: number;
  /** Rows in equally wide steps from the least to the greatest value; of numbers and dates. */
  readonly bins?: readonly number[];
  /** The most frequent values; of all other kinds. */
  readonly top?: readonly { readonly value: Cell; readonly count: number }[];
}

/**
 * The spread of one group of values, as Tukey drew it: the whiskers reach to the last value within 1.5 times the box.
 * Quartiles lie between the two nearest values, as `quantile_cont` has them; infinite values and NaN are left out.
 */
export interface BoxFigures {
  /** What the group shares; `null` also where all rows are one group. */
  readonly group: Cell;
  readonly count: number;
  readonly low: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly high: number;
  readonly outlierCount: number;
  /** Beyond the whiskers, from the least to the greatest; at most `mostOutliers`, evenly taken, both ends among them. */
  readonly outliers: readonly number[];
}

/** The largest groups first, at most `mostBoxes` of them. */
export interface Boxes {
  readonly groupCount: number;
  readonly boxes: readonly BoxFigures[];
}

export const mostBoxes = 12;
export const mostOutliers = 200;

/** Rows in the order of a view. */
export interface ArrangedRows {
  readonly rowCount: number;
  /** Rows from a place on, in the view's order. */
  page(from: number, count: number, signal?: AbortSignal): Promise<readonly (readonly Cell[])[]>;
  figures(column: string, signal?: AbortSignal): Promise<ColumnFigures>;
  /** The spread of a column over all rows, for each value of another where one is named. */
  boxes(of: string, by: string | undefined, signal?: AbortSignal): Promise<Boxes>;
  /** Rows as an Arrow IPC stream, for files. */
  arrow(asked: ArrowPage): Promise<Uint8Array<ArrayBuffer>>;
  /** Lets go of what the engine keeps for it. */
  release(): void;
}

export interface ArrowPage {
  readonly from: number;
  readonly count: number;
  readonly columns: readonly string[];
  /** `plain`: in types that other programs know, for files of typed columns; `cells`: to be decoded to cells. */
  readonly form: 'plain' | 'cells';
  readonly signal: AbortSignal;
}

/** A query's whole result, held by the engine and looked at in pages: it never comes to the page at once. */
export interface HeldResult {
  readonly columns: readonly Column[];
  /** All rows, as many as are held. */
  readonly rowCount: number;
  /** There are more rows than the engine can hold. */
  readonly truncated: boolean;
  arrange(view: RowView, signal?: AbortSignal): Promise<ArrangedRows>;
  release(): void;
}

export interface HoldOptions {
  readonly signal?: AbortSignal;
  readonly activeTable?: string;
  /** Rows that are held at most. Default 5,000,000. */
  readonly rowLimit?: number;
}

/** Runs a query once more and keeps its result in the engine until it is let go. */
export interface ResultHolder {
  /** Rejects with `QueryError`, or with an `AbortError` when the signal stops it. */
  hold(sql: string, options?: HoldOptions): Promise<HeldResult>;
  /** The same over rows that the page has already. */
  holdRows(
    columns: readonly Column[],
    rows: readonly (readonly Cell[])[],
    signal?: AbortSignal,
  ): Promise<HeldResult>;
}

export const exportFormats = ['csv', 'xlsx', 'json', 'parquet', 'arrow'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface TableExport {
  readonly format: ExportFormat;
  readonly rows: ArrangedRows;
  /** In their order in the file. */
  readonly columns: readonly Column[];
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly onProgress: (fraction: number) => void;
}

/** Writes rows into a file, off the page. Rejects with an `AbortError` when stopped. */
export type ExportTable = (asked: TableExport) => Promise<Blob>;

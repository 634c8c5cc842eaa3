import type { Table } from './dataset.ts';
import type { Profile } from './profile.ts';

/** A table with what is known of it. */
export interface KnownTable {
  readonly table: Table;
  readonly profile: Profile;
}

/** A column of a table. */
export interface ColumnPlace {
  readonly table: string;
  readonly column: string;
}

/** Each row of the table `many` finds at most one row of the table `one`: measured, not guessed. */
export interface Join {
  readonly many: ColumnPlace;
  readonly one: ColumnPlace;
  /** Rows of the many side that were looked at: all of them, unless `isSampled`. */
  readonly rowsSeen: number;
  readonly isSampled: boolean;
  /** Of the rows seen, those where the column is empty, and those that found a row. */
  readonly missing: number;
  readonly matched: number;
  /** Different values without a match, and a few of them, the most frequent first. */
  readonly unmatchedValues: number;
  readonly unmatchedExamples: readonly string[];
  /** Rows of the one side that no row points to; unknown where the many side was sampled. */
  readonly unused: number | undefined;
  /** The many side is unique too. */
  readonly isOneToOne: boolean;
  /** Questions that need both tables. */
  readonly questions: readonly string[];
}

/** Of the rows with a value, the share that finds a row: 0 to 1. */
export function matchShare({ rowsSeen, missing, matched }: Join): number {
  return rowsSeen === missing ? 0 : matched / (rowsSeen - missing);
}

/** Rows of the many side that find no row of the one side, be it that they have no value. */
export function unmatchedRows({ rowsSeen, matched }: Join): number {
  return rowsSeen - matched;
}

/** `orders.customer_id → customers.id`. */
export function joinName({ many, one }: Pick<Join, 'many' | 'one'>): string {
  return `${many.table}.${many.column} → ${one.table}.${one.column}`;
}

import type { Cell } from '../../core/cell.ts';

/**
 * What a question asks of one table, in a form that SQL is written from.
 *
 * "average amount by bank in March, highest first" is
 * ```
 * { kind: 'groups', table: 'transactions',
 *   by: [{ kind: 'column', column: 'bank' }],
 *   measures: [{ kind: 'aggregate', of: { kind: 'column', column: 'amount' }, how: 'mean' }],
 *   where: { kind: 'compare', left: { kind: 'part', part: 'month', of: 'timestamp' }, operator: '=', right: 3 },
 *   order: [{ by: 'measure', index: 0, descending: true }] }
 * ```
 * "who is the oldest player" is
 * ```
 * { kind: 'rows', table: 'players', columns: [{ kind: 'column', column: 'player' }],
 *   order: [{ by: 'expression', expression: { kind: 'column', column: 'age' }, descending: true }], limit: 1 }
 * ```
 */
export type Intent = RowsIntent | GroupsIntent | PairIntent;

/** Rows as they stand: look-ups, lists, the row with the highest value. */
export interface RowsIntent {
  readonly kind: 'rows';
  readonly table: string;
  readonly columns: readonly Expression[];
  readonly where?: Filter;
  readonly distinct?: boolean;
  readonly order?: readonly Order[];
  readonly limit?: number;
  readonly offset?: number;
  /** Only rows before or after the (first or last) row that this filter finds, in the order of the file. */
  readonly beside?: { readonly side: 'before' | 'after'; readonly of: Filter };
}

/** Aggregates, of all rows or by group. */
export interface GroupsIntent {
  readonly kind: 'groups';
  readonly table: string;
  readonly by: readonly Expression[];
  readonly measures: readonly Measure[];
  readonly where?: Filter;
  /** Only groups whose first measure is so, against `to`, or the same measure of all rows under the same filters. */
  readonly against?: { readonly operator: Operator; readonly to?: number };
  /** Only so many of the second of `by`, ranked by the first measure; those of the same rank all. */
  readonly best?: { readonly count: number; readonly descending: boolean };
  /** Columns of `by` with missing values: in an order by a measure that group comes last. */
  readonly missingLast?: readonly string[];
  readonly order?: readonly Order[];
  readonly limit?: number;
  readonly offset?: number;
}

/** Two numbers of the same table side by side: `left` and `right` are the columns of its one row. */
export interface PairIntent {
  readonly kind: 'pair';
  readonly left: ScalarIntent;
  readonly right: ScalarIntent | { readonly kind: 'constant'; readonly value: Cell };
}

/** An intent whose result is one cell. */
export type ScalarIntent = RowsIntent | GroupsIntent;

export type TimeGrain = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';
export type TimePart =
  | 'year'
  | 'quarter'
  | 'month'
  | 'month-name'
  | 'day'
  | 'weekday'
  | 'weekday-name'
  | 'hour'
  | 'minute'
  | 'weekend';

export type Expression =
  | { readonly kind: 'column'; readonly column: string }
  /** The number written in a text column: `$1,234.50` is 1234.5. `decimal` is the sign between whole and fraction. */
  | { readonly kind: 'number'; readonly column: string; readonly decimal: '.' | ',' }
  /** Start of the period that a time falls in. */
  | { readonly kind: 'period'; readonly grain: TimeGrain; readonly of: string }
  /** January is 1, Monday is 1; a weekday's and a month's name, and `weekend` or `weekday`, are texts. */
  | { readonly kind: 'part'; readonly part: TimePart; readonly of: string }
  /** Case and spaces at the ends ignored. */
  | { readonly kind: 'plain-text'; readonly column: string }
  | {
      readonly kind: 'computed';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    };

export type AggregateName =
  | 'sum'
  | 'mean'
  | 'median'
  | 'min'
  | 'max'
  | 'std'
  | 'population-std'
  | 'variance'
  | 'range'
  | 'mode'
  /** From the first to the third quartile. */
  | 'iqr'
  /** Median of the distances from the median, as they are: not scaled to a normal distribution. */
  | 'mad'
  /** Of the mean. */
  | 'standard-error'
  /** Sample standard deviation over the mean. */
  | 'variation';

export type Measure =
  | { readonly kind: 'count' }
  | { readonly kind: 'count-distinct'; readonly of: Expression }
  | { readonly kind: 'count-present'; readonly of: Expression }
  | { readonly kind: 'count-missing'; readonly of: Expression }
  | { readonly kind: 'aggregate'; readonly how: AggregateName; readonly of: Expression }
  /** `at` from 0 to 1, interpolated. */
  | { readonly kind: 'percentile'; readonly at: number; readonly of: Expression }
  /** Fraction of the rows for which `of` holds. */
  | { readonly kind: 'rate'; readonly of: Filter; readonly name?: string }
  | { readonly kind: 'count-where'; readonly of: Filter; readonly name?: string }
  /** This group's part of the whole, as a fraction; of rows, or of a sum. */
  | { readonly kind: 'share'; readonly of?: Expression }
  /** What the rows of `part` add to the sum of all, as a fraction. */
  | { readonly kind: 'part-of-sum'; readonly of: Expression; readonly part: Filter }
  /** The total of one over that of another, of the rows that have both; `isShare` where the one is part of the other. */
  | {
      readonly kind: 'ratio';
      readonly of: Expression;
      readonly to: Expression;
      readonly name: string;
      readonly isShare?: boolean;
    }
  /** The whole divided by the number of different groups or periods; rows without one are left out. */
  | { readonly kind: 'mean-per'; readonly of: SummableMeasure; readonly each: Expression }
  | AlongMeasure
  /** Second ways to a count, a rate and a mean, to check them by. */
  | { readonly kind: 'sum-of-ones' }
  | { readonly kind: 'mean-of-ones'; readonly of: Filter }
  | { readonly kind: 'mean-by-parts'; readonly of: Expression };

/** A measure of each group seen along the first of `by`, which is a period or a whole number such as a year. */
export type AlongMeasure =
  /** From the first group up to each. */
  | { readonly kind: 'running'; readonly of: SummableMeasure }
  /** From the period right before, missing where that has no rows; `relative` is a fraction of it. */
  | { readonly kind: 'change'; readonly of: PlainMeasure; readonly relative: boolean }
  /** The mean of the last so many periods, missing where one of them has no rows. */
  | { readonly kind: 'moving-mean'; readonly of: PlainMeasure; readonly periods: number };

export type PlainMeasure = Extract<Measure, { kind: 'count' | 'aggregate' | 'rate' }>;
export type SummableMeasure =
  | { readonly kind: 'count' }
  | { readonly kind: 'aggregate'; readonly how: 'sum' | 'mean'; readonly of: Expression };

export type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Filter =
  | {
      readonly kind: 'compare';
      readonly left: Expression;
      readonly operator: Operator;
      readonly right: Cell | Expression;
    }
  /** Against an aggregate of the whole table (under the same other filters none). */
  | {
      readonly kind: 'against';
      readonly left: Expression;
      readonly operator: Operator;
      readonly how: AggregateName;
    }
  | { readonly kind: 'between'; readonly left: Expression; readonly low: Cell; readonly high: Cell }
  /** From `low`, before `high`: a period of time. */
  | { readonly kind: 'within'; readonly left: Expression; readonly low: string; readonly high: string }
  | { readonly kind: 'one-of'; readonly left: Expression; readonly values: readonly Cell[] }
  /** Contains the words, in this order, whatever stands between and around them. Case is ignored. */
  | { readonly kind: 'contains'; readonly column: string; readonly words: readonly string[] }
  | { readonly kind: 'starts'; readonly column: string; readonly text: string }
  /** Other rows with the value that the rows of `of` have. */
  | { readonly kind: 'same-as'; readonly left: Expression; readonly of: Filter }
  | { readonly kind: 'missing'; readonly of: Expression }
  | { readonly kind: 'not'; readonly part: Filter }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] };

export type Order =
  | { readonly by: 'expression'; readonly expression: Expression; readonly descending: boolean }
  | { readonly by: 'measure'; readonly index: number; readonly descending: boolean }
  /** The least value within a group. */
  | { readonly by: 'first'; readonly expression: Expression; readonly descending: boolean }
  /** How close a number is to a target, closest first. */
  | { readonly by: 'distance'; readonly expression: Expression; readonly to: number }
  /** The order of the file. */
  | { readonly by: 'position'; readonly descending: boolean };

export const columnOf = (column: string): Expression => ({ kind: 'column', column });

/** Figures of all rows together that a filter leaves. */
export function overAll(table: string, measures: readonly Measure[], where?: Filter): GroupsIntent {
  return { kind: 'groups', table, by: [], measures, ...(where === undefined ? {} : { where }) };
}

/** All of the parts; `undefined` when there are none. */
export function all(parts: readonly (Filter | undefined)[]): Filter | undefined {
  const present = parts.filter((part) => part !== undefined);
  return present.length > 1 ? { kind: 'and', parts: present } : present[0];
}

/** The columns that an expression reads. */
export function columnsOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'column':
    case 'number':
    case 'plain-text':
      return [expression.column];
    case 'period':
    case 'part':
      return [expression.of];
    case 'computed':
      return [...columnsOf(expression.left), ...columnsOf(expression.right)];
  }
}

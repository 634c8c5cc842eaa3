import type { Assumption } from '../../../../core/answer.ts';
import type { ColumnMark, Mark } from '../../annotate/mark.ts';
import type { Expression, TimeGrain } from '../../intent.ts';
import { type SchemaColumn, shown } from '../../schema/schema.ts';

/** A dimension of a grouping, with the marks that ask for it. */
export interface Grouping {
  readonly by: Expression;
  readonly column: SchemaColumn;
  readonly marks: readonly Mark[];
  readonly grain?: TimeGrain;
  /** Token indexes that ask for it beside the marks. */
  readonly words?: readonly number[];
  readonly assumption?: Assumption;
}

export function groupingOf(mark: ColumnMark, marks: readonly Mark[]): Grouping {
  return { by: shown(mark.column), column: mark.column, marks: [mark, ...marks] };
}

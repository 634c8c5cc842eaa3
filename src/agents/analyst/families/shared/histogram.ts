import { isNumericKind } from '../../../../core/cell.ts';
import type { ColumnMark } from '../../annotate/mark.ts';
import type { Parse } from '../../read/parse.ts';

/** A histogram of a few values has a bar for each; of many it needs ranges. */
const mostBars = 30;

export function isHistogramOfMany(of: Parse, { column }: ColumnMark): boolean {
  const { kind, distinctCount } = column.profile;
  return /\bhistograms?\b/i.test(of.text) && isNumericKind(kind) && distinctCount > mostBars;
}

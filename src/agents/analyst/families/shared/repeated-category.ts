import type { ColumnMark, Mark } from '../../annotate/mark.ts';
import type { Parse } from '../../read/parse.ts';
import { isKey } from '../../schema/schema.ts';
import { columnsBeside } from './groupings.ts';

/** The only column that is named beside the conditions, where it is a category: its groups are asked for. */
export function repeatedCategory(of: Parse, except: readonly Mark[] = []): ColumnMark | undefined {
  const [first, second] = columnsBeside(of, []).filter((mark) => !except.includes(mark));
  if (first === undefined || second !== undefined) return undefined;
  const { isText, number, profile } = first.column;
  const isCategory = (isText && number === undefined) || isKey(first.column);
  return isCategory && isRepeated(profile.distinctCount, of.schema.rowCount) ? first : undefined;
}

/** Rows of one value each are no groups. */
export function isRepeated(distinctCount: number, rowCount: number): boolean {
  return distinctCount >= 2 && distinctCount <= rowCount / 2;
}

import type { Baseline, ColumnProfile } from '../../core/profile.ts';
import { cellText } from '../cell-text.ts';
import { yesOf } from './flag.ts';

/** A column with at most so many values has the share of each as a baseline. */
const maxSharedValues = 6;

/** Averages and shares of the whole table. Shares are of the rows where the column is filled. */
export function judgeBaselines(columns: readonly ColumnProfile[], rowCount: number): readonly Baseline[] {
  return columns.flatMap((column) => [...meanOf(column), ...sharesOf(column, rowCount - column.nullCount)]);
}

function meanOf({ name, role, numeric }: ColumnProfile): readonly Baseline[] {
  if (role !== 'measure' || numeric === undefined) return [];
  return [{ name: `mean ${name}`, column: name, kind: 'mean', baseline: numeric.mean }];
}

function sharesOf(column: ColumnProfile, valueCount: number): readonly Baseline[] {
  if (column.role !== 'dimension' || column.distinctCount < 2 || column.distinctCount > maxSharedValues)
    return [];
  if (column.distinctCount > valueCount / 2) return [];
  return comparedValues(column).map(({ value, count }) => ({
    name: `share of ${column.name} = ${cellText(value)}`,
    column: column.name,
    value,
    kind: 'rate',
    baseline: count / valueCount,
  }));
}

/** A flag's rate is that of its yes. */
function comparedValues({ semanticType, topValues }: ColumnProfile): ColumnProfile['topValues'] {
  if (semanticType !== 'boolean') return topValues;
  const yes = yesOf(topValues.map(({ value }) => value));
  return topValues.filter(({ value }) => value === yes);
}

import type { Assumption } from '../../../../core/answer.ts';
import type { ColumnMark } from '../../annotate/mark.ts';
import { asIfSaid } from '../../read/conditions/reader.ts';
import type { Parse } from '../../read/parse.ts';
import { isAdditive } from '../../schema/additive.ts';
import type { SchemaColumn } from '../../schema/schema.ts';

export type UsualFigure = 'sum' | 'mean';

/** What a measure is taken as where no word says how. */
export function usualFigure(column: SchemaColumn): UsualFigure {
  return isAdditive(column) ? 'sum' : 'mean';
}

/** Says so, and offers the other. */
export function figureAssumption(of: Parse, mark: ColumnMark, how: UsualFigure): Assumption {
  const { name } = mark.column;
  const other = how === 'sum' ? `average ${name}` : `total ${name}`;
  return {
    text: how === 'sum' ? `I added up ${name}.` : `I took the average of ${name}.`,
    alternatives: [{ label: other, question: asIfSaid(of, mark, other) }],
  };
}

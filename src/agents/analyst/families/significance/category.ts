import type { ColumnMark, Mark } from '../../annotate/mark.ts';
import { categoryColumns, hasFewValues, type Topic } from '../../python/topic.ts';
import type { Condition } from '../../read/conditions/condition.ts';
import { cues } from '../../read/parse.ts';
import { columnNamed, type SchemaColumn } from '../../schema/schema.ts';

/** A column that makes groups: named, grouped by, or that of the values that are compared. */
export interface Category {
  readonly column: SchemaColumn;
  readonly marks: readonly Mark[];
  readonly mark: ColumnMark | undefined;
  /** The value whose rate is asked about: no filter. */
  readonly numerator?: Condition;
}

export function categoriesOf(topic: Topic): Category[] {
  const grouped = topic.groups.flatMap(({ by, column, marks }): Category[] =>
    by.kind === 'column' && hasFewValues({ by, column, marks }) ? [{ column, marks, mark: undefined }] : [],
  );
  const named = categoryColumns(topic).map(
    (mark): Category => ({ column: mark.column, marks: [mark], mark }),
  );
  const compared = topic.scope.conditions.flatMap(({ filter, columns }): Category[] => {
    const isChoice = (filter.kind === 'one-of' && filter.values.length > 1) || filter.kind === 'or';
    const column = isChoice ? columns[0] : undefined;
    const known = column === undefined ? undefined : columnNamed(topic.of.schema, column.name);
    return known === undefined ? [] : [{ column: known, marks: [], mark: undefined }];
  });
  const found = [...ratedOf(topic), ...grouped, ...named, ...compared];
  return found.filter((one, index) => found.findIndex(({ column }) => column === one.column) === index);
}

/** "is the failure rate different": the column that the rate is of, where it has no third value. */
function ratedOf(topic: Topic): Category[] {
  const rates = cues(topic.of, 'rate');
  const [numerator] = topic.scope.conditions;
  const [column] = numerator?.columns ?? [];
  if (rates.length === 0 || numerator === undefined || column?.profile.distinctCount !== 2) return [];
  return [{ column, marks: [...rates, ...numerator.marks], mark: undefined, numerator }];
}

import type { ColumnMark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import type { Filter, Measure } from '../intent.ts';
import type { Condition } from '../read/conditions/condition.ts';
import { operatorWords } from '../read/conditions/condition.ts';
import { cues, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { shown } from '../schema/schema.ts';
import { measureLabel } from '../sql/label.ts';
import { dimensionsOf, measuresOf, trustOfColumn } from './shared/columns.ts';
import { isRepeated, repeatedCategory } from './shared/repeated-category.ts';

/** "which channels are above the overall average amount", "departments with an above-average salary". */
export const aboveWhole: Family = {
  name: 'groups against the whole',
  about: 'which groups lie above or below the average of all rows',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const dimension = dimensionsOf(schema).find((column) =>
      isRepeated(column.profile.distinctCount, schema.rowCount),
    );
    return measure === undefined || dimension === undefined
      ? []
      : [`Which ${dimension.name} has an average ${measure.name} above the overall average?`];
  },
  read: (of) => {
    const condition = of.conditions.find(({ filter }) => filter.kind === 'against');
    const group = repeatedCategory(of);
    return condition?.filter.kind !== 'against' || group === undefined || asksOtherwise(of)
      ? []
      : [readingOf(of, condition, condition.filter, group)];
  },
};

/** A count of rows, a sum of each group, or other figures: another question. */
function asksOtherwise(of: Parse): boolean {
  return (
    cues(of, 'aggregate').some(({ cue }) => cue.how !== 'mean' && cue.how !== 'median') ||
    ['count', 'superlative', 'frequency', 'rate', 'every', 'exists', 'percentile', 'distinct'].some((type) =>
      of.free.some((mark) => mark.kind === 'cue' && mark.cue.type === type),
    )
  );
}

function readingOf(
  of: Parse,
  condition: Condition,
  { left, how, operator }: Extract<Filter, { kind: 'against' }>,
  group: ColumnMark,
): Reading {
  const scope = scopeOf(of.conditions.filter((one) => one !== condition));
  const measure: Measure = { kind: 'aggregate', how, of: left };
  const label = measureLabel(measure);
  const words = of.tokens.filter(({ word }) => /^(overall|whole|general|all)$/.test(word));
  return {
    marks: [...condition.marks, group, ...scope.marks, ...cues(of, 'aggregate')],
    words: words.map(({ index }) => index),
    trust: trustOfColumn(group) * scope.trust * condition.trust * 1.05,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [shown(group.column)],
        measures: [measure, { kind: 'count' }],
        against: { operator },
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order: [{ by: 'measure', index: 0, descending: operator === '>' || operator === '>=' }],
      },
      shape: { kind: 'groups', asked: 'several' },
      scope,
      what: `${group.column.name} whose ${label} ${operatorWords[operator]} the ${label} of all rows`,
      columns: [group.column.name, ...condition.columns.map(({ name }) => name)],
      assumptions: [
        {
          text: `I compared the ${label} of each ${group.column.name} with that of all rows.`,
          alternatives: [],
        },
      ],
    }),
  };
}

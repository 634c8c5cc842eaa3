import { queryTask } from '../../compose/task.ts';
import type { Reading } from '../../family.ts';
import { type Measure, overAll } from '../../intent.ts';
import { cues, type Parse } from '../../read/parse.ts';
import { scopeOf } from '../../read/scope.ts';
import { measured } from '../../schema/schema.ts';
import { trustOfColumn } from '../shared/columns.ts';
import { columnsBeside } from '../shared/groupings.ts';

/** "the difference between the highest and the lowest price". */
export function spread(of: Parse): Reading[] {
  const [difference] = cues(of, 'difference');
  const extremes = cues(of, 'superlative');
  const [target] = columnsBeside(of, []).filter((mark) => mark.column.number !== undefined);
  const directions = new Set(extremes.map(({ cue }) => cue.descending));
  if (difference === undefined || directions.size < 2 || target === undefined) return [];
  const scope = scopeOf(of.conditions);
  const measure: Measure = { kind: 'aggregate', how: 'range', of: measured(target.column) };
  return [
    {
      marks: [difference, ...extremes, target, ...scope.marks],
      trust: scope.trust * trustOfColumn(target),
      task: queryTask(of, {
        intent: overAll(of.schema.table, [measure], scope.where),
        shape: { kind: 'value' },
        scope,
        what: `the difference between the highest and lowest ${target.column.name}`,
        columns: [target.column.name],
      }),
    },
  ];
}

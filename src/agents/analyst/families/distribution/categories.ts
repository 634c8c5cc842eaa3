import { queryTask } from '../../compose/task.ts';
import type { Reading } from '../../family.ts';
import { statisticReading } from '../../python/task.ts';
import type { Topic } from '../../python/topic.ts';
import { shown } from '../../schema/schema.ts';

export function categoryReadings(topic: Topic): Reading[] {
  const [target, second] = topic.columns;
  if (target === undefined || second !== undefined || target.column.number !== undefined) return [];
  const task = queryTask(topic.of, {
    intent: {
      kind: 'groups',
      table: topic.of.schema.table,
      by: [shown(target.column)],
      measures: [{ kind: 'count' }, { kind: 'share' }],
      ...(topic.scope.where === undefined ? {} : { where: topic.scope.where }),
      order: [{ by: 'measure', index: 0, descending: true }],
    },
    shape: { kind: 'groups', asked: 'all' },
    scope: topic.scope,
    what: `the distribution of ${target.column.name}`,
    columns: [target.column.name],
  });
  return [statisticReading(topic, task, [target])];
}

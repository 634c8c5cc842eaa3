import type { ColumnMark } from '../../annotate/mark.ts';
import type { Reading } from '../../family.ts';
import { type DataAsk, dataSql } from '../../python/data.ts';
import { program, pythonColumn, pythonText } from '../../python/program.ts';
import { pythonOf } from '../../python/result.ts';
import { statisticReading, statisticTask } from '../../python/task.ts';
import type { Topic } from '../../python/topic.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { listAnswer } from './list-answer.ts';
import { judgementOf, methodOf } from './method.ts';

export function groupedReading(
  topic: Topic,
  left: ColumnMark,
  right: ColumnMark,
  group: SchemaColumn,
  trust: number,
): Reading {
  const method = methodOf(topic);
  const main = `
groups = {}
for name, x, y in zip(${pythonColumn(group.name)}, ${pythonColumn(left.column.name)}, ${pythonColumn(right.column.name)}):
    xs, ys = groups.setdefault(name, ([], []))
    xs.append(x)
    ys.append(y)
results = []
for name, (xs, ys) in groups.items():
    found = correlation(xs, ys, ${pythonText(method)})
    results.append({${pythonText(group.name)}: name, **found, **${judgementOf(topic)}})
results.sort(key=lambda row: -abs(row["coefficient"] or 0))`;
  const ask = dataOf(topic, [left.column, right.column], [group]);
  const task = statisticTask({
    topic,
    what: `the correlation of ${left.column.name} and ${right.column.name} by ${group.name}`,
    columns: [left.column, right.column, group],
    python: { code: program(['correlation'], main), sql: dataSql(ask) },
    answer: (findings) => listAnswer(topic, pythonOf(findings), [group.name], [left.column, right.column]),
  });
  return statisticReading(topic, task, [left, right], {
    trust,
    marks: topic.groups.flatMap(({ marks }) => marks),
  });
}

function dataOf(
  { of, scope }: Topic,
  numbers: readonly SchemaColumn[],
  categories: readonly SchemaColumn[] = [],
): DataAsk {
  return { table: of.schema.table, numbers, categories, where: scope.where };
}

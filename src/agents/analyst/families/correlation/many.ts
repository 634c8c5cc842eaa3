import type { ColumnMark } from '../../annotate/mark.ts';
import type { Reading } from '../../family.ts';
import { filledSql, finiteSql } from '../../python/data.ts';
import { program, pythonText } from '../../python/program.ts';
import { pythonOf } from '../../python/result.ts';
import { statisticReading, statisticTask } from '../../python/task.ts';
import type { Topic } from '../../python/topic.ts';
import type { Parse } from '../../read/parse.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { measuresOf } from '../shared/columns.ts';
import { listAnswer } from './list-answer.ts';
import { judgementOf, methodOf } from './method.ts';

const mostColumns = 15;

/** Every pair of the named columns; of one column with all others; of all. */
export function manyReadings(
  of: Parse,
  topic: Topic,
  named: readonly ColumnMark[],
  trust: number,
): Reading[] {
  const others = measuresOf(of.schema).slice(0, mostColumns);
  const [only] = named;
  const columns =
    named.length > 2
      ? named.map(({ column }) => column)
      : only === undefined
        ? others
        : [only.column, ...others.filter((column) => column !== only.column)];
  if (columns.length < 3) return [];
  const centre = named.length === 1 ? only?.column : undefined;
  return [manyReading(topic, named, columns, centre, named.length === 0 ? 0.85 * trust : trust)];
}

function manyReading(
  topic: Topic,
  named: readonly ColumnMark[],
  columns: readonly SchemaColumn[],
  centre: SchemaColumn | undefined,
  trust: number,
): Reading {
  const method = methodOf(topic);
  const pairs =
    centre === undefined
      ? 'itertools.combinations(columns, 2)'
      : `((${pythonText(centre.name)}, name) for name in list(columns)[1:])`;
  const main = `
results = []
for left, right in ${pairs}:
    both = [(x, y) for x, y in zip(columns[left], columns[right]) if x is not None and y is not None]
    found = correlation([x for x, _ in both], [y for _, y in both], ${pythonText(method)})
    results.append({"left": left, "right": right, **found, **${judgementOf(topic)}})
results.sort(key=lambda row: -abs(row["coefficient"] or 0))`;
  const code = `${centre === undefined ? 'import itertools\n' : ''}${program(['correlation'], main)}`;
  const task = statisticTask({
    topic,
    what: centre === undefined ? 'the correlations of the numeric columns' : `what goes with ${centre.name}`,
    columns,
    python: { code, sql: loosePairsSql(topic, columns) },
    answer: (findings) =>
      listAnswer(topic, pythonOf(findings), centre === undefined ? ['left', 'right'] : ['right'], columns),
  });
  return statisticReading(topic, task, named, { trust });
}

/** All rows: each pair leaves out its own missing values. */
function loosePairsSql(topic: Topic, columns: readonly SchemaColumn[]): string {
  return filledSql(columns.map(finiteSql), topic.of.schema.table, topic.scope.where);
}

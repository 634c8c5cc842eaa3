import type { ColumnMark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import type { Filter } from '../intent.ts';
import { cues, isNear, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { type SchemaColumn, shown } from '../schema/schema.ts';
import { dimensionsOf, trustOfColumn } from './shared/columns.ts';
import { columnsBeside, groupings } from './shared/groupings.ts';

/** "list the different banks", "what are the categories". */
export const listValues: Family = {
  name: 'list',
  about: 'the different values of a column',
  examples: (schema) =>
    dimensionsOf(schema)
      .slice(0, 1)
      .map(({ name }) => `List the different values of ${name}`),
  read: (of) => {
    const target = targetOf(of);
    if (target === undefined || cues(of, 'count').length > 0) return [];
    const distinct = cues(of, 'distinct');
    const isPlainList =
      of.conditions.length === 0 &&
      /^(list|show|name|give|what|which|display|select|find|return)$/.test(of.tokens[0]?.word ?? '');
    return distinct.length > 0 || isPlainList ? [readingOf(of)] : [];
  },
};

/** The column behind "different"; else the plainest. */
function targetOf(of: Parse): ColumnMark | undefined {
  const columns = columnsBeside(of, groupings(of));
  const [distinct] = cues(of, 'distinct');
  const behind =
    distinct === undefined ? undefined : columns.find((mark) => mark.span.from >= distinct.span.to);
  return behind ?? [...columns].sort((a, b) => b.score - a.score)[0];
}

function readingOf(of: Parse): Reading {
  const scope = scopeOf(of.conditions);
  const target = targetOf(of);
  if (target === undefined) throw new Error('A list was read without its column.');
  const distinct = cues(of, 'distinct');
  return {
    marks: [
      target,
      ...scope.marks,
      ...distinct,
      ...cues(of, 'every').filter((mark) => isNear(of.tokens, mark.span.to, target.span.from, 4)),
    ],
    trust: scope.trust * trustOfColumn(target),
    task: queryTask(of, {
      intent: {
        kind: 'rows',
        table: of.schema.table,
        columns: [shown(target.column)],
        distinct: true,
        ...whereOf(scope.where, target.column),
      },
      shape: { kind: 'list', always: true },
      scope,
      what: `different values of ${target.column.name}`,
      columns: [target.column.name],
    }),
  };
}

/** A missing value is no value. */
function whereOf(where: Filter | undefined, column: SchemaColumn): { where?: Filter } {
  if (column.profile.nullCount === 0) return where === undefined ? {} : { where };
  const present: Filter = { kind: 'not', part: { kind: 'missing', of: shown(column) } };
  return { where: where === undefined ? present : { kind: 'and', parts: [where, present] } };
}

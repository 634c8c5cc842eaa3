import { quoteIdentifier, quoteText } from '../../../core/dataset.ts';
import type { AnswerShape } from '../compose/query-ask.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import { columnOf, type GroupsIntent, overAll } from '../intent.ts';
import { cues, isYesNo, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { type SchemaColumn, shown } from '../schema/schema.ts';
import { withOwnQuery } from './own-query.ts';
import { trustOfColumns } from './shared/columns.ts';
import { type Grouping, groupingOf } from './shared/grouping.ts';
import { columnsBeside, groupings } from './shared/groupings.ts';

/** "how many values are missing in age", "which columns have missing values", "are any values missing". */
export const missing: Family = {
  name: 'missing',
  about: 'values that are missing, in one column or in all',
  examples: (schema) => {
    const column = schema.columns.find(({ profile }) => profile.nullCount > 0) ?? schema.columns[0];
    return column === undefined
      ? []
      : [`How many values of ${column.name} are missing?`, 'Which columns have missing values?'];
  },
  read: (of) => {
    const asked = cues(of, 'missing').filter(({ cue }) => !cue.present);
    if (asked.length === 0) return [];
    const groups = groupsOf(of);
    const named = [...new Set(columnsBeside(of, groups).map(({ column }) => column))];
    const [first] = named;
    if (first === undefined) return [everyColumn(of, asked)];
    const [group] = groups;
    if (group !== undefined && groups.length === 1) return [byGroup(of, asked, first, group)];
    const isShare = cues(of, 'rate').length > 0;
    return [isShare ? sharesOf(of, asked, named) : oneColumn(of, asked, first)];
  },
};

function marksOf(of: Parse, asked: Reading['marks']): Reading['marks'] {
  const counts = [
    ...cues(of, 'count'),
    ...cues(of, 'exists'),
    ...cues(of, 'superlative'),
    ...cues(of, 'every'),
    ...cues(of, 'rate'),
    ...cues(of, 'compare'),
  ];
  return [...asked, ...counts, ...scopeOf(of.conditions).marks, ...columnsBeside(of, [])];
}

function oneColumn(of: Parse, asked: Reading['marks'], column: SchemaColumn): Reading {
  const scope = scopeOf(of.conditions);
  const isVerdict = isYesNo(of);
  return {
    isVerdict,
    marks: marksOf(of, asked),
    trust: scope.trust * trustOfColumns(columnsBeside(of, [])),
    task: queryTask(of, {
      intent: overAll(of.schema.table, [{ kind: 'count-missing', of: shown(column) }], scope.where),
      shape: { kind: isVerdict ? 'exists' : 'value' },
      scope,
      what: `the number of missing values of ${column.name}`,
      columns: [column.name],
    }),
  };
}

/** "for each city", "which city has the most missing temperatures". */
function groupsOf(of: Parse): Grouping[] {
  const said = groupings(of);
  if (said.length > 0 || cues(of, 'superlative').length === 0) return said;
  const [asked] = cues(of, 'wh').filter(({ cue }) => cue.word === 'which' || cue.word === 'what');
  const columns = columnsBeside(of, []);
  const mark = columns.find(({ span }) => span.from === asked?.span.to);
  return mark === undefined || columns.every(({ column }) => column === mark.column)
    ? []
    : [groupingOf(mark, [])];
}

function byGroup(of: Parse, asked: Reading['marks'], column: SchemaColumn, group: Grouping): Reading {
  const scope = scopeOf(of.conditions);
  const isFirst = cues(of, 'superlative').length > 0;
  return {
    marks: [...marksOf(of, asked), ...group.marks],
    trust: scope.trust * trustOfColumns(columnsBeside(of, [group])),
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [group.by],
        measures: [{ kind: 'count-missing', of: shown(column) }],
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order: [
          { by: 'measure', index: 0, descending: true },
          { by: 'expression', expression: group.by, descending: false },
        ],
      },
      shape: { kind: 'groups', asked: isFirst ? 'first' : 'all' },
      scope,
      what: `the number of missing values of ${column.name} by ${group.column.name}`,
      columns: [column.name, group.column.name],
    }),
  };
}

/** "the percentage of missing values in A, and in B". */
function sharesOf(of: Parse, asked: Reading['marks'], columns: readonly SchemaColumn[]): Reading {
  const scope = scopeOf(of.conditions);
  const names = columns.map(({ name }) => name);
  return {
    marks: marksOf(of, asked),
    trust: scope.trust * trustOfColumns(columnsBeside(of, [])),
    task: queryTask(of, {
      intent: overAll(
        of.schema.table,
        columns.map((column) => ({
          kind: 'rate',
          of: { kind: 'missing', of: shown(column) },
          name: `missing ${column.name}`,
        })),
        scope.where,
      ),
      shape: { kind: 'value' },
      scope,
      what: `the share of missing values of ${names.join(' and ')}`,
      columns: names,
    }),
  };
}

/** One row for each column that has missing values, the most first; for a yes or no their sum. */
function everyColumn(of: Parse, asked: Reading['marks']): Reading {
  const asksColumn = /\bwhich (?:column|variable|field|feature)s?\b/i.test(of.text);
  const isVerdict = isYesNo(of) && !asksColumn;
  const isCount = cues(of, 'count').length > 0 && !asksColumn;
  const what = isVerdict || isCount ? 'the number of missing values' : 'columns with missing values';
  const shape: AnswerShape = isVerdict
    ? { kind: 'exists' }
    : isCount
      ? { kind: 'value' }
      : { kind: 'groups', asked: cues(of, 'superlative').length > 0 ? 'first' : 'several' };
  const intent: GroupsIntent = {
    kind: 'groups',
    table: of.schema.table,
    by: isVerdict || isCount ? [] : [columnOf('column')],
    measures: [{ kind: 'count' }],
  };
  const task = queryTask(of, { intent, shape, scope: scopeOf([]), what, columns: [] });
  return {
    isVerdict: isYesNo(of),
    marks: marksOf(of, asked),
    trust: of.conditions.length === 0 ? 1 : 0.4,
    task: withOwnQuery(
      task,
      everyColumnSql(of, isVerdict || isCount),
      what,
      followUpsOf(of, isVerdict || isCount),
    ),
  };
}

function followUpsOf(of: Parse, isSum: boolean): string[] {
  const incomplete = of.schema.columns.filter(({ profile }) => profile.nullCount > 0);
  return [
    ...(isSum ? ['Which columns have missing values?'] : []),
    ...incomplete.slice(0, 2).map(({ name }) => `How many values of ${name} are missing?`),
    'How many duplicate rows are there?',
    'How many rows are there?',
  ];
}

function everyColumnSql(of: Parse, isSum: boolean): string {
  const from = quoteIdentifier(of.schema.table);
  const perColumn = of.schema.columns.map(
    ({ name }) =>
      `SELECT ${quoteText(name)} AS "column", count(*) - count(${quoteIdentifier(name)}) AS "missing values" FROM ${from}`,
  );
  const all = perColumn.join('\nUNION ALL ');
  return isSum
    ? `SELECT sum("missing values") AS "missing values" FROM (\n${all}\n)`
    : `SELECT * FROM (\n${all}\n) WHERE "missing values" > 0 ORDER BY "missing values" DESC`;
}

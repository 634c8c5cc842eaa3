import type { ColumnMark, Mark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import type { Measure } from '../intent.ts';
import { askingWords, stopWords } from '../lexicon/plain-words.ts';
import { cues, isNear, type Parse } from '../read/parse.ts';
import { isMeasure, measured, shown } from '../schema/schema.ts';
import { orderOfGroups } from './order.ts';
import {
  columnsBeside,
  dimensionsOf,
  type Grouping,
  groupingOf,
  groupings,
  scopeOf,
  trustOfColumn,
  trustOfColumns,
} from './shared.ts';

/** "how many rows", "how many customers are over 60", "number of orders for each city", "how many different banks". */
export const count: Family = {
  name: 'count',
  about: 'how many rows, how many different values, of all rows or by group',
  examples: (schema) => {
    const [dimension, other] = dimensionsOf(schema);
    return [
      'How many rows are there?',
      ...(dimension === undefined ? [] : [`How many rows by ${dimension.name}?`]),
      ...(other === undefined ? [] : [`How many different ${other.name} are there?`]),
    ];
  },
  read: (of) => {
    const asked = [...cues(of, 'count'), ...cues(of, 'distinct')].sort((a, b) => a.span.from - b.span.from);
    const isChart = of.presentation.chart !== undefined;
    if (asked.length === 0 && !isChart) return [];
    const groups = groupings(of);
    if (asked.length > 0 && groups.length > 0) return [byGroup(of, groups, asked)];
    if (isChart) return chartCount(of, asked);
    return counts(of, asked);
  },
};

function byGroup(of: Parse, groups: readonly Grouping[], asked: readonly Mark[]): Reading {
  const scope = scopeOf(of.conditions);
  const beside = columnsBeside(of, groups);
  const distinct = cues(of, 'distinct')[0];
  const counted =
    distinct === undefined ? undefined : beside.find((mark) => mark.span.from >= distinct.span.to);
  const measure: Measure =
    counted === undefined ? { kind: 'count' } : { kind: 'count-distinct', of: shown(counted.column) };
  const by = groups.map((group) => group.by);
  const names = groups.map(({ column }) => column.name);
  return {
    marks: [
      ...asked,
      ...scope.marks,
      ...groups.flatMap(({ marks }) => marks),
      ...beside.filter((mark) => isCountedThing(mark, of)),
    ],
    words: thingWords(of, asked),
    trust: scope.trust * trustOfColumns(counted === undefined ? [] : [counted]),
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by,
        measures: [measure],
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order: orderOfGroups(of, by),
      },
      shape: { kind: 'groups', asked: 'all' },
      scope,
      what: `number of ${counted?.column.name ?? 'rows'} by ${names.join(' and ')}`,
      columns: names,
    }),
  };
}

/** A chart that counts: "bar chart of how many schools for the types", its only column is the dimension. */
function chartCount(of: Parse, asked: readonly Mark[]): Reading[] {
  const dimension = columnsBeside(of, []).find(
    (mark) => !isMeasure(mark.column) || columnsBeside(of, []).length === 1,
  );
  if (dimension === undefined) return [];
  const reading = byGroup(of, [groupingOf(dimension, [])], asked);
  const plain = asked.length > 0 || columnsBeside(of, []).length === 1 ? 0.95 : 0.6;
  return [{ ...reading, trust: reading.trust * trustOfColumn(dimension) * plain }];
}

function counts(of: Parse, asked: readonly Mark[]): Reading[] {
  const scope = scopeOf(of.conditions);
  const columns = columnsBeside(of, []);
  const first = asked[0];
  if (first === undefined) return [];
  const target = columns.find((mark) => isNear(of.tokens, first.span.to, mark.span.from, 4)) ?? columns[0];
  const isDistinct = cues(of, 'distinct').length > 0;
  if (target !== undefined && isMeasure(target.column) && !isDistinct && scope.conditions.length > 0)
    return [];
  const distinct = target !== undefined && (isDistinct || scope.conditions.length === 0);
  return [countReading(of, asked, distinct ? target : undefined, target === undefined ? [] : [target])];
}

function countReading(
  of: Parse,
  asked: readonly Mark[],
  distinct: ColumnMark | undefined,
  columns: readonly ColumnMark[],
): Reading {
  const scope = scopeOf(of.conditions);
  const measure: Measure =
    distinct === undefined ? { kind: 'count' } : { kind: 'count-distinct', of: measured(distinct.column) };
  return {
    marks: [...asked, ...scope.marks, ...columns],
    words: thingWords(of, asked),
    trust: scope.trust * trustOfColumns(columns),
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [],
        measures: [measure],
        ...(scope.where === undefined ? {} : { where: scope.where }),
      },
      shape: { kind: 'value' },
      scope,
      what: distinct === undefined ? 'the number of rows' : `the number of different ${distinct.column.name}`,
      columns: columns.map(({ column }) => column.name),
    }),
  };
}

function isCountedThing(mark: ColumnMark, of: Parse): boolean {
  return cues(of, 'count').some((cue) => isNear(of.tokens, cue.span.to, mark.span.from, 3));
}

/** The noun behind "how many": whatever a row is. Understood when it is a plural that nothing else explains. */
export function thingWords(of: Parse, asked: readonly Mark[]): number[] {
  return asked.flatMap((mark) => {
    const next = of.tokens
      .slice(mark.span.to, mark.span.to + 3)
      .find(({ word }) => !stopWords.has(word) && !askingWords.has(word));
    const isFree =
      next !== undefined && !of.marks.some(({ span }) => span.from <= next.index && next.index < span.to);
    return next !== undefined && isFree && /(s|people|men|women|children)$/.test(next.word)
      ? [next.index]
      : [];
  });
}

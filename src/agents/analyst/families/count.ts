import type { Assumption } from '../../../core/answer.ts';
import { type ColumnMark, isNounOfRow, type Mark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import type { Measure } from '../intent.ts';
import { askingWords, kindWords, mildWords, rowWords, stopWords } from '../lexicon/plain-words.ts';
import { isEvent } from '../read/conditions/events.ts';
import { asIfSaid } from '../read/conditions/reader.ts';
import { cues, isNear, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { isAdditive } from '../schema/additive.ts';
import { isMeasure, isQuantity, measured, type SchemaColumn, shown } from '../schema/schema.ts';
import { measureLabel } from '../sql/label.ts';
import type { Token } from '../text/tokens.ts';
import { limitOfGroups, orderOfGroups } from './order.ts';
import { dimensionsOf, trustOfColumn, trustOfColumns } from './shared/columns.ts';
import { type Grouping, groupingOf } from './shared/grouping.ts';
import { columnsBeside, groupings } from './shared/groupings.ts';
import { isHistogramOfMany } from './shared/histogram.ts';

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
    const counted = cues(of, 'count');
    const asked =
      counted.length === 0 && of.presentation.chart === undefined
        ? []
        : [...counted, ...cues(of, 'distinct')].sort((a, b) => a.span.from - b.span.from);
    const isChart = of.presentation.chart !== undefined;
    const groups = groupings(of);
    const noun = asked.length === 0 ? nounAlone(of, groups) : undefined;
    if (noun !== undefined) return [byGroup(of, groups, [], noun)];
    if (asked.length === 0 && !isChart) return [];
    if (asked.length > 0 && groups.length > 0) return [byGroup(of, groups, asked)];
    if (isChart) return chartCount(of, asked);
    return counts(of, asked);
  },
};

/** `noun`: where the rows stand for a count that nothing asks for. */
function byGroup(of: Parse, groups: readonly Grouping[], asked: readonly Mark[], noun?: RowNoun): Reading {
  const scope = scopeOf(of.conditions);
  const counted = countedColumn(of, groups, asked);
  const measure = counted?.measure ?? { kind: 'count' };
  const by = groups.map((group) => group.by);
  const names = groups.map(({ column }) => column.name);
  const again = columnsBeside(of, groups).filter((mark) => names.includes(mark.column.name));
  return {
    marks: [
      ...asked,
      ...scope.marks,
      ...groups.flatMap(({ marks }) => marks),
      ...again,
      ...(counted === undefined ? [] : [counted.mark]),
      ...columnsBeside(of, groups).filter((mark) => isCountedThing(mark, of)),
      ...(noun?.marks ?? []),
    ],
    words: noun === undefined ? thingWords(of, asked) : [noun.index],
    trust: scope.trust * trustOfColumns([counted?.mark]),
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by,
        measures: [measure],
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order: orderOfGroups(of, by),
        ...limitOfGroups(of),
      },
      shape: { kind: 'groups', asked: 'all' },
      scope,
      what: `${counted === undefined ? 'number of rows' : measureLabel(measure)} by ${names.join(' and ')}`,
      columns: names,
      assumptions: [
        ...(counted === undefined ? takenAsRows(of, asked) : []),
        ...(counted?.assumption === undefined ? [] : [counted.assumption]),
        ...(noun === undefined ? [] : [{ text: 'I counted the rows.', alternatives: [] }]),
      ],
    }),
  };
}

interface RowNoun {
  readonly index: number;
  readonly marks: readonly Mark[];
}

/** "transactions by bank", "failed payments per weekday": the noun for a row, its groups, and nothing else but filters. */
function nounAlone(of: Parse, groups: readonly Grouping[]): RowNoun | undefined {
  const used = groups.flatMap(({ marks }) => marks);
  const marksOf = ({ index }: Token): readonly Mark[] =>
    of.marks.filter(({ span }) => span.from <= index && index < span.to);
  const noun = of.tokens.find((token) => /s$/.test(token.word) && isRowNoun(token, marksOf(token), of));
  const others = of.free.filter((mark) => !used.includes(mark));
  const areGroups = groups.every(
    ({ by, column }) => by.kind !== 'column' || !isMeasure(column) || isFew(column),
  );
  if (noun === undefined || used.length === 0 || !areGroups) return undefined;
  const marks = marksOf(noun);
  const isBefore = used.every(({ span }) => noun.index < span.from);
  return isBefore && others.every((mark) => marks.includes(mark)) ? { index: noun.index, marks } : undefined;
}

/** A number of many values orders the rows, as "transactions by amount" has it. */
function isFew({ profile }: SchemaColumn): boolean {
  return profile.distinctCount <= 50;
}

function isRowNoun({ word, stem }: Token, marks: readonly Mark[], of: Parse): boolean {
  if (marks.length === 0) return rowWords.has(word) || of.schema.nameWords.has(stem);
  return marks.every((mark) => mark.kind === 'column' && isNounOfRow(mark, of.schema));
}

/** "number of different banks by …" counts banks; "how many credits …" adds a measure up. */
function countedColumn(
  of: Parse,
  groups: readonly Grouping[],
  asked: readonly Mark[],
): { mark: ColumnMark; measure: Measure; assumption?: Assumption } | undefined {
  const others = columnsBeside(of, groups).filter(
    (mark) => !groups.some(({ column }) => column === mark.column),
  );
  const [distinct] = cues(of, 'distinct');
  const different = others.find(
    (mark) => distinct !== undefined && isNear(of.tokens, distinct.span.to, mark.span.from, 1),
  );
  const follows = asked.some((cue) => cue !== distinct && cue.span.to === distinct?.span.from);
  if (different !== undefined && follows)
    return { mark: different, measure: { kind: 'count-distinct', of: shown(different.column) } };
  const owner = others.find((mark) => isCountedThing(mark, of) && pointsToOthers(mark, of));
  if (owner !== undefined) {
    const measure: Measure = { kind: 'count-distinct', of: shown(owner.column) };
    return { mark: owner, measure, assumption: onceAssumption(of, owner) };
  }
  const measure = others.find(
    (mark) =>
      isMeasure(mark.column) &&
      mark.score > 0.6 &&
      asked.some((cue) => isNear(of.tokens, cue.span.to, mark.span.from, 2)),
  );
  return measure === undefined
    ? undefined
    : { mark: measure, measure: { kind: 'aggregate', how: 'sum', of: measured(measure.column) } };
}

/** A chart that counts: "bar chart of how many schools for the types", its only column is the dimension. */
function chartCount(of: Parse, asked: readonly Mark[]): Reading[] {
  const dimension = columnsBeside(of, []).find(
    (mark) => !isMeasure(mark.column) || columnsBeside(of, []).length === 1,
  );
  if (dimension === undefined || isHistogramOfMany(of, dimension)) return [];
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
  if (isDistinct && target === undefined) return [];
  const isThere = of.tokens.some(({ word }) => word === 'there');
  const asksQuantity = target !== undefined && isQuantity(target.column) && !isDistinct && !isThere;
  if (asksQuantity && isAdditive(target.column)) return [added(of, asked, target)];
  if (asksQuantity && (scope.conditions.length > 0 || isSaidOfRows(target, of))) return [];
  const isPointer = target !== undefined && pointsToOthers(target, of) && isCountedThing(target, of);
  const isOther =
    target !== undefined && !isDistinct && (isEvent(target, of.tokens) || isBehindThing(of, first, target));
  const distinct =
    target !== undefined && !isOther && (isDistinct || isPointer || scope.conditions.length === 0);
  const reading = countReading(
    of,
    asked,
    distinct ? target : undefined,
    target === undefined || (isOther && !isEvent(target, of.tokens)) ? [] : [target],
  );
  return [isPointer && !isDistinct ? countedOnce(of, reading, target) : reading];
}

/** "how many units were sold": of all rows together, not how many rows. */
function added(of: Parse, asked: readonly Mark[], target: ColumnMark): Reading {
  const scope = scopeOf(of.conditions);
  const measure: Measure = { kind: 'aggregate', how: 'sum', of: measured(target.column) };
  return {
    marks: [...asked, ...scope.marks, target],
    trust: scope.trust * trustOfColumn(target),
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
      what: measureLabel(measure),
      columns: [target.column.name],
      assumptions: [{ text: `I added up ${target.column.name}.`, alternatives: [] }],
    }),
  };
}

/** "how many matches did the away team win": matches are counted, not what is named behind them. */
function isBehindThing(of: Parse, cue: Mark, { span }: ColumnMark): boolean {
  return thingWords(of, [cue]).some((index) => {
    const { word } = of.tokens[index] ?? { word: '' };
    const verbs = of.tokens.slice(index + 1, span.from);
    return (
      index < span.from && !kindWords.has(word) && verbs.some((token) => /^(do|does|did)$/.test(token.word))
    );
  });
}

/** "customers" where `customer_id` or `Customer Name` says whose a row is: each has several rows. */
function pointsToOthers(mark: ColumnMark, of: Parse): boolean {
  const { column, isLoose } = mark;
  const { role, distinctCount } = column.profile;
  const isKey = role === 'identifier' || /(?:[_\s-]id|[a-z]I[dD])$/.test(column.name);
  if (isKey) return isLoose && distinctCount < 0.9 * of.schema.rowCount;
  const isRepeated = distinctCount <= of.schema.rowCount / fewestRowsEach;
  const isWhole = !isLoose || /name$/i.test(column.name);
  return column.isText && column.number === undefined && isWhole && isRepeated && isCountedItself(mark, of);
}

/** "how many customers", not "how many orders have the category": nothing else is named in between. */
function isCountedItself({ span }: ColumnMark, of: Parse): boolean {
  return cues(of, 'count').some(
    (cue) =>
      cue.span.to <= span.from &&
      of.tokens.slice(cue.span.to, span.from).every(({ word }) => stopWords.has(word)),
  );
}

/** "late loans", "how many loans were late", where a column is `late_days`: neither its values nor its sum. */
function isSaidOfRows(mark: ColumnMark, of: Parse): boolean {
  const isRow = ({ word, stem }: Token): boolean => rowWords.has(word) || of.schema.nameWords.has(stem);
  const ahead = cues(of, 'count').some((cue) => of.tokens.slice(cue.span.to, mark.span.from).some(isRow));
  const next = of.tokens[mark.span.to];
  return mark.isLoose && (ahead || (next !== undefined && isRow(next)));
}

/** Where names come back so often, who asks for their number means each once. */
const fewestRowsEach = 3;

function countedOnce(of: Parse, reading: Reading, target: ColumnMark): Reading {
  const { task } = reading;
  const assumptions = [onceAssumption(of, target), ...task.assumptions];
  return { ...reading, task: { ...task, assumptions } };
}

function onceAssumption(of: Parse, target: ColumnMark): Assumption {
  const rows = { label: 'rows', question: asIfSaid(of, target, 'rows') };
  return { text: `I counted each ${target.column.name} once.`, alternatives: [rows] };
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
    trust: scope.trust * trustOfColumns(columns) * trustOfThing(of, asked, columns),
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
      assumptions: distinct === undefined ? takenAsRows(of, asked) : [],
    }),
  };
}

/** "senders", which no column is called: the rows were counted, and there may be several of each. */
function takenAsRows(of: Parse, asked: readonly Mark[]): Assumption[] {
  const things = thingWords(of, asked)
    .map((index) => of.tokens[index])
    .filter((token) => token !== undefined)
    .filter(({ word, stem }) => !rowWords.has(word) && !of.schema.nameWords.has(stem));
  return things.map(({ text }) => ({
    text: `I took “${text}” as the rows: no column says who or what they are.`,
    alternatives: [],
  }));
}

/** An unknown noun may be the rows, or a number that a column has: of one known row only the number is asked. */
function trustOfThing(of: Parse, asked: readonly Mark[], columns: readonly ColumnMark[]): number {
  const things = thingWords(of, asked).map((index) => of.tokens[index]?.word ?? '');
  if (
    columns.length > 0 ||
    things.length === 0 ||
    things.every((word) => rowWords.has(word) || mildWords.has(word))
  )
    return 1;
  const isOneRow = of.conditions.some(
    ({ filter, columns: [column] }) =>
      filter.kind === 'one-of' &&
      column !== undefined &&
      column.profile.distinctCount >= 0.9 * of.schema.rowCount,
  );
  return isOneRow ? 0.5 : of.conditions.length === 0 ? 0.7 : 0.92;
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

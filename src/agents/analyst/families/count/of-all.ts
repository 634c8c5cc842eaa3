import { type ColumnMark, isCountedNoun, type Mark } from '../../annotate/mark.ts';
import { queryTask } from '../../compose/task.ts';
import type { Reading } from '../../family.ts';
import { type Measure, overAll } from '../../intent.ts';
import { kindWords, mildWords, rowWords } from '../../lexicon/plain-words.ts';
import { isEvent } from '../../read/conditions/events.ts';
import { cues, isNear, type Parse } from '../../read/parse.ts';
import { scopeOf } from '../../read/scope.ts';
import { isAdditive, isOfOne } from '../../schema/additive.ts';
import { isQuantity, measured } from '../../schema/schema.ts';
import { measureLabel } from '../../sql/label.ts';
import { trustOfColumn, trustOfColumns } from '../shared/columns.ts';
import { columnsBeside } from '../shared/groupings.ts';
import { isRowWord } from '../shared/row-noun.ts';
import { isCountedThing, onceAssumption, pointsToOthers, takenAsRows, thingWords } from './things.ts';

export function counts(of: Parse, asked: readonly Mark[]): Reading[] {
  const scope = scopeOf(of.conditions);
  const columns = columnsBeside(of, []);
  const first = asked[0];
  if (first === undefined) return [];
  const target = columns.find((mark) => isNear(of.tokens, first.span.to, mark.span.from, 4)) ?? columns[0];
  const isDistinct = cues(of, 'distinct').length > 0;
  if (isDistinct && target === undefined) return [];
  const isThere = of.tokens.some(({ word }) => word === 'there');
  const asksQuantity = target !== undefined && isQuantity(target.column) && !isDistinct && !isThere;
  const isSummed = asksQuantity && (isAdditive(target.column) || isOfCounts(target, first));
  if (isSummed) return [added(of, asked, target)];
  if (asksQuantity && isCountedNoun(target, of.tokens)) return [];
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

/** "how many red cards did …", where a column `red_cards` has how many there were. */
function isOfCounts({ column, isLoose, span }: ColumnMark, cue: Mark): boolean {
  const isCount = column.profile.kind === 'integer' && /[^s]s$/i.test(column.name) && !isOfOne(column);
  return isCount && !isLoose && span.from === cue.span.to;
}

/** "how many units were sold": of all rows together, not how many rows. */
function added(of: Parse, asked: readonly Mark[], target: ColumnMark): Reading {
  const scope = scopeOf(of.conditions);
  const measure: Measure = { kind: 'aggregate', how: 'sum', of: measured(target.column) };
  return {
    marks: [...asked, ...scope.marks, target],
    trust: scope.trust * trustOfColumn(target),
    task: queryTask(of, {
      intent: overAll(of.schema.table, [measure], scope.where),
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

/** "late loans", "how many loans were late", where a column is `late_days`: neither its values nor its sum. */
function isSaidOfRows(mark: ColumnMark, of: Parse): boolean {
  const isAhead = cues(of, 'count').some((cue) =>
    of.tokens.slice(cue.span.to, mark.span.from).some((token) => isRowWord(token, of)),
  );
  const next = of.tokens[mark.span.to];
  return mark.isLoose && (isAhead || (next !== undefined && isRowWord(next, of)));
}

function countedOnce(of: Parse, reading: Reading, target: ColumnMark): Reading {
  const { task } = reading;
  const assumptions = [onceAssumption(of, target), ...task.assumptions];
  return { ...reading, task: { ...task, assumptions } };
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
      intent: overAll(of.schema.table, [measure], scope.where),
      shape: { kind: 'value' },
      scope,
      what: distinct === undefined ? 'the number of rows' : `the number of different ${distinct.column.name}`,
      columns: columns.map(({ column }) => column.name),
      assumptions: distinct === undefined ? takenAsRows(of, asked) : [],
    }),
  };
}

/** An unknown noun may be the rows, where a condition says which, or a number that a column has: of one known row only the number is asked. */
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
  const isAnyRow = of.conditions.every(({ columns }) =>
    columns.every(({ isTime, isYear }) => isTime || isYear),
  );
  return isOneRow ? 0.5 : isAnyRow ? 0.4 : 0.92;
}

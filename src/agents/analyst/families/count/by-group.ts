import type { Assumption } from '../../../../core/answer.ts';
import type { ColumnMark, Mark } from '../../annotate/mark.ts';
import { queryTask } from '../../compose/task.ts';
import type { Reading } from '../../family.ts';
import type { Measure } from '../../intent.ts';
import { cues, isNear, type Parse } from '../../read/parse.ts';
import { scopeOf } from '../../read/scope.ts';
import { isMeasure, measured, type SchemaColumn, shown } from '../../schema/schema.ts';
import { measureLabel } from '../../sql/label.ts';
import { limitOfGroups, orderOfGroups } from '../order.ts';
import { trustOfColumn, trustOfColumns } from '../shared/columns.ts';
import { type Grouping, groupingOf } from '../shared/grouping.ts';
import { columnsBeside } from '../shared/groupings.ts';
import { isHistogramOfMany } from '../shared/histogram.ts';
import { isRowNoun, marksOn } from '../shared/row-noun.ts';
import { isCountedThing, onceAssumption, pointsToOthers, takenAsRows, thingWords } from './things.ts';

/** `noun`: where the rows stand for a count that nothing asks for. */
export function byGroup(
  of: Parse,
  groups: readonly Grouping[],
  asked: readonly Mark[],
  noun?: RowNoun,
): Reading {
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
export function nounAlone(of: Parse, groups: readonly Grouping[]): RowNoun | undefined {
  const used = groups.flatMap(({ marks }) => marks);
  const noun = of.tokens.find((token) => /s$/.test(token.word) && isRowNoun(token, of));
  const others = of.free.filter((mark) => !used.includes(mark));
  const areGroups = groups.every(
    ({ by, column }) => by.kind !== 'column' || !isMeasure(column) || isFew(column),
  );
  if (noun === undefined || used.length === 0 || !areGroups) return undefined;
  const marks = marksOn(noun, of);
  const isBefore = used.every(({ span }) => noun.index < span.from);
  return isBefore && others.every((mark) => marks.includes(mark)) ? { index: noun.index, marks } : undefined;
}

/** A number of many values orders the rows, as "transactions by amount" has it. */
function isFew({ profile }: SchemaColumn): boolean {
  return profile.distinctCount <= 50;
}

interface Counted {
  readonly mark: ColumnMark;
  readonly measure: Measure;
  readonly assumption?: Assumption;
}

/** "number of different banks by …" counts banks; "how many credits …" adds a measure up. */
function countedColumn(of: Parse, groups: readonly Grouping[], asked: readonly Mark[]): Counted | undefined {
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
    ? presentColumn(of, others)
    : { mark: measure, measure: { kind: 'aggregate', how: 'sum', of: measured(measure.column) } };
}

/** "sales per month" of listings, where `sale_price` is missing in those that are not sold. */
function presentColumn(of: Parse, others: readonly ColumnMark[]): Counted | undefined {
  const mark = others.find(
    (one) => one.column.number !== undefined && one.column.profile.nullCount > 0 && isCountedThing(one, of),
  );
  if (mark === undefined) return undefined;
  const { name } = mark.column;
  const assumption = { text: `I counted the rows that have ${name}.`, alternatives: [] };
  return { mark, measure: { kind: 'count-present', of: shown(mark.column) }, assumption };
}

/** A chart that counts: "bar chart of how many schools for the types", its only column is the dimension. */
export function chartCount(of: Parse, asked: readonly Mark[]): Reading[] {
  const dimension = columnsBeside(of, []).find(
    (mark) => !isMeasure(mark.column) || columnsBeside(of, []).length === 1,
  );
  if (dimension === undefined || isHistogramOfMany(of, dimension)) return [];
  const reading = byGroup(of, [groupingOf(dimension, [])], asked);
  const plain = asked.length > 0 || columnsBeside(of, []).length === 1 ? 0.95 : 0.6;
  return [{ ...reading, trust: reading.trust * trustOfColumn(dimension) * plain }];
}

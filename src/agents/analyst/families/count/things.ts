import type { Assumption } from '../../../../core/answer.ts';
import type { ColumnMark, Mark } from '../../annotate/mark.ts';
import { askingWords, stopWords } from '../../lexicon/plain-words.ts';
import { asIfSaid } from '../../read/conditions/reader.ts';
import { cues, isNear, type Parse } from '../../read/parse.ts';
import { isKey } from '../../schema/schema.ts';
import { isRowWord } from '../shared/row-noun.ts';

/** "customers" where `customer_id` or `Customer Name` says whose a row is: each has several rows. */
export function pointsToOthers(mark: ColumnMark, of: Parse): boolean {
  const { column, isLoose } = mark;
  const { distinctCount } = column.profile;
  if (isKey(column)) return isRepeatedKey(mark, of);
  const isRepeated = distinctCount <= of.schema.rowCount / fewestRowsEach;
  const isWhole = !isLoose || /name$/i.test(column.name);
  return column.isText && column.number === undefined && isWhole && isRepeated && isCountedItself(mark, of);
}

/** "orders" where each has several rows that say its `order_no`. */
export function isRepeatedKey({ column, isLoose }: ColumnMark, of: Parse): boolean {
  return isKey(column) && isLoose && column.profile.distinctCount < 0.9 * of.schema.rowCount;
}

/** "how many customers", not "how many orders have the category": nothing else is named in between. */
function isCountedItself({ span }: ColumnMark, of: Parse): boolean {
  return cues(of, 'count').some(
    (cue) =>
      cue.span.to <= span.from &&
      of.tokens.slice(cue.span.to, span.from).every(({ word }) => stopWords.has(word)),
  );
}

/** Where names come back so often, who asks for their number means each once. */
const fewestRowsEach = 3;

export function onceAssumption(of: Parse, target: ColumnMark): Assumption {
  const rows = { label: 'rows', question: asIfSaid(of, target, 'rows') };
  return { text: `I counted each ${target.column.name} once.`, alternatives: [rows] };
}

/** "senders", which no column is called: the rows were counted, and there may be several of each. */
export function takenAsRows(of: Parse, asked: readonly Mark[]): Assumption[] {
  const things = thingWords(of, asked)
    .map((index) => of.tokens[index])
    .filter((token) => token !== undefined)
    .filter((token) => !isRowWord(token, of));
  return things.map(({ text }) => ({
    text: `I took “${text}” as the rows: no column says who or what they are.`,
    alternatives: [],
  }));
}

export function isCountedThing(mark: ColumnMark, of: Parse): boolean {
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

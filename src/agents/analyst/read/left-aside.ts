import type { ColumnMark, Mark } from '../annotate/mark.ts';
import type { Reading } from '../family.ts';
import { linkingVerbs, mildWords } from '../lexicon/plain-words.ts';
import { isAdditive } from '../schema/additive.ts';
import { isMeasuredFinely } from '../schema/schema.ts';
import { isState } from './conditions/events.ts';
import { isContent, isNear, type Parse, unexplained } from './parse.ts';

/** Small words and figures that turn a question into another where a reading leaves them aside, however well it explains the rest. */
export function leavesAside(
  reading: Reading,
  of: Parse,
  left: readonly Mark[],
  explained: ReadonlySet<number>,
): boolean {
  return (
    left.some(
      (mark) =>
        isNegation(mark, of) ||
        isSign(mark) ||
        isLateness(mark) ||
        isFigureOfExtreme(mark, of) ||
        isRanked(mark, of, explained) ||
        isPartOfTop(mark, of) ||
        isSecondMeasure(mark, of),
    ) ||
    isPerAmount(reading, of) ||
    (reading.isOfTwo !== true && isMeanOfTotals(of)) ||
    isStillSo(of) ||
    isOfMany(left, of) ||
    isAction(of, explained) ||
    isEndOfPeriod(of, explained) ||
    isPartOfUnknown(of, explained) ||
    isRatio(reading, of) ||
    isHowMuchOfNothing(reading, of) ||
    isSpread(of, explained)
  );
}

/** "not counting rent": the rows that are left are the other ones. */
function isNegation(mark: Mark, { tokens }: Parse): boolean {
  if (mark.kind !== 'cue' || mark.cue.type !== 'not') return false;
  return tokens
    .slice(mark.span.from, mark.span.to)
    .some(({ word }) =>
      /^(not|without|except|excluding|exclude|excluded|ignoring|never|apart|aside|besides)$/.test(word),
    );
}

/** "returned late", where nothing tells when it was due. */
function isLateness(mark: Mark): boolean {
  return mark.kind === 'cue' && mark.cue.type === 'lateness';
}

/** "how many payments were positive". */
function isSign(mark: Mark): boolean {
  return mark.kind === 'cue' && mark.cue.type === 'sign';
}

/** "the second highest average attendance": of groups that are not told, not of one row. */
function isFigureOfExtreme(mark: Mark, of: Parse): boolean {
  if (mark.kind !== 'cue' || mark.cue.type !== 'aggregate' || !/^(mean|sum|median)$/.test(mark.cue.how))
    return false;
  return of.marks.some(
    (other) => other.kind === 'cue' && other.cue.type === 'superlative' && other.span.to === mark.span.from,
  );
}

/** "still open", "open tickets" for `opened_at`: a state that no column holds. */
function isStillSo(of: Parse): boolean {
  const isTold = (index: number): boolean =>
    of.conditions.some(({ marks }) => marks.some(({ span }) => span.from <= index && index < span.to));
  const still = of.tokens.some(({ word, index }) => word === 'still' && !isTold(index + 1) && index > 0);
  const state = of.free.some((mark) => mark.kind === 'column' && isState(mark, of.tokens));
  return still || state;
}

/** "which season had the most goals", where goals are not what was counted. */
function isOfMany(left: readonly Mark[], of: Parse): boolean {
  return of.marks.some(
    (cue) =>
      cue.kind === 'cue' &&
      cue.cue.type === 'superlative' &&
      /^(many|few)$/.test(cue.cue.degree.base) &&
      left.some(
        (mark): mark is ColumnMark =>
          mark.kind === 'column' &&
          mark.column.number !== undefined &&
          mark.column.profile.role !== 'identifier' &&
          mark.span.from === cue.span.to,
      ),
  );
}

/** "how many games did Arsenal win": what was done is the question, and nothing tells it. */
function isAction(of: Parse, explained: ReadonlySet<number>): boolean {
  const last = of.tokens.at(-1);
  const asked = of.tokens.findIndex(({ word }) => /^(did|does|do)$/.test(word));
  if (last === undefined || asked < 0 || asked >= last.index || !/^how (many|often)\b/i.test(of.text))
    return false;
  const isPlain = linkingVerbs.has(last.word) || mildWords.has(last.word) || !/^\p{Ll}/u.test(last.text);
  const isMarked = of.marks.some(({ span }) => span.from <= last.index && last.index < span.to);
  return isContent(last) && !isPlain && !isMarked && !explained.has(last.index);
}

/** "the balance at the end of each month": one of its values, no figure of all. */
function isEndOfPeriod(of: Parse, explained: ReadonlySet<number>): boolean {
  return of.tokens.some(
    ({ word, index }) =>
      /^(end|start|beginning)$/.test(word) &&
      !explained.has(index) &&
      /^(at|by|from|since|the)$/.test(of.tokens[index - 1]?.word ?? '') &&
      of.tokens[index + 1]?.word === 'of',
  );
}

/** "share of spending on dining": a part of an amount, not of the rows. */
function isPartOfUnknown(of: Parse, explained: ReadonlySet<number>): boolean {
  return of.marks.some((mark) => {
    if (mark.kind !== 'cue' || mark.cue.type !== 'rate') return false;
    return unexplained(of).some(
      ({ word, index }) =>
        !explained.has(index) &&
        !/s$|^(people|men|women|children)$/.test(word) &&
        !mildWords.has(word) &&
        of.tokens[index - 1]?.word === 'of' &&
        isNear(of.tokens, mark.span.to, index, 1) &&
        of.conditions.length > 0,
    );
  });
}

/** "the ratio of A to B", "the A to B ratio", "A as a percentage of B": one over the other, no part of a whole. */
function isRatio({ isOfTwo }: Reading, of: Parse): boolean {
  if (isOfTwo === true) return false;
  return isPartOfOther(of) || /\bratio of\b.+\bto\b|\bto\b.+\bratio\b|\bratio between\b/i.test(of.text);
}

/** "temperature range per machine": how far values lie apart is not how high they are. */
function isSpread(of: Parse, explained: ReadonlySet<number>): boolean {
  return of.tokens.some(
    ({ word, index }) =>
      /^(range|spread|variability|dispersion)$/.test(word) &&
      !explained.has(index) &&
      !of.marks.some(({ span }) => span.from <= index && index < span.to) &&
      of.marks.some(({ kind, span }) => kind === 'column' && (span.to === index || span.from === index + 2)),
  );
}

/** "cost as a percentage of revenue". */
function isPartOfOther(of: Parse): boolean {
  const said = /\bas an? (?:percentage|percent|share|fraction|proportion) of\b/i.exec(of.text);
  if (said === null) return false;
  const isAmount = (mark: Mark): boolean => mark.kind === 'column' && mark.column.number !== undefined;
  const [at, end] = [said.index, said.index + said[0].length];
  const starts = of.marks.filter(isAmount).map(({ span }) => of.tokens[span.from]?.start ?? 0);
  return starts.some((start) => start < at) && starts.some((start) => start >= end);
}

/** "the top 10%", "the top 5": how many are meant. */
function isRanked(mark: Mark, of: Parse, explained: ReadonlySet<number>): boolean {
  return (
    mark.kind === 'number' &&
    !explained.has(mark.span.from) &&
    /^(top|bottom)$/.test(of.tokens[mark.span.from - 1]?.word ?? '')
  );
}

/** "what percent of revenue comes from the top 5": a part, not the five. */
function isPartOfTop(mark: Mark, of: Parse): boolean {
  if (mark.kind !== 'cue' || mark.cue.type !== 'rate') return false;
  return of.tokens.some(({ word, index }) => /^(top|bottom)$/.test(word) && index >= mark.span.to);
}

/** "the average of salary and bonus", where only one of the two is averaged. */
function isSecondMeasure(mark: Mark, of: Parse): boolean {
  if (mark.kind !== 'column' || mark.column.profile.role !== 'measure' || mark.isLoose) return false;
  const and = mark.span.from - 1;
  return (
    of.tokens[and]?.word === 'and' &&
    of.free.some(
      (other) => other.kind === 'column' && other.column.profile.role === 'measure' && other.span.to === and,
    )
  );
}

/** "revenue per unit": one amount over another, not grouped by it. */
function isPerAmount({ task, isOfTwo }: Reading, of: Parse): boolean {
  const isUnit = (mark: Mark): boolean =>
    mark.kind === 'column' &&
    isMeasuredFinely(mark.column) &&
    of.tokens[mark.span.from - 1]?.word === 'per' &&
    of.marks.some(({ kind, span }) => kind === 'column' && isNear(of.tokens, span.to, mark.span.from, 1));
  if (isOfTwo !== true && of.marks.some(isUnit)) return true;
  return of.marks.some(
    (mark) =>
      mark.kind === 'column' &&
      isAdditive(mark.column) &&
      task.columns.includes(mark.column.name) &&
      of.tokens[mark.span.from - 1]?.word === 'per' &&
      of.marks.some((other) => other.kind === 'column' && other !== mark && isAdditive(other.column)),
  );
}

/** "average daily revenue": of the totals of the days, not of the rows of each day. */
function isMeanOfTotals(of: Parse): boolean {
  const grain = of.marks.find(
    (mark) =>
      mark.kind === 'cue' && mark.cue.type === 'grain' && /ly$/.test(of.tokens[mark.span.from]?.word ?? ''),
  );
  const mean = of.marks.find(
    (mark) => mark.kind === 'cue' && mark.cue.type === 'aggregate' && mark.cue.how === 'mean',
  );
  return (
    grain?.kind === 'cue' &&
    mean?.span.to === grain.span.from &&
    of.marks.some(
      (mark) =>
        mark.kind === 'column' &&
        isAdditive(mark.column) &&
        isNear(of.tokens, grain.span.to, mark.span.from, 1),
    )
  );
}

/** "how much did I spend on groceries": no list of names is so much. */
function isHowMuchOfNothing({ task }: Reading, of: Parse): boolean {
  if (!/^how much\b/i.test(of.text) || task.classification === 'EXPLAIN_ONLY') return false;
  const isNumber = (name: string): boolean =>
    of.schema.columns.some((column) => column.name === name && column.number !== undefined);
  return !task.columns.some(isNumber);
}

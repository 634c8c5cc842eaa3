import { isNounOfRow, type Mark } from '../annotate/mark.ts';
import type { Reading } from '../family.ts';
import { kindWords, linkingVerbs, mildWords, rowWords } from '../lexicon/plain-words.ts';
import type { Token } from '../text/tokens.ts';
import { hasTimeOfDay } from './conditions/day-parts.ts';
import { isByAgent, isName } from './cost.ts';
import { leavesAside } from './left-aside.ts';
import { losesNoun } from './lost-noun.ts';
import { isContent, isNear, type Parse } from './parse.ts';

/** Whether what a reading leaves out would have changed the figure: then it answers another question. */
export function isAnswerToAnother(
  reading: Reading,
  of: Parse,
  left: readonly Mark[],
  explained: ReadonlySet<number>,
): boolean {
  const isAnother = left.some(
    (mark) =>
      isOtherSide(mark, of) ||
      isLostDayPart(mark, of) ||
      isLostRanking(mark, reading) ||
      isLostBound(mark, of, explained) ||
      isLostDifference(mark, explained) ||
      isLostShare(mark, of) ||
      isLostFigure(mark, of) ||
      isGroupOfSomething(mark, left, of),
  );
  return (
    isAnother ||
    isOfRowsNotThere(reading, of) ||
    losesNoun(reading, of, explained) ||
    isLostAlong(of, explained) ||
    leavesAside(reading, of, left, explained) ||
    of.tokens.some((token) => !explained.has(token.index) && isLostWord(token, of))
  );
}

/** "customers who never returned anything": not those of the rows that were not returned, where each has several. */
function isOfRowsNotThere({ marks }: Reading, { tokens, conditions, schema }: Parse): boolean {
  const filtered = new Set(conditions.flatMap((condition) => condition.marks));
  return (
    tokens.some(({ word }) => word === 'never') &&
    marks.some(
      (mark) =>
        mark.kind === 'column' &&
        !filtered.has(mark) &&
        mark.column.isText &&
        mark.column.profile.distinctCount <= schema.rowCount / 2,
    )
  );
}

/** "cumulative", "moving average": the figure along time is another figure than that of each period. */
function isLostAlong(of: Parse, explained: ReadonlySet<number>): boolean {
  return of.tokens.some(
    ({ word, index }) =>
      !explained.has(index) &&
      (/^(cumulative|cumulatively|cumulated|rolling)$/.test(word) ||
        (/^(moving|running)$/.test(word) && alongFigures.test(of.tokens[index + 1]?.word ?? ''))),
  );
}

const alongFigures = /^(average|mean|total|sum|count)$/;

/** "for SBI on 3G", where nothing is called so: the figure of other rows is none for it. */
export function isUnknownName(token: Token, of: Parse): boolean {
  const before = of.tokens[token.index - 1]?.word ?? '';
  const word = before === 'the' ? (of.tokens[token.index - 2]?.word ?? '') : before;
  return (
    isContent(token) &&
    isName(token) &&
    !isSetting(token, of) &&
    /^(for|of|in|from|at|by|with|on|via|using|among)$/.test(word) &&
    !of.schema.nameWords.has(token.stem) &&
    !of.marks.some(({ span }) => span.from <= token.index && token.index < span.to)
  );
}

/** "In Penney's game what is …": what the whole table is about, said ahead. */
function isSetting({ index, start, end }: Token, { tokens, text }: Parse): boolean {
  return index === 1 && tokens[0]?.word === 'in' && /['’]s\b/.test(text.slice(start, end + 2));
}

/** What changes the figure wherever it is left out: how it moved, how two differ, which rows, at what hour. */
function isLostWord(token: Token, of: Parse): boolean {
  return (
    movements.test(token.word) ||
    (differing.test(token.word) && of.conditions.some(({ filter }) => filter.kind === 'or')) ||
    otherFigures.test(token.word) ||
    (clock.test(token.word) && /^\d/.test(of.tokens[token.index - 1]?.word ?? '')) ||
    isUnknownName(token, of) ||
    isLostKind(token, of)
  );
}

/** "pending transactions", "new users", "transactions were slow": some of the rows, and nothing tells which. */
function isLostKind(token: Token, of: Parse): boolean {
  const { word, index, stem, text } = token;
  const isMarked = of.marks.some(({ span }) => span.from <= index && index < span.to);
  const isSmall = [linkingVerbs, mildWords, kindWords].some((words) => words.has(word));
  if (!isContent(token) || isMarked || isSmall || of.schema.nameWords.has(stem) || !/^\p{Ll}/u.test(text))
    return false;
  const next = of.tokens[index + 1];
  const noun = of.marks.find(({ span }) => span.from === index + 1);
  const isOfRows =
    next?.afterBreak === false &&
    (noun === undefined
      ? rowWords.has(next.word) && /s$/.test(next.word)
      : noun.kind === 'column' && isNounOfRow(noun, of.schema));
  const isSaidOfRows =
    next === undefined && !/ed$/.test(word) && /^(is|are|was|were)$/.test(of.tokens[index - 1]?.word ?? '');
  return isOfRows || isSaidOfRows;
}

const movements =
  /^(grew|grown?|growing|growth|increas(?:ed?|es|ing)|rose|risen|rises?|rising|fell|fallen|falls?|falling|dropped|drops?|dropping|declin(?:ed?|es|ing)|decreas(?:ed?|es|ing)|shrank|shrunk|shrinks?|improved?|worsened|worsen)$/;

/** Of two columns: no figure of one. */
const otherFigures = /^(margins?|markup)$/;
const differing = /^(differs?|differed|vary|varies|varied)$/;

const clock = /^(am|pm|oclock|o'clock)$/;

/** "weekend vs weekday": what is set against something has two sides. */
function isOtherSide(mark: Mark, of: Parse): boolean {
  if (mark.kind !== 'cue' || mark.cue.type !== 'compare') return false;
  const said = of.tokens.slice(mark.span.from, mark.span.to).map(({ word }) => word);
  return said.some((word) => /^(vs|versus|compared|compare|comparison)$/.test(word));
}

/** "the bank with the biggest payment" is no list of the banks with payments. */
function isLostRanking(mark: Mark, { marks }: Reading): boolean {
  const isRanking = (one: Mark): boolean => one.kind === 'cue' && one.cue.type === 'superlative';
  return isRanking(mark) && !marks.some(isRanking);
}

/** "above 5%", "before and after June", "the second most common": a bound or a place that is not used; those of outliers define the method. */
function isLostBound(mark: Mark, of: Parse, explained: ReadonlySet<number>): boolean {
  if (explained.has(mark.span.from) || !of.free.includes(mark) || /\boutliers?\b/i.test(of.text))
    return false;
  if (mark.kind === 'number') return mark.number.ordinal;
  return mark.kind === 'cue' && mark.cue.type === 'comparator' && mark.cue.operator !== '=';
}

/** "at night", where the data have no time of day, or none that the reading uses. */
function isLostDayPart(mark: Mark, of: Parse): boolean {
  if (mark.kind !== 'cue' || mark.cue.type !== 'day-part') return false;
  const around = of.tokens.slice(Math.max(0, mark.span.from - 1), mark.span.to).map(({ word }) => word);
  return hasTimeOfDay(of.schema) || around.some((word) => /^(at|in|during|around|by)$/.test(word));
}

/** A difference that is not taken is another figure. */
function isLostDifference(mark: Mark, explained: ReadonlySet<number>): boolean {
  return mark.kind === 'cue' && mark.cue.type === 'difference' && !explained.has(mark.span.from);
}

/** "whose average cost is above 2000": not the rows that cost so much. */
function isLostFigure(mark: Mark, of: Parse): boolean {
  return (
    mark.kind === 'cue' &&
    mark.cue.type === 'aggregate' &&
    of.conditions.some(
      ({ filter, marks }) =>
        filter.kind === 'compare' &&
        typeof filter.right === 'number' &&
        marks.some(({ kind, span }) => kind === 'column' && isNear(of.tokens, mark.span.to, span.from, 2)),
    )
  );
}

/** "what share of the total": not the total. */
function isLostShare(mark: Mark, of: Parse): boolean {
  return (
    mark.kind === 'cue' &&
    mark.cue.type === 'rate' &&
    of.marks.some(
      (other) =>
        other.kind === 'cue' &&
        other.cue.type === 'aggregate' &&
        other.cue.how === 'sum' &&
        isNear(of.tokens, mark.span.to, other.span.from, 2),
    )
  );
}

/** "by hour of day": a grouping that was understood and is not made. */
function isGroupOfSomething(mark: Mark, left: readonly Mark[], of: Parse): boolean {
  if (mark.kind !== 'cue') return false;
  if (mark.cue.type === 'grain') return true;
  const said = of.tokens.slice(mark.span.from, mark.span.to).map(({ word }) => word);
  const isGroup = said.some((word) => groupWords.test(word));
  if (mark.cue.type === 'part') return isGroup || isAskedPart(mark, of);
  if (mark.cue.type !== 'group' || !isGroup) return false;
  const next = of.marks.find(
    (other) => other.span.from >= mark.span.to && !(other.kind === 'cue' && other.cue.type === 'every'),
  );
  if (isByAgent(mark, of) && next?.kind === 'column' && isNounOfRow(next, of.schema)) return false;
  return next !== undefined && left.includes(next) && isNear(of.tokens, mark.span.to, next.span.from, 2);
}

/** "which month had the highest sales": a time is asked for, not the sales. */
function isAskedPart({ span }: Mark, { marks, tokens }: Parse): boolean {
  const isCueOf = (mark: Mark, type: string): boolean => mark.kind === 'cue' && mark.cue.type === type;
  return (
    marks.some((mark) => isCueOf(mark, 'superlative')) &&
    (marks.some((mark) => isCueOf(mark, 'wh') && mark.span.to === span.from) ||
      /^(with|that|having|where)$/.test(tokens[span.to]?.word ?? ''))
  );
}

const groupWords = /^(by|per|each|every|across)$/;

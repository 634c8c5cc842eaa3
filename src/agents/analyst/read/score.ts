import { type ColumnMark, type CueMark, isNounOfRow, type Mark, type NumberMark } from '../annotate/mark.ts';
import { likenessOf } from '../annotate/similarity.ts';
import type { Reading } from '../family.ts';
import type { Cue } from '../lexicon/cues/cue.ts';
import { kindWords, linkingVerbs, mildWords, participles, rowWords } from '../lexicon/plain-words.ts';
import type { Token } from '../text/tokens.ts';
import { hasTimeOfDay } from './conditions/day-parts.ts';
import { isContent, isNear, isYesNo, type Parse, range } from './parse.ts';

/** Below this a question is declined rather than answered. */
export const answerable = 0.6;

/**
 * How well a reading explains a question, 0 to 1: the part of its content that the reading rests on, times how far its
 * words were trusted. A number, a value or an operator that a reading leaves out weighs more than a word.
 */
export function scoreOf(reading: Reading, of: Parse): number {
  const used = new Set(reading.marks);
  const explained = tokensOf(reading.marks, reading.words ?? []);
  const left = of.marks.filter((mark) => !used.has(mark));
  const leftTokens = tokensOf(left, []);
  const ignored = left.reduce((sum, mark) => sum + ignoredCost(mark, reading, of), 0);
  const unmarked = of.tokens
    .filter((token) => !explained.has(token.index) && !leftTokens.has(token.index))
    .reduce((sum, token) => sum + wordCost(token, reading, of), 0);
  const content = Math.max(
    1,
    of.tokens.filter((token) => explained.has(token.index) && isContent(token)).length -
      wordsOfLongNames(reading, of),
  );
  const kind =
    isYesNo(of) && reading.isVerdict !== true && reading.task.classification !== 'EXPLAIN_ONLY' ? 0.55 : 1;
  const isAnother = left.some(
    (mark) =>
      isOtherSide(mark, of) ||
      isLostDayPart(mark, of) ||
      isLostRanking(mark, reading) ||
      isLostBound(mark, of, explained) ||
      isLostDifference(mark, explained) ||
      isLostShare(mark, of) ||
      isGroupOfSomething(mark, left, of),
  );
  const isLost =
    isLostAlong(of, explained) ||
    of.tokens.some((token) => !explained.has(token.index) && isLostWord(token, of));
  const dropped = isAnother || isLost ? 0.5 : 1;
  const asDrawn = of.presentation.chart !== undefined && reading.task.python !== undefined ? 0.85 : 1;
  return (asDrawn * kind * dropped * reading.trust * (content + 1)) / (content + 1 + ignored + unmarked);
}

/** A name of many words says no more than a short one. */
const wordsOfName = 4;

function wordsOfLongNames({ marks }: Reading, of: Parse): number {
  return [...new Set(marks)]
    .filter(({ kind }) => kind === 'column' || kind === 'value')
    .map(({ span }) => of.tokens.slice(span.from, span.to).filter(isContent).length - wordsOfName)
    .reduce((sum, surplus) => sum + Math.max(0, surplus), 0);
}

/** Words that carry meaning and that a reading does not use: whoever reads the answer has to know. */
export function leftOut(reading: Reading, of: Parse): readonly Token[] {
  const explained = tokensOf(reading.marks, reading.words ?? []);
  const marked = tokensOf(of.marks, []);
  return of.tokens.filter(
    (token) => !explained.has(token.index) && !marked.has(token.index) && wordCost(token, reading, of) >= 1,
  );
}

/** Columns, values and numbers that were understood and that a reading does not use. */
export function unusedMarks(reading: Reading, of: Parse): readonly Mark[] {
  const used = new Set(reading.marks);
  const explained = tokensOf(reading.marks, reading.words ?? []);
  return of.marks.filter(
    (mark) =>
      mark.kind !== 'cue' &&
      !used.has(mark) &&
      !explained.has(mark.span.from) &&
      ignoredCost(mark, reading, of) >= leastNoticed,
  );
}

const leastNoticed = 0.4;

/** "employees" where a column is `EmployeeNumber`: the noun for a row, not the column. */
function saysOnlyRow(mark: ColumnMark): boolean {
  const { role, distinctCount } = mark.column.profile;
  return mark.isLoose && (role === 'identifier' || distinctCount <= 1);
}

function wordCost(token: Token, reading: Reading, of: Parse): number {
  if (isInARow(token, of)) return 2.5;
  if (!isContent(token)) return rowWords.has(token.word) ? 0.05 : 0;
  if (linkingVerbs.has(token.word)) return 0.15;
  if (mildWords.has(token.word)) return 0.2;
  if (kindWords.has(token.word) && isBesideMark(token, of)) return 0.1;
  if (of.schema.nameWords.has(token.stem) || isEcho(token, reading, of)) return 0.1;
  if (isName(token) || otherMethods.test(token.word)) return 2.5;
  if (isLostCondition(token, of)) return 1.6;
  return isModifier(token, reading, of) ? 0.7 : 1;
}

/** "racers from the uk", where nothing is known of the uk: rows would have to be left out. */
function isLostCondition({ index }: Token, of: Parse): boolean {
  const before = of.tokens[index - 1]?.word ?? '';
  const word = before === 'the' ? (of.tokens[index - 2]?.word ?? '') : before;
  return /^(from|against|under|named|called)$/.test(word);
}

/** "five in a row" asks for rows that follow each other. */
function isInARow({ word, index }: Token, { tokens }: Parse): boolean {
  return word === 'row' && tokens[index - 1]?.word === 'a' && tokens[index - 2]?.word === 'in';
}

/** "trading volume" where a column is `volume`, "silver medals" where one is `silver`: a word beside a name said in full. */
function isModifier({ index }: Token, reading: Reading, of: Parse): boolean {
  return of.marks.some(
    (mark) =>
      mark.kind === 'column' &&
      mark.score > 0.93 &&
      reading.marks.includes(mark) &&
      ((mark.span.from === index + 1 && of.tokens[index + 1]?.afterBreak === false) ||
        (mark.span.to === index && of.tokens[index]?.afterBreak === false)),
  );
}

/** "travel category", "smoking status": the noun says of what kind the values beside it are. */
function isBesideMark({ index }: Token, of: Parse): boolean {
  return of.marks.some(({ kind, span }) => kind !== 'cue' && (span.to === index || span.from === index + 1));
}

/** A method that is asked for and not used: what is read without it answers another question. */
const otherMethods =
  /^(regressions?|logistic|forecasts?|clusters?|clustering|consecutive|consecutively|streaks?|successive)$/;

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
const differing = /^(differs?|differed|vary|varies|varied)$/;
const clock = /^(am|pm|oclock|o'clock)$/;

/** A word with a capital inside a sentence names something: to leave it out would answer another question. */
function isName(token: Token): boolean {
  return /^\p{Lu}/u.test(token.text) && token.index > 0 && !token.afterBreak;
}

/** Another word for a column that the reading uses: "viewers" and "watched". */
function isEcho(token: Token, reading: Reading, of: Parse): boolean {
  const used = of.schema.columns.filter(({ name }) => reading.task.columns.includes(name));
  return used.some((column) => column.words.some(({ stem }) => likenessOf(token.stem, stem) !== undefined));
}

function tokensOf(marks: readonly Mark[], words: readonly number[]): Set<number> {
  return new Set([...words, ...marks.flatMap(({ span }) => range(span.from, span.to))]);
}

/** "in 1982", where a column that is used is `gdp_1982`. */
function isInName({ number }: NumberMark, { marks }: Reading): boolean {
  return marks.some(
    (mark) => mark.kind === 'column' && mark.column.words.some(({ stem }) => stem === String(number.value)),
  );
}

function ignoredCost(mark: Mark, reading: Reading, of: Parse): number {
  switch (mark.kind) {
    case 'column':
      return isNounOfRow(mark, of.schema) ? 0.03 : saysOnlyRow(mark) ? 0.15 : 0.8 * mark.score;
    case 'number':
      return isInName(mark, reading) ? 0.1 : 2;
    case 'value':
    case 'date':
      return 2;
    case 'cue':
      if (isByAgent(mark, of)) return 0.05;
      return cueCost(mark.cue, of.tokens[mark.span.from]?.word ?? '') + (isOpenGroup(mark, of) ? 1.5 : 0);
  }
}

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
  if (mark.cue.type === 'part') return groupWords.test(of.tokens[mark.span.from]?.word ?? '');
  if (mark.cue.type !== 'group' || !groupWords.test(of.tokens[mark.span.from]?.word ?? '')) return false;
  const next = of.marks.find(
    (other) => other.span.from >= mark.span.to && !(other.kind === 'cue' && other.cue.type === 'every'),
  );
  if (isByAgent(mark, of) && next?.kind === 'column' && isNounOfRow(next, of.schema)) return false;
  return next !== undefined && left.includes(next) && isNear(of.tokens, mark.span.to, next.span.from, 2);
}

const groupWords = /^(by|per|each|every|across)$/;

/** "by bnk": a grouping by something unknown. */
function isOpenGroup(mark: CueMark, of: Parse): boolean {
  if (mark.cue.type !== 'group') return false;
  const next = of.tokens[mark.span.to];
  if (isByAgent(mark, of)) return false;
  return (
    next !== undefined &&
    isContent(next) &&
    !of.schema.nameWords.has(next.stem) &&
    !of.marks.some(({ span }) => span.from <= next.index && next.index < span.to)
  );
}

/** "offered by IBM", "paid by passengers": whoever does it, not what rows are grouped by. */
function isByAgent({ cue, span }: CueMark, of: Parse): boolean {
  const before = of.tokens[span.from - 1]?.word ?? '';
  return (
    cue.type === 'group' &&
    of.tokens[span.from]?.word === 'by' &&
    (/[a-z]{2}ed$/.test(before) || participles.has(before))
  );
}

function cueCost(cue: Cue, word: string): number {
  switch (cue.type) {
    case 'missing':
      return cue.present ? 0.2 : 1.5;
    case 'wh':
    case 'or':
      return 0;
    case 'every':
    case 'exists':
      return word === 'any' || word === 'all' || word === 'ever' ? 0.05 : 0.3;
    case 'group':
      return word === 'over' || word === 'by' || word === 'across' || word === 'with' ? 0.3 : 0.5;
    case 'count':
      return 1;
    case 'distinct':
    case 'part':
      return 1;
    case 'sign':
      return 0.3;
    case 'stage':
    case 'day-part':
      return 1;
    case 'unique':
    case 'grain':
    case 'compare':
      return 0.4;
    case 'comparator':
      return /^(since|until|after|before|over|up|past|under)$/.test(word) ? 1.2 : 1.5;
    case 'aggregate':
      return 2.5;
    case 'percentile':
    case 'superlative':
    case 'frequency':
    case 'comparative':
    case 'between':
    case 'not':
    case 'rate':
    case 'trend':
    case 'duplicate':
    case 'difference':
    case 'next':
    case 'previous':
    case 'first':
    case 'last':
    case 'same':
    case 'starts':
    case 'closest':
      return 1.5;
  }
}

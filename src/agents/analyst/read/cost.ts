import { type ColumnMark, type CueMark, isNounOfRow, type Mark, type NumberMark } from '../annotate/mark.ts';
import { likenessOf } from '../annotate/similarity.ts';
import type { Reading } from '../family.ts';
import type { Cue } from '../lexicon/cues/cue.ts';
import { kindWords, linkingVerbs, mildWords, participles, rowWords } from '../lexicon/plain-words.ts';
import type { Token } from '../text/tokens.ts';
import { isContent, type Parse } from './parse.ts';

/** "employees" where a column is `EmployeeNumber`: the noun for a row, not the column. */
function saysOnlyRow(mark: ColumnMark): boolean {
  const { role, distinctCount } = mark.column.profile;
  return mark.isLoose && (role === 'identifier' || distinctCount <= 1);
}

export function wordCost(token: Token, reading: Reading, of: Parse): number {
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

/** A word with a capital inside a sentence names something: to leave it out would answer another question. */
export function isName(token: Token): boolean {
  return /^\p{Lu}/u.test(token.text) && token.index > 0 && !token.afterBreak;
}

/** Another word for a column that the reading uses: "viewers" and "watched". */
function isEcho(token: Token, reading: Reading, of: Parse): boolean {
  const used = of.schema.columns.filter(({ name }) => reading.task.columns.includes(name));
  return used.some((column) => column.words.some(({ stem }) => likenessOf(token.stem, stem) !== undefined));
}

/** "in 1982", where a column that is used is `gdp_1982`. */
function isInName({ number }: NumberMark, { marks }: Reading): boolean {
  return marks.some(
    (mark) => mark.kind === 'column' && mark.column.words.some(({ stem }) => stem === String(number.value)),
  );
}

export function ignoredCost(mark: Mark, reading: Reading, of: Parse): number {
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
export function isByAgent({ cue, span }: CueMark, of: Parse): boolean {
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
    case 'lateness':
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

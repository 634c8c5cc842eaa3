import { isNounOfRow, type Mark } from '../annotate/mark.ts';
import type { Reading } from '../family.ts';
import { kindWords, linkingVerbs, mildWords, participles, rowWords } from '../lexicon/plain-words.ts';
import type { Token } from '../text/tokens.ts';
import { cues, isContent, type Parse } from './parse.ts';

/** Words that say which rows, or what of them, and that nothing of the table explains: a figure without them is another figure. */
export function losesNoun(reading: Reading, of: Parse, explained: ReadonlySet<number>): boolean {
  return (
    of.tokens.some(
      (token) =>
        !explained.has(token.index) &&
        !isMarked(token.index, of) &&
        (isUnknownSubject(token, of) ||
          isUnknownDeed(token, reading, of) ||
          isUnknownFigure(token, of) ||
          isSeason(token, of) ||
          isOpposite(token) ||
          isDraw(token, of)),
    ) || isOtherUnit(of)
  );
}

/** "borrowed in March", where there are several times: nothing tells which of them is meant. */
function isUnknownDeed({ word }: Token, { task }: Reading, of: Parse): boolean {
  const times = of.schema.columns.filter(({ isTime }) => isTime);
  const used = times.filter(({ name }) => task.columns.includes(name));
  const isNamed = of.marks.some((mark) => mark.kind === 'column' && used.includes(mark.column));
  const isDeed = (/[a-z]{3}ed$/.test(word) || participles.has(word)) && !linkingVerbs.has(word);
  return isDeed && times.length > 1 && used.length > 0 && !isNamed;
}

/** "average salary of interns": some of the rows, and nothing tells which. */
function isUnknownSubject(token: Token, of: Parse): boolean {
  const { index } = token;
  const before = of.tokens[index - 1]?.word === 'the' ? index - 2 : index - 1;
  return (
    isUnknownNoun(token, of) &&
    /[^s]s$/.test(token.word) &&
    /^(of|for|among|amongst)$/.test(of.tokens[before]?.word ?? '') &&
    of.free.some(
      (mark) => mark.kind === 'column' && mark.column.number !== undefined && mark.span.to === before,
    ) &&
    !isMarked(index + 1, of)
  );
}

/** "average discount from list price": the discount is asked for, not the price. */
function isUnknownFigure(token: Token, of: Parse): boolean {
  const { index } = token;
  const isBehindFigure = cues(of, 'aggregate').some(({ span }) => span.to === index);
  return (
    isBehindFigure &&
    isUnknownNoun(token, of) &&
    /^(from|between|against|relative|compared)$/.test(of.tokens[index + 1]?.word ?? '')
  );
}

function isSeason({ word, index }: Token, of: Parse): boolean {
  return (
    /^(winter|summer|spring|autumn)s?$/.test(word) &&
    /^(in|during|the)$/.test(of.tokens[index - 1]?.word ?? '')
  );
}

/** "unsold homes", "uninsured": the other rows. */
function isOpposite({ word }: Token): boolean {
  const [, rest = ''] = /^un([a-z]{4,})$/.exec(word) ?? [];
  return participles.has(rest) || (/[a-z]{3}ed$/.test(rest) && rest !== 'ited');
}

/** "ended in a draw", "how many draws": nothing to draw. */
function isDraw({ word, index }: Token, { tokens }: Parse): boolean {
  return /^draws?$/.test(word) && /^(a|an|the|of|many|as|by)$/.test(tokens[index - 1]?.word ?? '');
}

/** "the average wait in hours", where minutes are measured: another number. */
function isOtherUnit(of: Parse): boolean {
  const last = of.tokens.at(-1);
  if (last === undefined || of.tokens[last.index - 1]?.word !== 'in' || !units.test(last.word)) return false;
  return of.marks.some(
    (mark) =>
      mark.kind === 'column' &&
      mark.column.number !== undefined &&
      !mark.column.words.some(({ stem }) => stem === last.stem || unitStem(stem) === unitStem(last.word)),
  );
}

const units = /^(seconds|minutes|hours|days|weeks|months|years|thousands|millions|percent)$/;

function unitStem(word: string): string {
  return word.slice(0, word.startsWith('m') ? 3 : 1);
}

function isUnknownNoun(token: Token | undefined, of: Parse): boolean {
  if (token === undefined || !/^\p{Ll}/u.test(token.text) || !isContent(token)) return false;
  const isPlain = [linkingVerbs, mildWords, kindWords, rowWords].some((words) => words.has(token.word));
  return !isPlain && !of.schema.nameWords.has(token.stem);
}

function isMarked(index: number, of: Parse): boolean {
  return of.marks.some((mark: Mark) => {
    const isOn = mark.span.from <= index && index < mark.span.to;
    return isOn && !(mark.kind === 'column' && isNounOfRow(mark, of.schema));
  });
}

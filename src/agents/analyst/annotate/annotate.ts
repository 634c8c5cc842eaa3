import { cuesByWord, plainCues } from '../lexicon/cues.ts';
import {
  askingWords,
  kindWords,
  linkingVerbs,
  mildWords,
  rowWords,
  stopWords,
} from '../lexicon/plain-words.ts';
import type { Schema } from '../schema/schema.ts';
import { readDates } from '../text/dates.ts';
import { isTypoOf } from '../text/distance.ts';
import { readNumbers } from '../text/numbers.ts';
import { stemOf } from '../text/stem.ts';
import type { Span, Token } from '../text/tokens.ts';
import { markColumns } from './columns.ts';
import {
  type ColumnMark,
  type CueMark,
  type DateMark,
  lengthOf,
  type Mark,
  type NumberMark,
  type ValueMark,
  type ValueReading,
} from './mark.ts';
import { markValues, mergeReadings, type ValueIndex } from './values.ts';

/** The marks that explain a question best: they do not overlap, and stand in order. */
export function annotate(tokens: readonly Token[], schema: Schema, index: ValueIndex): Mark[] {
  const columns = withoutKinds(withoutPeriphrases(bestPerSpan(markColumns(tokens, schema)), tokens), tokens);
  const values = mergePerSpan(markValues(tokens, index));
  const numbers = markNumbers(tokens, values);
  const dates = schema.columns.some((column) => column.isTime) ? markDates(tokens) : [];
  const candidates: Weighted[] = [
    ...dates.map((mark) => ({ mark, weight: 1.15 * lengthOf(mark.span) })),
    ...columns.map((mark) => ({ mark, weight: columnWeight(mark, tokens) })),
    ...values.map((mark) => ({ mark, weight: valueWeight(mark, tokens, columns) })),
    ...numbers.map((mark) => ({ mark, weight: 1.05 * lengthOf(mark.span) })),
    ...markCues(tokens).map((mark) => ({ mark, weight: cueWeight(mark, tokens) })),
    ...tokens.flatMap(mistypedCue).map((mark) => ({ mark, weight: 0.7 })),
  ];
  const marks = heaviest(
    candidates.filter(({ weight }) => weight > 0),
    tokens.length,
  );
  return marks.map((mark, at) => (isAskedWord(mark, marks[at - 1], tokens) ? columnOfWord(mark) : mark));
}

/** "which college has …", where cells say "Belhaven College": the word asks for the column, it names no cell. */
function isAskedWord(mark: Mark, before: Mark | undefined, tokens: readonly Token[]): mark is ValueMark {
  if (mark.kind !== 'value' || mark.isQuoted || lengthOf(mark.span) > 1) return false;
  const isAsked =
    before?.kind === 'cue' &&
    before.cue.type === 'wh' &&
    /^(which|what)$/.test(before.cue.word) &&
    before.span.to === mark.span.from;
  const isSmall = !/^\p{Lu}/u.test(tokens[mark.span.from]?.text ?? '');
  return isAsked && isSmall && mark.readings.every(({ how }) => how === 'part');
}

function columnOfWord({ span, readings }: ValueMark): Mark {
  const [first, ...others] = readings;
  const column = (first as ValueReading).column;
  return { kind: 'column', span, column, score: 0.6, rivals: others.map((one) => one.column), isLoose: true };
}

interface Weighted {
  readonly mark: Mark;
  readonly weight: number;
}

/** Weighted interval scheduling: the set of marks without overlap whose weights add up to most. */
function heaviest(candidates: readonly Weighted[], length: number): Mark[] {
  const best: { weight: number; taken: Weighted | undefined }[] = [{ weight: 0, taken: undefined }];
  for (let end = 1; end <= length; end += 1) {
    let choice = { weight: best[end - 1]?.weight ?? 0, taken: undefined as Weighted | undefined };
    for (const candidate of candidates) {
      if (candidate.mark.span.to !== end) continue;
      const weight = candidate.weight + (best[candidate.mark.span.from]?.weight ?? 0);
      if (weight > choice.weight) choice = { weight, taken: candidate };
    }
    best.push(choice);
  }
  const marks: Mark[] = [];
  for (let end = length; end > 0; ) {
    const taken = best[end]?.taken;
    if (taken !== undefined) marks.unshift(taken.mark);
    end = taken?.mark.span.from ?? end - 1;
  }
  return marks;
}

function bestPerSpan(marks: readonly ColumnMark[]): ColumnMark[] {
  const best = new Map<string, ColumnMark>();
  for (const mark of marks) {
    const known = best.get(keyOf(mark.span));
    if (known === undefined || mark.score > known.score) best.set(keyOf(mark.span), mark);
  }
  return [...best.values()];
}

/** "a satisfaction score of 4", where `satisfaction` is a column: "score" is no part of another one's name. */
function withoutKinds(columns: readonly ColumnMark[], tokens: readonly Token[]): ColumnMark[] {
  const isKind = ({ span, score }: ColumnMark): boolean =>
    score < 0.45 && lengthOf(span) === 1 && kindWords.has(tokens[span.from]?.word ?? '');
  return columns.filter(
    (mark) =>
      !isKind(mark) ||
      !columns.some(
        ({ score, column }) => score > 0.93 && column !== mark.column && column.number !== undefined,
      ),
  );
}

/** "each ticket class (Pclass)": the words right before a name in parentheses say the same column. */
function withoutPeriphrases(columns: readonly ColumnMark[], tokens: readonly Token[]): ColumnMark[] {
  const names = columns.filter(
    ({ span, score }) =>
      score > 0.93 && tokens[span.from]?.opens === true && tokens[span.to]?.afterBreak !== false,
  );
  return columns.filter(
    (mark) =>
      !names.some(
        ({ span, column }) =>
          column !== mark.column &&
          mark.span.from >= span.from - 4 &&
          mark.span.to <= span.from &&
          !hasBreak(tokens, mark.span.from, span.from),
      ),
  );
}

function hasBreak(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens
    .slice(from + 1, to)
    .some(({ afterBreak, word }) => afterBreak || /^(by|per|each|of|for|in|and|the|every)$/.test(word));
}

function mergePerSpan(marks: readonly ValueMark[]): ValueMark[] {
  const groups = new Map<string, ValueMark[]>();
  for (const mark of marks) groups.set(keyOf(mark.span), [...(groups.get(keyOf(mark.span)) ?? []), mark]);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, readings: mergeReadings(group) }];
  });
}

function keyOf(span: Span): string {
  return `${span.from}:${span.to}`;
}

function contentLength(tokens: readonly Token[], span: Span): number {
  return tokens.slice(span.from, span.to).filter(({ word }) => !stopWords.has(word)).length;
}

function columnWeight(mark: ColumnMark, tokens: readonly Token[]): number {
  const said = saidOfName(mark, tokens);
  const isWhole = mark.score > 0.93;
  const stops = lengthOf(mark.span) - said;
  if (isWhole && isQuotation(mark.span, tokens)) return 1.9 * lengthOf(mark.span);
  if (said === 0) return isWhole ? (lengthOf(mark.span) > 1 ? 1.1 * lengthOf(mark.span) : 0.6) : 0;
  return (isWhole ? 1.2 : 0.35 + 0.6 * mark.score) * said + (isWhole ? 0.5 : 0.1) * stops;
}

/** Content words, and small words that the name has between them: "per" of "gdp per capita". */
function saidOfName({ span, column }: ColumnMark, tokens: readonly Token[]): number {
  const said = contentLength(tokens, span);
  const inner = tokens
    .slice(span.from + 1, span.to - 1)
    .filter(({ word, stem }) => /^(per|by|of)$/.test(word) && column.words.some((one) => one.stem === stem));
  return said === 0 ? 0 : said + inner.length;
}

/** Exactly what stands between quotation marks. */
function isQuotation(span: Span, tokens: readonly Token[]): boolean {
  const quotation = tokens[span.from]?.quotation ?? 0;
  const inside = tokens.filter((token) => token.quotation === quotation);
  return quotation > 0 && inside.length === lengthOf(span) && inside[0]?.index === span.from;
}

function valueWeight(mark: ValueMark, tokens: readonly Token[], columns: readonly ColumnMark[]): number {
  const said = contentLength(tokens, mark.span);
  const how = mark.readings[0]?.how ?? 'part';
  if (mark.isQuoted) return 2 * lengthOf(mark.span);
  if (said === 0) {
    const isMeant = how === 'exact' && (isBesideItsColumn(mark, columns) || isInCapitals(mark, tokens));
    return isMeant ? 1.1 * lengthOf(mark.span) : 0;
  }
  const stops = lengthOf(mark.span) - said;
  const isNumber = tokens.slice(mark.span.from, mark.span.to).every(({ word }) => /^[-\d.,%]+$/.test(word));
  if (isNumber && lengthOf(mark.span) === 1) return 0;
  const each: Record<typeof how, number> = { exact: 1.25, form: 0.95, synonym: 1, typo: 0.8, part: 0.85 };
  const asProper = /^\p{Lu}/u.test(tokens[mark.span.from]?.text ?? '') && mark.span.from > 0 ? 0.15 : 0;
  if (how === 'part' && (isPluralNoun(mark, tokens) || isVerbOfText(mark, tokens))) return 0;
  const coverage = mark.readings[0]?.coverage ?? 1;
  if (how === 'part' && coverage < 0.2 && said === 1) return 0.35;
  return (each[how] + asProper) * said + (how === 'exact' ? 0.9 : 0.5) * stops;
}

/** "released" where a note says "released as a single": a verb of the question, no part of a cell. */
function isVerbOfText({ span, readings }: ValueMark, tokens: readonly Token[]): boolean {
  const word = tokens[span.from]?.text ?? '';
  const isVerb = linkingVerbs.has(word) || /^[a-z]{3,}ed$/.test(word);
  return isVerb && lengthOf(span) === 1 && (readings[0]?.coverage ?? 1) < 0.5;
}

/** "universities" where cells say "Virginia Tech University": the noun for the rows, not one of them. */
function isPluralNoun(mark: ValueMark, tokens: readonly Token[]): boolean {
  const last = tokens[mark.span.to - 1];
  if (last === undefined || last.word === last.stem || !/s$/.test(last.word) || /^\p{Lu}/u.test(last.text))
    return false;
  return !mark.readings.some(({ values }) => values.some((value) => value.toLowerCase().includes(last.word)));
}

/** "engineers in IT", "sales in US": no small word, written as the cells have it. */
function isInCapitals({ span, readings }: ValueMark, tokens: readonly Token[]): boolean {
  const said = tokens[span.from]?.text ?? '';
  const isOther = tokens.some(({ text }) => /\p{Ll}/u.test(text));
  return (
    isOther &&
    lengthOf(span) === 1 &&
    /^\p{Lu}{2,}$/u.test(said) &&
    readings.some(({ values }) => values.includes(said))
  );
}

/** "overtime yes", "is no": a value that is itself a small word counts only beside its column. */
function isBesideItsColumn(mark: ValueMark, columns: readonly ColumnMark[]): boolean {
  return columns.some(
    (column) =>
      column.score > 0.9 &&
      mark.readings.some((reading) => reading.column === column.column) &&
      (Math.abs(column.span.to - mark.span.from) <= 2 || column.span.from === mark.span.to),
  );
}

/** "average amount of …" where a column is `amount`: the column, not a count. */
function cueWeight(mark: CueMark, tokens: readonly Token[]): number {
  const size = lengthOf(mark.span);
  if (mark.cue.type === 'count' && tokens[mark.span.from]?.word === 'amount') return 1.1;
  if (mark.cue.type === 'day-part') return 0.8 * contentLength(tokens, mark.span) + 0.1 * size;
  if (mark.cue.type === 'lateness') return 1.5 * size;
  return mark.cue.type === 'wh' ? 0.9 * size : size;
}

function markCues(tokens: readonly Token[]): CueMark[] {
  return tokens.flatMap((token) =>
    (cuesByWord.get(token.word) ?? [])
      .filter(({ words }) => words.every((word, offset) => tokens[token.index + offset]?.word === word))
      .filter(
        (phrase, at, found) => found.findIndex(({ words }) => words.length === phrase.words.length) === at,
      )
      .filter(({ words, cue }) => cue.type !== 'count' || !isNumberWord(tokens[token.index + words.length]))
      .filter(({ words, cue }) => cue.type !== 'count' || !isNumberOfOrder(token, words, tokens))
      .filter(({ cue }) => cue.type !== 'not' || !isNumberSign(token, tokens))
      .filter(({ cue }) => cue.type !== 'rate' || !isVerbOfRating(token, tokens))
      .map(({ words, cue }): CueMark => {
        const span = { from: token.index, to: token.index + words.length };
        return { kind: 'cue', span, cue };
      }),
  );
}

/** "averge": nothing else, so a plain word of asking with a typing error. */
function mistypedCue({ word, index }: Token): CueMark[] {
  if (word.length < 5 || cuesByWord.has(word) || isKnownWord(word)) return [];
  const found = [...plainCues].find(([meant]) => isMistyped(word, meant));
  if (found === undefined) return [];
  const [meant, cue] = found;
  return [{ kind: 'cue', span: { from: index, to: index + 1 }, cue, meant }];
}

/** In short words a changed letter makes another word ("totem", "county"): there only letters left out, doubled or swapped count. */
function isMistyped(word: string, meant: string): boolean {
  if (!isTypoOf(word, meant) || stemOf(word) === stemOf(meant)) return false;
  return meant.length > 6 || word.length !== meant.length || sortedLetters(word) === sortedLetters(meant);
}

function sortedLetters(word: string): string {
  return Array.from(word).sort().join('');
}

function isKnownWord(word: string): boolean {
  return [stopWords, askingWords, rowWords, mildWords, linkingVerbs].some((words) => words.has(word));
}

function markDates(tokens: readonly Token[]): DateMark[] {
  return readDates(tokens).map(({ span, meaning }) => ({ kind: 'date', span, meaning }));
}

/** "a pick number of 27" counts nothing. */
function isNumberWord(token: Token | undefined): boolean {
  return token !== undefined && /^\d/.test(token.word);
}

/** "the pick number of Smith", "the number in the series": which one, not how many. */
function isNumberOfOrder({ index }: Token, words: readonly string[], tokens: readonly Token[]): boolean {
  if (/^(the )?number$/.test(words.join(' ')))
    return /^(in|on|when|where|for)$/.test(tokens[index + words.length]?.word ?? '');
  const before = tokens[index - 1];
  return words.join(' ') === 'number of' && before !== undefined && orderNouns.test(before.word);
}

const orderNouns =
  /^(pick|jersey|shirt|squad|serial|model|episode|season|series|draft|flight|chapter|page|atomic|house|room|phone|lot|stage|week|round|car|id|identification|registration|reference|catalog|catalogue|production|order|issue|volume|track|locomotive|fleet|class)$/;

/** "who rate their boss with 4": a verb. */
function isVerbOfRating({ word, index }: Token, tokens: readonly Token[]): boolean {
  return (
    /^rates?$/.test(word) &&
    /^(their|his|her|its|it|them|our|us|my|your)$/.test(tokens[index + 1]?.word ?? '')
  );
}

/** "no. 23". */
function isNumberSign({ word, index }: Token, tokens: readonly Token[]): boolean {
  return word === 'no' && /^#?\d/.test(tokens[index + 1]?.word ?? '');
}

/** "name one that …", "which one": stands for a row, counts nothing. */
function isPronoun({ from, to }: Span, tokens: readonly Token[]): boolean {
  if (to - from !== 1 || tokens[from]?.word !== 'one') return false;
  return (
    /^(that|who|which|whose)$/.test(tokens[to]?.word ?? '') ||
    /^(which|the|this|that|another|every|each|in|per|during)$/.test(tokens[from - 1]?.word ?? '')
  );
}

function markNumbers(tokens: readonly Token[], values: readonly ValueMark[]): NumberMark[] {
  return readNumbers(tokens)
    .filter((number) => !isPronoun(number.span, tokens))
    .map((number) => ({
      kind: 'number',
      span: number.span,
      number,
      readings: values.find((mark) => keyOf(mark.span) === keyOf(number.span))?.readings ?? [],
    }));
}

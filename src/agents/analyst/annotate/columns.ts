import { askingWords, stopWords } from '../lexicon/plain-words.ts';
import { isKey, type NameWord, type Schema, type SchemaColumn } from '../schema/schema.ts';
import { stemOf } from '../text/stem.ts';
import type { Span, Token } from '../text/tokens.ts';
import type { ColumnMark } from './mark.ts';
import { type Likeness, likenessOf, worthOf } from './similarity.ts';

interface Candidate {
  readonly span: Span;
  readonly column: SchemaColumn;
  readonly score: number;
  readonly isLoose: boolean;
}

const worthwhile = 0.3;
const nearlyAsGood = 0.9;
const plainlySaid = 0.6;
const longestGap = 2;

/** Where the question names columns: in full, in part, by another word, or with a typing error. */
export function markColumns(tokens: readonly Token[], schema: Schema): ColumnMark[] {
  const heads = headsOf(schema);
  const candidates = schema.columns.flatMap((column) => [
    ...runsOf(column, tokens).map((run) => withHead(run, heads.get(column), tokens)),
    ...joinedRuns(column, tokens),
    ...initialRuns(column, tokens),
  ]);
  const rowNouns = candidates.filter((candidate) => isRowNoun(candidate, tokens, schema));
  const meant = candidates
    .filter((candidate) => candidate.score >= worthwhile && !isConstant(candidate))
    .filter((candidate) => !rowNouns.some((noun) => isOusted(candidate, noun)));
  return meant.map((candidate) => ({
    kind: 'column',
    ...candidate,
    rivals: rivalsOf(candidate, meant),
  }));
}

/** "orders" where a column is `Order ID`: the word is for a row, or for several that say the same. */
function isRowNoun(
  { column, isLoose, span }: Candidate,
  tokens: readonly Token[],
  { rowCount }: Schema,
): boolean {
  const isOwn = isKey(column) && column.profile.distinctCount >= 0.9 * rowCount;
  const isPlural = /[^s]s$/.test(tokens[span.from]?.word ?? '');
  const isEach = /^(per|each|every|\d+)$/.test(tokens[span.from - 1]?.word ?? '');
  return isLoose && span.to - span.from === 1 && (isOwn || (isKey(column) && (isPlural || isEach)));
}

/** ... and not for a date or a number of it, `Order Date` say, that is named in part only. */
function isOusted({ column, isLoose, span }: Candidate, noun: Candidate): boolean {
  return (
    isLoose &&
    column !== noun.column &&
    !column.isText &&
    span.from === noun.span.from &&
    span.to === noun.span.to
  );
}

const headScore = 0.55;

/** The last word of a name says which column is meant, where no other has it: "date" for `grand final date`. */
function headsOf(schema: Schema): ReadonlyMap<SchemaColumn, string> {
  return new Map(
    schema.columns.flatMap((column) => {
      const head = namesOf(column).at(-1)?.stem;
      const isShared = schema.columns.some(
        (other) => other !== column && other.words.some(({ stem }) => stem === head),
      );
      return head === undefined || isShared || !telling.has(head) ? [] : [[column, head] as const];
    }),
  );
}

/** Nouns that say little of what a column holds, and yet which one is meant. */
const telling: ReadonlySet<string> = new Set(['date', 'type', 'status', 'code', 'level', 'rate'].map(stemOf));

function withHead(run: Candidate, head: string | undefined, tokens: readonly Token[]): Candidate {
  const isHead = run.span.to - run.span.from === 1 && tokens[run.span.from]?.stem === head;
  return isHead && run.score < headScore ? { ...run, score: headScore } : run;
}

/** A column of one value is meant only when its name is said plainly; one of words, when most of it is. */
function isConstant({ column, isLoose, score }: Candidate): boolean {
  return isLoose && column.profile.distinctCount <= 1 && !(column.isText && score >= plainlySaid);
}

function rivalsOf(candidate: Candidate, candidates: readonly Candidate[]): SchemaColumn[] {
  return candidates
    .filter(
      (other) =>
        other.column !== candidate.column &&
        other.span.from === candidate.span.from &&
        other.span.to === candidate.span.to &&
        (other.score >= nearlyAsGood * candidate.score || isSaidAlike(candidate, other)),
    )
    .map((other) => other.column);
}

/** "price" where columns are `list_price` and `sale_price`: how often the other words come back says nothing. */
function isSaidAlike(one: Candidate, other: Candidate): boolean {
  const ends = [one, other].map(({ column }) => namesOf(column));
  const [head, otherHead] = ends.map((words) => words.at(-1)?.stem);
  const areNumbers = one.column.number !== undefined && other.column.number !== undefined;
  return (
    areNumbers &&
    one.isLoose &&
    other.isLoose &&
    head === otherHead &&
    ends[0]?.length === ends[1]?.length &&
    one.span.to - one.span.from === 1
  );
}

interface Hit {
  readonly at: number;
  readonly word: number;
  readonly worth: number;
}

/** Runs of tokens that are words of the column's name, small words between them allowed. */
function runsOf(column: SchemaColumn, tokens: readonly Token[]): Candidate[] {
  const runs: Candidate[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    const hits = runFrom(start, column, tokens);
    const isSmall = stopWords.has(tokens[start]?.word ?? '');
    for (let size = 1; size <= hits.length; size += 1) {
      const run = candidateOf(column, hits.slice(0, size));
      if (!isSmall || run.span.to - run.span.from === size) runs.push(run);
    }
  }
  return runs;
}

function runFrom(start: number, column: SchemaColumn, tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  const used = new Set<number>();
  let gap = 0;
  for (let at = start; at < tokens.length && gap <= longestGap; at += 1) {
    const token = tokens[at];
    const hit = hitOf(at, tokens, column, used);
    if (hit !== undefined && isInPlace(hit, hits, column)) {
      hits.push(hit);
      used.add(hit.word);
      gap = 0;
    } else if (mayFollowGap(hits, column) && token !== undefined && isGap(token)) gap += 1;
    else break;
  }
  return hits;
}

/** A word without weight, a table's in "customer region", stands right before the name and nowhere else. */
function isInPlace(hit: Hit, before: readonly Hit[], column: SchemaColumn): boolean {
  return weightOf(hit, column) > 0 || before.every((other) => weightOf(other, column) === 0);
}

function mayFollowGap(hits: readonly Hit[], column: SchemaColumn): boolean {
  const last = hits.at(-1);
  return last !== undefined && weightOf(last, column) > 0;
}

function isGap({ word, afterBreak }: Token): boolean {
  return !afterBreak && (stopWords.has(word) || /^[/&#-]$/.test(word));
}

function weightOf({ word }: Hit, column: SchemaColumn): number {
  return column.words[word]?.weight ?? 0;
}

function hitOf(
  at: number,
  tokens: readonly Token[],
  column: SchemaColumn,
  used: ReadonlySet<number>,
): Hit | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  let best: Hit | undefined;
  for (const [word, { stem }] of column.words.entries()) {
    if (used.has(word)) continue;
    const likeness =
      (stopWords.has(token.word) || askingWords.has(token.word)) && token.stem !== stem
        ? asNumber(token, stem, tokens)
        : likenessOf(token.stem, stem);
    const worth = likeness === undefined ? 0 : worthOf(likeness);
    if (worth > (best?.worth ?? 0)) best = { at, word, worth };
  }
  return best;
}

/** "which number", "no. 5": a column `no` or `#`, where the word is no word of counting. */
function asNumber({ word, index }: Token, named: string, tokens: readonly Token[]): Likeness | undefined {
  if (!/^(no|nr|num|number)$/.test(named) || !/^(number|no)$/.test(word)) return undefined;
  const isAsked = /^(which|what|whose|jersey|shirt)$/.test(tokens[index - 1]?.word ?? '');
  const isBeforeNumber = /^\d/.test(tokens[index + 1]?.word ?? '');
  return isBeforeNumber || (isAsked && word === 'number') ? 'abbreviation' : undefined;
}

function candidateOf(column: SchemaColumn, hits: readonly Hit[]): Candidate {
  const total = column.words.reduce((sum, { weight }) => sum + weight, 0);
  const said = hits.reduce((sum, hit) => sum + hit.worth * weightOf(hit, column), 0);
  const isPart = namesOf(column).some((word) => !hits.some((hit) => column.words[hit.word] === word));
  const first = hits[0]?.at ?? 0;
  return {
    column,
    span: { from: first, to: (hits.at(-1)?.at ?? first) + 1 },
    score: total === 0 ? 0 : said / total,
    isLoose: isPart || hits.some(({ worth }) => worth < 0.8),
  };
}

/** The words of the name itself. */
function namesOf({ words }: SchemaColumn): readonly NameWord[] {
  return words.filter(({ weight }) => weight > 0);
}

/** "grand final date" for `grand finaldate`, "workyear" for `work_year`. */
function joinedRuns(column: SchemaColumn, tokens: readonly Token[]): Candidate[] {
  const words = namesOf(column);
  const name = words.map(({ stem }) => stem).join('');
  const written = column.name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (name.length < 4) return [];
  const runs: Candidate[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    let joined = '';
    let asWritten = '';
    for (let to = from + 1; to <= Math.min(tokens.length, from + 6); to += 1) {
      joined += tokens[to - 1]?.stem ?? '';
      asWritten += tokens[to - 1]?.word ?? '';
      const differs = to - from !== words.length;
      if (differs && (joined === name || asWritten === written || stemOf(asWritten) === name))
        runs.push({ column, span: { from, to }, score: 0.97, isLoose: false });
      if (joined.length >= name.length) break;
    }
  }
  return runs;
}

/** "body mass index" for `bmi`, and "BMI" for `Body Mass Index`. */
function initialRuns(column: SchemaColumn, tokens: readonly Token[]): Candidate[] {
  const runs: Candidate[] = [];
  const words = namesOf(column);
  const initials = words.map(({ stem }) => stem[0] ?? '').join('');
  for (const [at, token] of tokens.entries()) {
    if (initials.length >= 3 && token.stem === initials && !stopWords.has(token.word)) {
      runs.push({ column, span: { from: at, to: at + 1 }, score: 0.85, isLoose: true });
    }
    for (const { stem } of words) {
      if (stem.length < 3 || stem.length > 5 || at + stem.length > tokens.length) continue;
      const said = tokens.slice(at, at + stem.length);
      const isIt =
        said.map(({ word }) => word[0] ?? '').join('') === stem && said.every(({ word }) => word.length > 2);
      if (isIt) runs.push({ column, span: { from: at, to: at + stem.length }, score: 0.8, isLoose: true });
    }
  }
  return runs;
}

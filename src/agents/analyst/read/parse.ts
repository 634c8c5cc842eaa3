import type { ValueMatch } from '../../../core/agent.ts';
import { annotate } from '../annotate/annotate.ts';
import { type ColumnMark, type CueMark, isNounOfRow, type Mark } from '../annotate/mark.ts';
import { indexValues, type ValueIndex } from '../annotate/values.ts';
import type { Cue } from '../lexicon/cues/cue.ts';
import { askingWords, rowWords, stopWords } from '../lexicon/plain-words.ts';
import type { Schema } from '../schema/schema.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import type { Condition } from './conditions/condition.ts';
import { readConditions } from './conditions/read-conditions.ts';
import { withoutPerRow } from './per-row.ts';
import { type Presentation, takePresentation } from './presentation.ts';
import { wishesIn } from './wishes.ts';

/** A question taken apart: what families read. */
export interface Parse {
  readonly text: string;
  /** How the answer is wanted, said apart from the question; empty where nothing is. */
  readonly constraints: string;
  readonly tokens: readonly Token[];
  readonly schema: Schema;
  readonly marks: readonly Mark[];
  /** Filters, each with the marks that it is made of. */
  readonly conditions: readonly Condition[];
  /** Marks that no condition has taken. */
  readonly free: readonly Mark[];
  readonly presentation: Presentation;
}

export function parse(text: string, schema: Schema, found: readonly ValueMatch[], constraints = ''): Parse {
  return { ...parseWith(text, schema, indexValues(schema, found)), constraints };
}

function parseWith(text: string, schema: Schema, index: ValueIndex): Omit<Parse, 'constraints'> {
  const { presentation, rest: said } = takePresentation(tokenise(withoutInstructions(text)));
  const rest = withoutPerRow(said, schema);
  const marks = annotate(rest, schema, index);
  const conditions = readConditions({ text, tokens: rest, schema, marks });
  const taken = new Set(conditions.flatMap((condition) => condition.marks));
  return {
    text,
    tokens: rest,
    schema,
    marks,
    conditions,
    free: marks.filter((mark) => !taken.has(mark)),
    presentation,
  };
}

const instruction =
  /(?<=[.?!]\s+|^)(?:answer|the answer|if there|if none|round|give your answer|return (?:the|your) answer|please answer|note that|respond)\b[^.?!]*/gi;

const enumerator = /^\s*(?:\d+\s*[.):]|question\s+\d+\s*[.:)])\s+/i;

/** How the answer is to be written, and a number before the question, are no part of what is asked; blanks keep the offsets. */
function withoutInstructions(text: string): string {
  const blank = (said: string): string => ' '.repeat(said.length);
  const asked = text.replace(enumerator, blank).replaceAll(instruction, blank);
  return wishesIn(asked).reduce((left, wish) => left.replace(wish, blank), asked);
}

export type CueOf<T extends Cue['type']> = Omit<CueMark, 'cue'> & { readonly cue: Extract<Cue, { type: T }> };

/** Free cues of a type, in order. */
export function cues<T extends Cue['type']>(of: Parse, type: T): CueOf<T>[] {
  return of.free.filter((mark): mark is CueOf<T> => mark.kind === 'cue' && mark.cue.type === type);
}

export function freeColumns(of: Parse): ColumnMark[] {
  return of.free.filter((mark) => mark.kind === 'column').filter((mark) => !isNounOfRow(mark, of.schema));
}

/** Content words that no mark explains. */
export function unexplained(of: Pick<Parse, 'tokens' | 'marks'>): Token[] {
  const explained = new Set(of.marks.flatMap(({ span }) => range(span.from, span.to)));
  return of.tokens.filter((token) => !explained.has(token.index) && isContent(token));
}

/** The question begins like one that is answered with yes or no. */
export function isYesNo(of: Pick<Parse, 'tokens' | 'text'>): boolean {
  const words = of.tokens.slice(0, 4).map(({ word }) => word);
  const hasChoice =
    of.tokens.some(({ word }) => word === 'or') && !of.tokens.some(({ word }) => word === 'any');
  const at = words[0] === 'and' || words[0] === 'so' ? 1 : 0;
  if (!hasChoice && isAfterCondition(of.tokens)) return true;
  const isPartOfName = of.text[of.tokens[at]?.end ?? 0] === '_';
  return !hasChoice && !isPartOfName && auxiliary.test(words[at] ?? '');
}

const auxiliary = /^(is|are|was|were|do|does|did|has|have|had|can|would|will|should)$/;

/** "If I move there, would it be more expensive": asked behind the comma. */
function isAfterCondition(tokens: readonly Token[]): boolean {
  if (!/^(if|given|assuming|suppose|considering|when)$/.test(tokens[0]?.word ?? '')) return false;
  const asked = tokens.find(({ index, afterBreak }) => index > 1 && afterBreak);
  return asked !== undefined && auxiliary.test(asked.word);
}

export function isContent(token: Token): boolean {
  return (
    /[\p{L}\p{N}]/u.test(token.word) &&
    !stopWords.has(token.word) &&
    !askingWords.has(token.word) &&
    !rowWords.has(token.word)
  );
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** The words between two token positions are small ones only, at most `most` of them. */
export function isNear(tokens: readonly Token[], from: number, to: number, most: number): boolean {
  if (to < from || to - from > most) return false;
  return tokens.slice(from, to).every((token) => !isContent(token) || token.word === 'number');
}

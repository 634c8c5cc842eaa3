import type { CueMark, Mark } from '../../annotate/mark.ts';
import { askingWords, linkingVerbs, rowWords, stopWords } from '../../lexicon/plain-words.ts';
import type { Schema } from '../../schema/schema.ts';
import type { Token } from '../../text/tokens.ts';
import type { Condition } from './condition.ts';

export interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly schema: Schema;
  readonly marks: readonly Mark[];
}

/** A source with the marks that earlier steps have taken. */
export interface Reader extends Source {
  readonly taken: Set<Mark>;
  readonly conditions: Condition[];
}

/** The question with other words in the place of a mark. */
export function asIfSaid(
  { text, tokens }: Pick<Source, 'text' | 'tokens'>,
  { span }: Pick<Mark, 'span'>,
  other: string,
): string {
  const [first, last] = [tokens[span.from], tokens[span.to - 1]];
  if (first === undefined || last === undefined) return text;
  return `${text.slice(0, first.start)}${other}${text.slice(last.end)}`;
}

/** The words of a mark as they were written. */
export function saidBy({ tokens }: Pick<Source, 'tokens'>, { span }: Mark): string {
  return tokens
    .slice(span.from, span.to)
    .map(({ text }) => text)
    .join(' ');
}

export function keep(reader: Reader, condition: Condition): void {
  for (const mark of condition.marks) reader.taken.add(mark);
  reader.conditions.push(condition);
}

export function freeMarks(reader: Reader): Mark[] {
  return reader.marks.filter((mark) => !reader.taken.has(mark));
}

/** Only small words stand from one token to another. */
export function near(reader: Source, from: number, to: number, most = 3): boolean {
  if (to < from || to - from > most) return false;
  return reader.tokens
    .slice(from, to)
    .every(
      ({ word }) =>
        linkingVerbs.has(word) ||
        stopWords.has(word) ||
        askingWords.has(word) ||
        rowWords.has(word) ||
        /^[$€£#&=]$/.test(word),
    );
}

export function isCue(mark: Mark | undefined, type: CueMark['cue']['type']): mark is CueMark {
  return mark?.kind === 'cue' && mark.cue.type === type;
}

/** "not in Berlin", and "office is not Berlin": before the column or before what it is to be. */
export function notWith(reader: Reader, marks: readonly Mark[]): Mark[] {
  return [...new Set(marks.flatMap(({ span }) => notBefore(reader, span.from)))];
}

export function notBefore(reader: Reader, at: number): Mark[] {
  return reader.marks.filter(
    (mark) => isCue(mark, 'not') && mark.span.to <= at && near(reader, mark.span.to, at, 4),
  );
}

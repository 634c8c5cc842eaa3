import type { ColumnMark } from '../../annotate/mark.ts';
import { columnOf } from '../../intent.ts';
import { participles } from '../../lexicon/plain-words.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { stemOf } from '../../text/stem.ts';
import type { Token } from '../../text/tokens.ts';
import { freeMarks, isCue, keep, notBefore, type Reader } from './reader.ts';

/** "closed tickets", "employees who left": the rows that have a time for it, where some have none. */
export function readEvents(reader: Reader): void {
  for (const mark of freeMarks(reader)) {
    if (mark.kind !== 'column' || mark.column.profile.nullCount === 0) continue;
    if (!isEvent(mark, reader.tokens) || isAskedWhen(reader, mark)) continue;
    const not = notBefore(reader, mark.span.from);
    const missing = { kind: 'missing', of: columnOf(mark.column.name) } as const;
    keep(reader, {
      filter: not.length > 0 ? missing : { kind: 'not', part: missing },
      marks: [mark, ...not],
      columns: [mark.column],
      text: `${mark.column.name} is ${not.length > 0 ? 'missing' : 'not missing'}`,
      assumption: {
        text: `I took a row with${not.length > 0 ? 'out' : ''} ${mark.column.name} as one that was ${not.length > 0 ? 'not ' : ''}${eventOf(mark.column)}.`,
        alternatives: [],
      },
      trust: 0.95,
    });
  }
}

/** A column of times said as what happened then: "closed", "did … close" for `closed_at`; "open" is a state. */
export function isEvent({ column, span }: ColumnMark, tokens: readonly Token[]): boolean {
  const event = eventOf(column);
  const said = tokens[span.from];
  if (event === undefined || said === undefined || span.to - span.from > 1) return false;
  if (said.stem !== stemOf(event)) return false;
  return said.word === event || tokens.slice(0, span.from).some(({ word }) => /^(did|does|do)$/.test(word));
}

/** "open tickets", "are still open" for `opened_at`: a state, and the time does not tell who is in it. */
export function isState({ column, span }: ColumnMark, tokens: readonly Token[]): boolean {
  const event = eventOf(column);
  const said = tokens[span.from];
  if (event === undefined || said === undefined || span.to - span.from > 1) return false;
  const isBase = said.stem === stemOf(event) && said.word !== event && !/(?:s|ing)$/.test(said.word);
  return isBase && !tokens.slice(0, span.from).some(({ word }) => /^(did|does|do|to)$/.test(word));
}

/** The participle in the name of a column of times: `closed_at`, `hired_on`, `Started`. */
export function eventOf({ isTime, name }: SchemaColumn): string | undefined {
  if (!isTime) return undefined;
  const words = name.split(/[^\p{L}]+|(?<=\p{Ll})(?=\p{Lu})/u).map((word) => word.toLowerCase());
  const said = words.find((word) => /[a-z]{2}ed$/.test(word) || participles.has(word));
  return said ?? (words.some((word) => leavings.test(word)) ? 'left' : undefined);
}

const leavings = /^(exit|termination|departure|resignation|separation)$/;

/** "when was it closed", "closed last", "by closed": the time itself is used. */
function isAskedWhen(reader: Reader, { span }: ColumnMark): boolean {
  const isBeside = (mark: { readonly span: ColumnMark['span'] }): boolean =>
    (mark.span.from >= span.to && mark.span.from <= span.to + 1) || mark.span.to === span.from;
  return reader.marks.some(
    (mark) =>
      mark.kind === 'cue' &&
      ((isCue(mark, 'wh') && reader.tokens[mark.span.from]?.word === 'when') ||
        /^(trend|missing|distinct)$/.test(mark.cue.type) ||
        (mark.cue.type === 'group' && mark.span.to === span.from) ||
        (/^(superlative|first|last|frequency)$/.test(mark.cue.type) &&
          isBeside(mark) &&
          !/^(many|few)$/.test(mark.cue.type === 'superlative' ? mark.cue.degree.base : ''))),
  );
}

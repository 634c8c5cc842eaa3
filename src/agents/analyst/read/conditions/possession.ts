import type { ColumnMark, Mark } from '../../annotate/mark.ts';
import { columnOf, type Filter } from '../../intent.ts';
import { measured, type SchemaColumn } from '../../schema/schema.ts';
import type { Condition } from './condition.ts';
import { isEvent } from './events.ts';
import { freeMarks, isCue, keep, notBefore, type Reader, saidBy } from './reader.ts';

/** "who has a bonus", "without a manager", "with no discount": whether a row has anything there. */
export function readPossession(reader: Reader): void {
  if (reader.marks.some((mark) => isCue(mark, 'missing'))) return;
  for (const mark of freeMarks(reader)) {
    if (mark.kind !== 'column' || mark.column.flag !== undefined || isEvent(mark, reader.tokens)) continue;
    const condition = possession(reader, mark);
    if (condition !== undefined) keep(reader, condition);
  }
}

function possession(reader: Reader, mark: ColumnMark): Condition | undefined {
  const said = possessionBefore(reader, mark);
  const lacking = said === undefined ? undefined : lackingOf(mark.column);
  if (said === undefined || lacking === undefined) return undefined;
  const { name } = mark.column;
  const isMissing = lacking.kind === 'missing' ? 'missing' : lacking.kind === 'or' ? 'missing or 0' : '0';
  const state = said.isLacking ? isMissing : `not ${isMissing}`;
  return {
    filter: said.isLacking ? lacking : { kind: 'not', part: lacking },
    marks: [mark, ...said.marks],
    columns: [mark.column],
    text: `${name} is ${state}`,
    assumption: {
      text: `I took “${said.isLacking ? 'no' : 'a'} ${saidBy(reader, mark)}” as: ${name} is ${state}.`,
      alternatives: [],
    },
    trust: 0.93,
  };
}

/** "no", "without (a)", "have a", "do not have a", right before the name. */
function possessionBefore(
  reader: Reader,
  { span }: ColumnMark,
): { readonly isLacking: boolean; readonly marks: readonly Mark[] } | undefined {
  const word = (back: number): string => reader.tokens[span.from - back]?.word ?? '';
  const isArticle = /^(a|an|any)$/.test(word(1));
  const verb = word(isArticle ? 2 : 1);
  if (isMore(reader, span.to)) return undefined;
  const not = notBefore(reader, span.from);
  if (/^(without|lacking)$/.test(verb) || (!isArticle && verb === 'no'))
    return { isLacking: true, marks: not };
  const isHeld = isArticle && /^(have|has|had|having|got|get|gets|with)$/.test(verb);
  return isHeld ? { isLacking: not.length > 0, marks: not } : undefined;
}

/** "have a salary of …", "with an amount over …": what it is like follows. */
function isMore({ tokens, marks }: Reader, at: number): boolean {
  const next = marks.find(({ span }) => span.from === at);
  const isOpen = next?.kind === 'cue' && /^(comparator|between|comparative|superlative)$/.test(next.cue.type);
  return isOpen || /^(of|that|which|like|containing)$/.test(tokens[at]?.word ?? '');
}

/** Cells that are empty, and noughts of a number; nothing where every row has something. */
function lackingOf(column: SchemaColumn): Filter | undefined {
  const missing: Filter = { kind: 'missing', of: columnOf(column.name) };
  const isZero = column.number !== undefined && column.profile.numeric?.min === 0;
  const zero: Filter = { kind: 'compare', left: measured(column), operator: '=', right: 0 };
  if (column.profile.nullCount === 0) return isZero ? zero : undefined;
  return isZero ? { kind: 'or', parts: [missing, zero] } : missing;
}

import type { ColumnMark } from '../../annotate/mark.ts';
import { columnOf } from '../../intent.ts';
import { measured } from '../../schema/schema.ts';
import { cellText } from '../../text/cell-text.ts';
import { freeMarks, isCue, keep, near, notBefore, type Reader, saidBy } from './reader.ts';

/** "smokers", "with overtime", "fraudulent": a yes/no column named as a property. */
export function readFlags(reader: Reader): void {
  for (const mark of freeMarks(reader)) {
    if (
      mark.kind !== 'column' ||
      mark.column.flag === undefined ||
      mark.score < 0.6 ||
      isAskedFor(reader, mark)
    )
      continue;
    const not = notBefore(reader, mark.span.from);
    const { yes, no } = mark.column.flag;
    const value = not.length > 0 ? no : yes;
    if (value === null) continue;
    keep(reader, {
      filter: { kind: 'compare', left: columnOf(mark.column.name), operator: '=', right: value },
      marks: [mark, ...not],
      columns: [mark.column],
      text: `${mark.column.name} is ${cellText(value)}`,
      assumption: {
        text: `I took “${saidBy(reader, mark)}” as ${mark.column.name} = ${cellText(value)}.`,
        alternatives: [],
      },
      trust: 0.85 + 0.1 * mark.score,
    });
  }
}

/** "childless": none of what the column counts. */
export function readLacking(reader: Reader): void {
  for (const mark of freeMarks(reader)) {
    if (mark.kind !== 'column' || mark.column.number === undefined) continue;
    const said = saidBy(reader, mark);
    if (!/^\p{L}{3,}less$/iu.test(said)) continue;
    keep(reader, {
      filter: { kind: 'compare', left: measured(mark.column), operator: '=', right: 0 },
      marks: [mark],
      columns: [mark.column],
      text: `${mark.column.name} is 0`,
      assumption: { text: `I took “${said}” as ${mark.column.name} = 0.`, alternatives: [] },
      trust: 0.95,
    });
  }
}

/** "by smoker", "values of smoker", "what is the smoking status": the column itself, not the rows that have it. */
function isAskedFor(reader: Reader, mark: ColumnMark): boolean {
  const before = reader.marks.filter((other) => other.span.to <= mark.span.from).at(-1);
  const following = reader.tokens[mark.span.to]?.word ?? '';
  if (reader.marks.some((other) => isCue(other, 'rate') && other.span.from === mark.span.to)) return false;
  if (
    before?.kind === 'cue' &&
    before.cue.type === 'superlative' &&
    /^(many|few)$/.test(before.cue.degree.base)
  )
    return false;
  if (/^(status|statuses|value|values|column|labels|label)$/.test(following)) return true;
  if (before?.kind !== 'cue' || !near(reader, before.span.to, mark.span.from, 2)) return false;
  return /^(group|wh|distinct|aggregate|frequency|superlative|missing)$/.test(before.cue.type) &&
    !isCue(before, 'wh')
    ? true
    : isCue(before, 'wh') && /^(what|which)$/.test((before.cue as { word?: string }).word ?? '');
}

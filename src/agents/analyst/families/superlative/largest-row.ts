import { isNounOfRow, type Mark, type ValueMark } from '../../annotate/mark.ts';
import type { Reading } from '../../family.ts';
import { type CueOf, isContent, type Parse } from '../../read/parse.ts';
import { isQuantity, type SchemaColumn } from '../../schema/schema.ts';
import type { Token } from '../../text/tokens.ts';
import { measuresOf } from '../shared/columns.ts';
import { columnsBeside } from '../shared/groupings.ts';
import type { Extreme } from './extreme.ts';
import { valueReading } from './extreme-rows.ts';

/** "the biggest payment", where a payment is a row: by the one number that rows are measured by, which is said. */
export function largestRow(of: Parse, cue: CueOf<'superlative'>): Reading[] {
  const measure = mainMeasure(of);
  const noun = nounBehind(of, cue);
  if (measure === undefined || noun === undefined || columnsBeside(of, []).length > 0) return [];
  if (!/^(large|small|high|low)$/.test(cue.cue.degree.base)) return [];
  const { descending } = cue.cue;
  const extreme: Extreme = { cue, descending, measure, measureMark: undefined, trust: 0.95 };
  const rest = of.conditions.filter(({ marks }) => !noun.marks.some((mark) => marks.includes(mark)));
  const reading = valueReading({ ...of, conditions: rest }, extreme);
  const said = of.text.slice(of.tokens[cue.span.from]?.start, of.tokens[noun.index]?.end);
  const text = `I took “${said}” as the ${descending ? 'highest' : 'lowest'} ${measure.name}.`;
  const { task } = reading;
  return [
    {
      ...reading,
      marks: [...reading.marks, ...noun.marks],
      words: [...(reading.words ?? []), noun.index],
      task: { ...task, assumptions: [{ text, alternatives: [] }, ...task.assumptions] },
    },
  ];
}

/** The only sum of money, else the only quantity. */
function mainMeasure({ schema }: Parse): SchemaColumn | undefined {
  const quantities = measuresOf(schema).filter(isQuantity);
  const money = quantities.filter(({ profile }) => profile.semanticType === 'money');
  const [only, rival] = money.length > 0 ? money : quantities;
  return rival === undefined ? only : undefined;
}

/** A noun for the row right behind: the table's own, or one that nothing else explains. */
function nounBehind(
  of: Parse,
  { span }: CueOf<'superlative'>,
): { readonly index: number; readonly marks: readonly Mark[] } | undefined {
  const mark = of.free.find((one) => one.span.from === span.to);
  const token = of.tokens[span.to];
  if (mark?.kind === 'column' && isNounOfRow(mark, of.schema)) return { index: span.to, marks: [mark] };
  const said = of.marks.find((one) => one.span.from === span.to);
  if (said?.kind === 'value' && isKindOfRow(said, token)) return { index: span.to, marks: [said] };
  const isFree = !of.marks.some((one) => one.span.from <= span.to && span.to < one.span.to);
  const isNoun = token !== undefined && isFree && isContent(token) && /^\p{Ll}/u.test(token.text);
  return isNoun ? { index: span.to, marks: [] } : undefined;
}

/** "payment" where cells say "Bill Payment": with nothing behind it the noun for a row, not one kind of them. */
function isKindOfRow({ span, readings, isQuoted }: ValueMark, token: Token | undefined): boolean {
  return (
    !isQuoted &&
    span.to - span.from === 1 &&
    /^\p{Ll}/u.test(token?.text ?? '') &&
    readings.every(({ how }) => how === 'part')
  );
}

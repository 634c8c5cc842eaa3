import type { Mark } from '../annotate/mark.ts';
import type { Condition } from '../read/conditions/condition.ts';
import type { Parse } from '../read/parse.ts';

/** "failure rate", as the question says it; else the rate is named by its condition. */
export function rateName(of: Parse, cue: Mark, numerator: Condition): string {
  const from = Math.min(...numerator.marks.map(({ span }) => span.from));
  const to = Math.max(...numerator.marks.map(({ span }) => span.to));
  if (to !== cue.span.from) return `share with ${asProperty(numerator)}`;
  const mistyped = numerator.marks.flatMap((mark) => (mark.kind === 'value' ? mark.readings : []))[0];
  if (mistyped?.how === 'typo') return `${mistyped.values.join(' or ').toLowerCase()} rate`;
  const said = of.text.slice(of.tokens[from]?.start, of.tokens[cue.span.to - 1]?.end);
  return said.toLowerCase().replace(/ of$/, '');
}

/** `status = FAILED`, where the condition is an equality. */
export function asProperty({ text, filter }: Condition): string {
  const isEquality = filter.kind === 'one-of' || (filter.kind === 'compare' && filter.operator === '=');
  return isEquality ? text.replace(' is ', ' = ') : text;
}

import type { Mark } from '../annotate/mark.ts';
import type { Condition } from '../read/conditions/condition.ts';
import type { Parse } from '../read/parse.ts';

/** "failure rate", as the question says it; else the rate is named by its condition. */
export function rateName(of: Parse, cue: Mark, numerator: Condition): string {
  const from = Math.min(...numerator.marks.map(({ span }) => span.from));
  const to = Math.max(...numerator.marks.map(({ span }) => span.to));
  if (to !== cue.span.from) return `share with ${asProperty(numerator)}`;
  const said = of.tokens.slice(from, cue.span.to).map(({ text }) => text);
  return said.join(' ').toLowerCase().replace(/ of$/, '');
}

/** `status = FAILED`, where the condition is an equality. */
export function asProperty({ text, filter }: Condition): string {
  const isEquality = filter.kind === 'one-of' || (filter.kind === 'compare' && filter.operator === '=');
  return isEquality ? text.replace(' is ', ' = ') : text;
}

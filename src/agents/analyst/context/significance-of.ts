import type { Mark } from '../annotate/mark.ts';
import { groupings } from '../families/shared/groupings.ts';
import type { Condition } from '../read/conditions/condition.ts';
import { cues, freeColumns, type Parse } from '../read/parse.ts';
import { isMeasure } from '../schema/schema.ts';

const asked =
  /^\W*(?:and |but |so )?(?:is|are|was|were)\s+(?:it|this|that|these|those|they|the\s+\w+|(?:this|that)\s+\w+)\s+(?:\w+\s+)?(?:statistically\s+)?significant(?:ly different)?\W*$|^\W*significant\W*$/i;

export function asksSignificance(text: string): boolean {
  return asked.test(text);
}

/** "Is it significant?" of the figure by group that was asked for before; `undefined` where there are no groups. */
export function significanceOf(before: Parse): string | undefined {
  const [rate] = cues(before, 'rate');
  const numerator = rate === undefined ? undefined : numeratorOf(before, rate);
  const measure = freeColumns(before).find(({ column }) => isMeasure(column))?.column.name;
  const figure =
    rate !== undefined && numerator !== undefined
      ? `the ${wordsOf(before, [...numerator.marks, rate])}`
      : measure;
  const others = before.conditions.filter((one) => one !== numerator);
  const group = groupOf(before, others.length);
  const rest = others.map(({ marks }) =>
    group === 'between' ? wordsOf(before, marks) : phraseOf(before, marks),
  );
  if (figure === undefined || group === undefined) return undefined;
  return `Does ${figure} differ significantly ${[group, ...rest].join(' ')}?`;
}

function numeratorOf(before: Parse, rate: Mark): Condition | undefined {
  return before.conditions.find(
    ({ marks }) => Math.max(...marks.map(({ span }) => span.to)) === rate.span.from,
  );
}

/** The category that it is grouped by, or that is asked for; or the values that were held against each other. */
function groupOf(before: Parse, restCount: number): string | undefined {
  const [group] = groupings(before);
  if (group !== undefined) return group.by.kind === 'column' ? `by ${group.column.name}` : undefined;
  const category = freeColumns(before).find(({ column }) => !isMeasure(column));
  if (category !== undefined) return `by ${category.column.name}`;
  return cues(before, 'compare').length > 0 && restCount > 0 ? 'between' : undefined;
}

/** With the small word in front: "in March". */
function phraseOf(before: Parse, marks: readonly Mark[]): string {
  const ahead = before.tokens[Math.min(...marks.map(({ span }) => span.from)) - 1]?.text ?? '';
  const isSmall = /^(?:in|on|at|for|of|from|during|among|where|with)$/i.test(ahead);
  return `${isSmall ? ahead : 'for'} ${wordsOf(before, marks)}`;
}

function wordsOf({ text, tokens }: Parse, marks: readonly Mark[]): string {
  const first = tokens[Math.min(...marks.map(({ span }) => span.from))];
  const last = tokens[Math.max(...marks.map(({ span }) => span.to)) - 1];
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
}

import type { Assumption } from '../../../../core/answer.ts';
import type { Mark } from '../../annotate/mark.ts';
import type { Filter } from '../../intent.ts';
import type { Condition } from '../../read/conditions/condition.ts';
import { cues, type Parse } from '../../read/parse.ts';
import type { SchemaColumn } from '../../schema/schema.ts';

export interface Sides {
  readonly left: Filter;
  readonly right: Filter;
  readonly labels: readonly [string, string];
  readonly marks: readonly Mark[];
  readonly column: SchemaColumn;
  readonly trust: number;
  readonly rest: readonly Condition[];
  readonly assumption?: Assumption | undefined;
}

/** Two values of one column: "A or B", "A and B". */
export function sidesOf(of: Parse): Sides | undefined {
  for (const condition of of.conditions) {
    const [column] = condition.columns;
    if (condition.filter.kind !== 'or' || condition.filter.parts.length !== 2 || column === undefined)
      continue;
    const [left, right] = condition.filter.parts;
    const labels = condition.text.split(' or ');
    const [a, b] = labels.map((label) =>
      label
        .slice(label.lastIndexOf(column.name) + column.name.length)
        .replace(/^ (is|with|on|in(?! the)) /, '')
        .trim(),
    );
    if (left === undefined || right === undefined || a === undefined || b === undefined) continue;
    return {
      left,
      right,
      labels: [a, b],
      marks: condition.marks,
      column,
      trust: condition.trust,
      rest: of.conditions.filter((one) => one !== condition),
      assumption: condition.assumption,
    };
  }
  return undefined;
}

/** "those affected, less than those not affected": rows with a value, and all others. */
export function sidesOfOne(of: Parse): Sides | undefined {
  const [condition, other] = of.conditions;
  const [column] = condition?.columns ?? [];
  const than = of.tokens.findIndex(({ word }) => /^(than|versus|vs)$/.test(word));
  if (condition === undefined || other !== undefined || column === undefined || than < 0) return undefined;
  const behind = of.tokens.slice(than + 1);
  const isOthers = behind.some(({ word }) => /^(others|rest|other|not|without|non|dont)$/.test(word));
  const isBefore = condition.marks.every(({ span }) => span.to <= than);
  if (!isOthers || !isBefore) return undefined;
  const nots = cues(of, 'not').filter(({ span }) => span.from > than);
  return {
    left: condition.filter,
    right: { kind: 'not', part: condition.filter },
    labels: [condition.text, `not (${condition.text})`],
    marks: [...condition.marks, ...nots],
    column,
    trust: 0.95 * condition.trust,
    rest: [],
    assumption: condition.assumption,
  };
}

import type { Mark } from '../../annotate/mark.ts';
import type { Reading } from '../../family.ts';
import { type Expression, type Measure, overAll } from '../../intent.ts';
import { cues, type Parse } from '../../read/parse.ts';
import { scopeOf } from '../../read/scope.ts';
import { measureLabel } from '../../sql/label.ts';
import { verdict } from './verdict.ts';

/** "is the average income above 5000", "is the highest rate equal to 1499": a figure against a number. */
export function figures(of: Parse): Reading[] {
  const figure = figureOf(of);
  if (figure === undefined) return [];
  return of.conditions.flatMap((condition): Reading[] => {
    const { filter } = condition;
    if (filter.kind !== 'compare' || typeof filter.right !== 'number') return [];
    const scope = scopeOf(of.conditions.filter((other) => other !== condition));
    const measure = figure.make(filter.left);
    return [
      verdict(of, {
        left: overAll(of.schema.table, [measure], scope.where),
        right: { kind: 'constant', value: filter.right },
        operator: filter.operator,
        marks: [...figure.marks, ...condition.marks, ...scope.marks],
        trust: condition.trust * scope.trust,
        what: `${measureLabel(measure)} (compared with ${filter.right})`,
        columns: condition.columns.map(({ name }) => name),
        scope,
      }),
    ];
  });
}

interface Figure {
  readonly make: (of: Expression) => Measure;
  readonly marks: readonly Mark[];
}

function figureOf(of: Parse): Figure | undefined {
  const [aggregate] = cues(of, 'aggregate');
  if (aggregate !== undefined) {
    return { make: (left) => ({ kind: 'aggregate', how: aggregate.cue.how, of: left }), marks: [aggregate] };
  }
  const [extreme] = cues(of, 'superlative');
  if (extreme === undefined) return undefined;
  const how = extreme.cue.descending ? 'max' : 'min';
  return { make: (left) => ({ kind: 'aggregate', how, of: left }), marks: [extreme] };
}

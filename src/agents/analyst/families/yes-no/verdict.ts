import type { Mark } from '../../annotate/mark.ts';
import type { AnswerShape } from '../../compose/query-ask.ts';
import { queryTask } from '../../compose/task.ts';
import type { Reading } from '../../family.ts';
import type { Operator, ScalarIntent } from '../../intent.ts';
import type { Parse } from '../../read/parse.ts';
import type { Scope } from '../../read/scope.ts';
import { columnsBeside } from '../shared/groupings.ts';

/** Nouns that name what a row is. */
export function nouns(of: Parse): Mark[] {
  return columnsBeside(of, []).filter(
    (mark) => mark.column === of.schema.entity || mark.column.profile.role === 'identifier',
  );
}

interface Verdict {
  readonly left: ScalarIntent;
  readonly right: ScalarIntent | { readonly kind: 'constant'; readonly value: number };
  readonly operator: Operator;
  readonly marks: readonly Mark[];
  readonly trust: number;
  readonly what: string;
  readonly columns: readonly string[];
  readonly scope: Scope;
  readonly words?: readonly number[];
}

export function verdict(
  of: Parse,
  { left, right, operator, marks, trust, what, columns, scope, words }: Verdict,
): Reading {
  const shape: AnswerShape = { kind: 'verdict', operator };
  return {
    isVerdict: true,
    marks: [...marks, ...nouns(of)],
    ...(words === undefined ? {} : { words }),
    trust,
    task: queryTask(of, { intent: { kind: 'pair', left, right }, shape, scope, what, columns }),
  };
}

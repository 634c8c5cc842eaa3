import type { Assumption } from '../../../core/answer.ts';
import type { Cell } from '../../../core/cell.ts';
import type { Intent, Operator } from '../intent.ts';
import type { Scope } from '../read/scope.ts';

/** What of the result is the answer. */
export type AnswerShape =
  /** The first cell. */
  | { readonly kind: 'value' }
  /** Every cell of the first row: several figures were asked for. */
  | { readonly kind: 'values' }
  /** One column: its only value, or all of them. */
  | { readonly kind: 'list'; readonly column?: number; readonly always?: boolean }
  /** Groups with a measure; the headline is the first group's label where one was asked for, all labels where several were. */
  | { readonly kind: 'groups'; readonly asked: 'all' | 'first' | 'several' | 'measure' }
  /** Whether the first cell is above zero, or (`none`) is zero. */
  | { readonly kind: 'exists' | 'none' }
  /** Whether `left operator right`. */
  | { readonly kind: 'verdict'; readonly operator: Operator }
  /** Whether the first cell is one of these. */
  | { readonly kind: 'is-one-of'; readonly values: readonly Cell[] }
  | { readonly kind: 'difference'; readonly signed: boolean }
  /** Two groups against each other: whether the first has more (or less), which does, or by how much. */
  | {
      readonly kind: 'sides';
      readonly asked: 'verdict' | 'choice' | 'difference';
      readonly labels: readonly [string, string];
      readonly greater: boolean;
    }
  /** The label of the side that has more (or less). */
  | { readonly kind: 'choice'; readonly labels: readonly [string, string]; readonly greater: boolean };

/** What a family says of a query it wants answered. */
export interface QueryAsk {
  readonly intent: Intent;
  readonly shape: AnswerShape;
  readonly scope: Scope;
  /** What is computed, in words, without the filter: "average amount by bank". */
  readonly what: string;
  readonly columns: readonly string[];
  readonly assumptions?: readonly Assumption[];
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

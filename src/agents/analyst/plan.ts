import type { Assumption } from '../../core/answer.ts';
import type { Task } from './family.ts';

/** What the built-in analyst has decided to do. */
export type AnalystPlan =
  | {
      readonly kind: 'answer';
      readonly family: string;
      readonly task: Task;
      readonly assumptions: readonly Assumption[];
    }
  | { readonly kind: 'decline'; readonly understood: string; readonly nearest: readonly string[] };

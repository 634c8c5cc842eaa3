import type { Assumption } from '../../core/answer.ts';
import type { Task } from './family.ts';
import type { Schema } from './schema/schema.ts';
import type { Setback } from './setback.ts';
import type { ColumnChoice } from './which-column.ts';

/** What the built-in analyst has decided to do. `schema` is of the table that it asks, or of tables that are joined. */
export type AnalystPlan =
  | {
      readonly kind: 'answer';
      readonly schema: Schema;
      readonly family: string;
      readonly task: Task;
      readonly assumptions: readonly Assumption[];
      /** Written by the agents that run the task, read by the composer. */
      readonly setbacks: Setback[];
    }
  | {
      readonly kind: 'decline';
      readonly schema: Schema;
      readonly understood: string;
      readonly nearest: readonly string[];
      /** Asked first: with one of these it can be answered. */
      readonly choice?: ColumnChoice;
    };

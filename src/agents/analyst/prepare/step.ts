import type { ColumnProfile } from '../../../core/profile.ts';
import type { ColumnMark } from '../annotate/mark.ts';
import type { Schema } from '../schema/schema.ts';

/** What a question wants done to the table before it is asked: a column made, gaps filled, outliers left out. */
export interface Step {
  /** Said with the answer: "I made the column total as price × quantity." */
  readonly text: string;
  /** Reads the table as it is before the step. */
  readonly selectFrom: (table: string) => string;
  readonly adds?: ColumnProfile;
  /** Columns that have no gaps behind the step. */
  readonly completes?: readonly string[];
}

/** A sentence, or a part of one, that may say a step. */
export interface Clause {
  readonly text: string;
  readonly columns: readonly ColumnMark[];
  /** Columns that the name of what is made hints at: `AgeGroup`. */
  readonly hinted: readonly ColumnMark[];
  readonly schema: Schema;
  /** Question and wishes for the answer, in small letters: how a step is to be done may be said elsewhere. */
  readonly whole: string;
  /** Columns that the whole question names. */
  readonly asked: readonly ColumnMark[];
}

export type StepReader = (clause: Clause) => Step | undefined;

/** A made column: nothing is known of its values. */
export function madeColumn(
  name: string,
  schema: Schema,
  kind: 'float' | 'text',
  labels: readonly string[] = [],
): ColumnProfile {
  return {
    name,
    type: kind === 'float' ? 'DOUBLE' : 'VARCHAR',
    kind,
    role: kind === 'float' ? 'measure' : 'dimension',
    semanticType: kind === 'float' ? 'measure' : 'category',
    nullCount: 0,
    distinctCount: labels.length > 0 ? labels.length : schema.rowCount,
    distinctIsExact: false,
    topValues: labels.map((value) => ({ value, count: 1 })),
    examples: labels,
    isPersonal: false,
  };
}

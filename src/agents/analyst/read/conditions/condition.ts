import type { Assumption } from '../../../../core/answer.ts';
import type { Mark } from '../../annotate/mark.ts';
import type { Filter, Operator } from '../../intent.ts';
import type { SchemaColumn } from '../../schema/schema.ts';

/** A filter with what it is made of. */
export interface Condition {
  readonly filter: Filter;
  readonly marks: readonly Mark[];
  readonly columns: readonly SchemaColumn[];
  /** In words, for sentences: `status is FAILED`. */
  readonly text: string;
  /** Said without naming the column, where that is plainer: `in March`. */
  readonly adverb?: string;
  readonly assumption: Assumption | undefined;
  /** 0 to 1; below 1 where words were taken loosely. */
  readonly trust: number;
  /** Those that it was made of, where it joins several. */
  readonly joins?: readonly Condition[];
}

export const operatorWords: Readonly<Record<Operator, string>> = {
  '=': 'is',
  '<>': 'is not',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
};

import type { ValueMatch } from '../../../core/agent.ts';
import type { Assumption } from '../../../core/answer.ts';
import type { JoinedTables } from '../joined/joined-tables.ts';
import type { Schema } from '../schema/schema.ts';
import type { Understanding } from '../understand.ts';

/** A question as it is understood of one table, or of some that are joined. */
export interface Choice {
  readonly schema: Schema;
  readonly understanding: Understanding;
  /** Said when it is not simply the active table. */
  readonly assumptions: readonly Assumption[];
  /** Why it is not answered although it was understood. */
  readonly obstacle?: string;
}

export interface Candidate extends Choice {
  /** Values of the single table that the question's words stand for. */
  readonly found: readonly ValueMatch[];
  readonly joined: JoinedTables | undefined;
}

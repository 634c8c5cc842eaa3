import type { Composition, Subject } from '../../core/agent.ts';
import type { Assumption } from '../../core/answer.ts';
import type { Classification } from '../../core/event.ts';
import type { Finding } from '../../core/finding.ts';
import type { Mark } from './annotate/mark.ts';
import type { Parse } from './read/parse.ts';
import type { Schema } from './schema/schema.ts';

/** One kind of question: how it is recognised, and what is done about it. */
export interface Family {
  readonly name: string;
  /** What it answers, in a few words for the help. */
  readonly about: string;
  /** Questions of this kind that work on this table; none where the table has no columns for them. */
  readonly examples: (schema: Schema) => readonly string[];
  /** The ways this family can take a question; none when it is of another kind. */
  readonly read: (parse: Parse) => readonly Reading[];
}

/** A question understood one way. */
export interface Reading {
  readonly task: Task;
  /** What of the question it rests on; marks left out count against it. */
  readonly marks: readonly Mark[];
  /** Token indexes that it explains beside its marks. */
  readonly words?: readonly number[];
  /** It divides one total by another: no figure of the rows. */
  readonly isOfTwo?: boolean;
  /** It says yes or no. */
  readonly isVerdict?: boolean;
  /** 0 to 1: how plainly the question says this. */
  readonly trust: number;
}

/** What is run for a reading, and how its findings become an answer. */
export interface Task {
  readonly classification: Classification;
  /** What was understood, in words: "average amount by bank, where status is FAILED". */
  readonly reasoning: string;
  readonly columns: readonly string[];
  readonly assumptions: readonly Assumption[];
  readonly queries: readonly QueryStep[];
  readonly python?: PythonStep;
  /** A second step written from the first one's result: the rows of a table or chart, say. */
  readonly pythonNext?: (first: Finding) => PythonStep | undefined;
  /** What the database can answer alone, where Python cannot run. */
  readonly simpler?: {
    readonly query: QueryStep;
    readonly compose: (finding: Extract<Finding, { language: 'sql' }>) => Composition;
  };
  /** `findings` in the order of the queries, then Python's. Never called without those that the answer rests on. */
  readonly compose: (findings: readonly Finding[], subject: Subject) => Composition;
}

export interface QueryStep {
  readonly sql: string;
  readonly purpose: string;
  readonly rowLimit?: number;
}

export interface PythonStep {
  readonly code: string;
  readonly purpose: string;
  /** The query whose rows the code reads. */
  readonly sql?: string;
  /** Figures over some of the rows mean the same: a mean or a correlation does, a sum does not. */
  readonly mayBeSampled?: boolean;
}

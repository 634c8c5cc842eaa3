import type { InsightBasis } from './analysis.ts';
import type { Answer, Verdict } from './answer.ts';
import type { Cell } from './cell.ts';
import type { Dataset, Table } from './dataset.ts';
import type { PythonResult } from './engine.ts';
import type { AgentEvent, AgentName, Classification, EventBody } from './event.ts';
import type { Finding } from './finding.ts';
import type { Join } from './joins.ts';
import type { Profile } from './profile.ts';
import type { ResultSet } from './result-set.ts';

/** Yields what happens, returns what it found. Agents compose with `yield*`. */
export type Agent<Input, Output> = (
  input: Input,
  context: AgentContext,
) => AsyncGenerator<AgentEvent, Output, void>;

/** A question with the data that is open. */
export interface Question {
  readonly id: string;
  readonly text: string;
  /** How the answer is wanted (rounding, which test, …), where the asker says so apart from the question. */
  readonly constraints?: string;
}

/** A table that can be asked about, and what is known of it. */
export interface Subject {
  readonly dataset: Dataset;
  readonly table: Table;
  readonly profile: Profile;
}

/** An earlier exchange of the same conversation. */
export interface Exchange {
  readonly question: string;
  readonly answerText: string;
  readonly declined: boolean;
}

/** Something worth remembering of a dataset, found in an answer. */
export interface Insight {
  readonly id: string;
  readonly datasetId: string;
  readonly text: string;
  readonly question: string;
  readonly createdAt: number;
  /** What it was saved from, where that was an answer. */
  readonly basis?: InsightBasis | undefined;
  /** Where the user put it among the others; those without a place come last, the newest first. */
  readonly place?: number | undefined;
}

/** A value of the data that a phrase of the question stands for. */
export interface ValueMatch {
  readonly phrase: string;
  readonly table: string;
  readonly column: string;
  /** As it stands in the data. */
  readonly value: string;
  /** The value is the phrase (but for case), begins with it, or has it in it as whole words. */
  readonly how: 'equal' | 'begins' | 'contains';
  /** Rows that have it. */
  readonly rowCount: number;
}

/** Phrases to look for in the values of text columns; all text columns where none are named. */
export interface ValueSearch {
  readonly table: string;
  readonly phrases: readonly string[];
  readonly columns?: readonly string[];
}

export interface DataDna {
  readonly profiles: readonly Profile[];
  /** Best first, for each phrase and column at most five; empty when nothing was searched for. */
  readonly matches: readonly ValueMatch[];
}

/** One kind of question that the built-in analyst answers, with examples that fit a table. */
export interface QuestionKind {
  readonly name: string;
  readonly about: string;
  readonly examples: readonly string[];
}

/** What the tools do, given from outside; an agent reaches them only through `callTool`, which checks its rights. */
export interface ToolBox {
  read_data_dna(search: ValueSearch | undefined, signal: AbortSignal): Promise<DataDna>;
  run_sql(
    sql: string,
    options: { readonly rowLimit: number; readonly signal: AbortSignal },
  ): Promise<ResultSet>;
  run_python(
    code: string,
    input: { readonly sql?: string },
    options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<PythonResult>;
  read_context(): Promise<readonly Insight[]>;
  write_context(insight: { readonly text: string; readonly question: string }): Promise<void>;
}

/** What the engines of this page can do, so that no agent writes what they cannot run. */
export interface Equipment {
  /** Importable in Python beside its standard library. */
  readonly pythonPackages: readonly string[];
  /** Of DuckDB, beside what its core has. */
  readonly sqlExtensions: readonly string[];
}

/** The only way out of an agent. */
export interface AgentContext {
  readonly question: Question;
  /** The active table first. */
  readonly subjects: readonly Subject[];
  /** Between the tables of the subjects; none are known where it is left out. */
  readonly joins?: readonly Join[];
  readonly history: readonly Exchange[];
  readonly equipment?: Equipment;
  readonly tools: ToolBox;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Stamps id, question and time. */
  readonly event: (body: EventBody) => AgentEvent;
}

/** What the orchestrator decides. `plan` is the team's own: the spine hands it on and never looks inside. */
export interface Orchestration<Plan> {
  readonly classification: Classification;
  readonly reasoning: string;
  readonly columnsNeeded: readonly string[];
  readonly nextAgents: readonly AgentName[];
  readonly plan: Plan;
}

export interface Assignment<Plan> {
  readonly orchestration: Orchestration<Plan>;
  readonly findings: readonly Finding[];
}

/** A way to recompute the headline: the query's first cell should equal `expected`. */
export interface CrossCheck {
  readonly name: string;
  readonly sql: string;
  readonly expected: Cell;
}

export interface Composition {
  readonly answer: Answer;
  /** Worth remembering for later questions, once it has been checked. */
  readonly insight?: string;
  readonly crossChecks: readonly CrossCheck[];
}

/** An answer that did not stand the check, and why. */
export interface Revision<Plan> extends Assignment<Plan> {
  readonly composition: Composition;
  readonly verdict: Verdict;
}

/** Fills the roles. Two teams exist behind this: the built-in analyst, and (with a model) the LLM team. */
export interface Team<Plan> {
  readonly name: string;
  readonly orchestrator: Agent<Question, Orchestration<Plan>>;
  readonly sqlAgent: Agent<Assignment<Plan>, readonly Finding[]>;
  readonly pythonAgent: Agent<Assignment<Plan>, readonly Finding[]>;
  readonly composer: Agent<Assignment<Plan>, Composition>;
  readonly explainer: Agent<Assignment<Plan>, Composition>;
  /** Finds another way to the headline, where the composer knew none. */
  readonly checker?: Agent<Assignment<Plan> & { readonly composition: Composition }, readonly CrossCheck[]>;
  /** Writes the answer anew, once, after the validator has refused it. */
  readonly reviser?: Agent<Revision<Plan>, Composition>;
}

/** The answer as the validator lets it pass: values mended or marked, confidence set. */
export interface Validated {
  readonly answer: Answer;
  readonly verdict: Verdict;
}

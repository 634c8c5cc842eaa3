/** What the orchestrator hands to the agents of the team. */
export interface LlmPlan {
  /** What to compute, in the model's words, tokens of personal values among them. Empty where it said nothing. */
  readonly task: string;
  /** Code of findings by their id, as the model wrote it: with tokens where the code that ran has values. */
  readonly written: Map<string, string>;
  /** Why a step came to nothing, in words of ours. */
  readonly setbacks: string[];
}

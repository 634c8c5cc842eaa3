import type { Branches } from './branches.ts';

export interface Spending {
  /** Answers that models were asked for. */
  readonly answers: number;
  readonly requests: number;
  readonly tokens: number;
  /** US dollars, as far as prices are known. */
  readonly cost: number;
  /** Whether some answers have no known price. */
  readonly isPartial: boolean;
}

/** What a conversation has taken of models, branches that are not looked at included. */
export function spendingOf(branches: Branches): Spending {
  const uses = branches.flatMap(({ turn }) => (turn.modelUse === undefined ? [] : [turn.modelUse]));
  const sum = (part: (use: (typeof uses)[number]) => number) => uses.reduce((all, use) => all + part(use), 0);
  return {
    answers: uses.length,
    requests: sum(({ sent }) => sent?.requests ?? 0),
    tokens: sum(({ tokens }) => (tokens === undefined ? 0 : tokens.input + tokens.output)),
    cost: sum(({ cost }) => cost ?? 0),
    isPartial: uses.some(({ cost }) => cost === undefined),
  };
}

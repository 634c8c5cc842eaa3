import type { AgentEvent, EventBody } from '../core/event.ts';
import { reduceTurn, startTurn, type Turn } from '../core/turn.ts';

/** A turn as it is kept: the rest of it is in its events. */
export interface KeptTurn {
  readonly id: string;
  readonly conversationId: string;
  readonly question: string;
  readonly askedAt: number;
  /** The turn that it was asked after, null for a first one; left out where that is the one before in time. */
  readonly afterId?: string | null | undefined;
  /** What the answer says; left out while there is none. */
  readonly answerText?: string | undefined;
}

/** A turn from its stored events. One that was cut off by a closed page counts as stopped. */
export function rebuild(
  kept: KeptTurn,
  events: readonly AgentEvent[],
  stampEvent: (body: EventBody) => AgentEvent,
): Turn {
  const started = startTurn(kept.id, kept.conversationId, kept.question, kept.askedAt);
  const turn = events.reduce(reduceTurn, started);
  if (turn.state !== 'running') return turn;
  return reduceTurn(turn, stampEvent({ type: 'done', outcome: 'stopped' }));
}

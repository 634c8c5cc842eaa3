import type { Conversation } from '../core/conversation.ts';
import type { AgentEvent } from '../core/event.ts';
import type { Turn } from '../core/turn.ts';

export interface ConversationsState {
  /** Newest first. */
  readonly conversations: readonly Conversation[];
  readonly activeId: string | null;
  /** Of the active conversation, oldest first. */
  readonly turns: readonly Turn[];
  /** True while the turns of a conversation are being read. */
  readonly isOpening: boolean;
  /** Asks in the active conversation, or in a new one. Resolves with the finished turn. */
  readonly ask: (question: string, constraints?: string) => Promise<Turn>;
  /** Stops the running turn; what it had found stays readable. */
  readonly stop: () => void;
  readonly startNew: () => void;
  readonly open: (id: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** The stored events of a turn, for the trace. */
  readonly eventsOf: (turnId: string) => Promise<readonly AgentEvent[]>;
}

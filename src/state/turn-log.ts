import type { Conversation } from '../core/conversation.ts';
import { messageOf } from '../core/error.ts';
import type { AgentEvent } from '../core/event.ts';
import type { KeptTurn } from './kept-turn.ts';
import type { Toast } from './toasts.ts';
import type { StateWords } from './words.ts';

interface TurnLogEffects {
  readonly conversations: { readonly put: (conversation: Conversation) => Promise<void> };
  readonly turns: { readonly put: (turn: KeptTurn) => Promise<void> };
  readonly events: {
    readonly append: (turnId: string, index: number, event: AgentEvent) => Promise<void>;
  };
  readonly toast: (level: Toast['level'], message: string) => void;
  readonly words: () => StateWords;
}

export interface TurnLog {
  readonly begin: (conversation: Conversation, turn: KeptTurn) => void;
  readonly append: (event: AgentEvent) => void;
  /** What it says, to be found by. */
  readonly answered: (turn: KeptTurn) => void;
  /** Resolves when all is written, or the user has been told that it could not be. */
  readonly written: () => Promise<void>;
}

/** Writes behind, in order, so that no answer waits for the disk. What follows a failure is not written. */
export function createTurnLog(turnId: string, effects: TurnLogEffects): TurnLog {
  const log = { index: 0, isBroken: false, last: Promise.resolve() };
  const write = async (work: () => Promise<void>): Promise<void> => {
    if (log.isBroken) return;
    try {
      await work();
    } catch (error) {
      log.isBroken = true;
      effects.toast('error', effects.words().chats.answerNotKept(messageOf(error)));
    }
  };
  const enqueue = (work: () => Promise<void>): void => {
    log.last = log.last.then(() => write(work));
  };
  return {
    begin: (conversation, turn) =>
      enqueue(async () => {
        await effects.conversations.put(conversation);
        await effects.turns.put(turn);
      }),
    append(event) {
      const { index } = log;
      log.index += 1;
      enqueue(() => effects.events.append(turnId, index, event));
    },
    answered: (turn) => enqueue(() => effects.turns.put(turn)),
    written: () => log.last,
  };
}

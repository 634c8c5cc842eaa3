import { createStore, type StoreApi } from 'zustand';
import type { Exchange, Question } from '../core/agent.ts';
import { cellText } from '../core/cell.ts';
import type { Conversation } from '../core/conversation.ts';
import { isAbort } from '../core/error.ts';
import type { AgentEvent, EventBody } from '../core/event.ts';
import { newId } from '../core/id.ts';
import { plainText } from '../core/rich-text.ts';
import { isStored, reduceTurn, startTurn, type Turn } from '../core/turn.ts';
import type { Toast } from './toasts.ts';

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
  /** Shows the conversations that were kept and opens the newest. */
  readonly restore: () => Promise<void>;
}

/** A turn as it is kept: the rest of it is in its events. */
export interface KeptTurn {
  readonly id: string;
  readonly conversationId: string;
  readonly question: string;
  readonly askedAt: number;
}

export interface ConversationsEffects {
  readonly ask: (
    question: Question,
    history: readonly Exchange[],
    signal: AbortSignal,
  ) => AsyncGenerator<AgentEvent, void, void>;
  readonly stamp: (questionId: string) => (body: EventBody) => AgentEvent;
  readonly activeDatasetId: () => string | null;
  readonly conversations: {
    readonly all: () => Promise<readonly Conversation[]>;
    readonly put: (conversation: Conversation) => Promise<void>;
    readonly remove: (id: string) => Promise<void>;
  };
  readonly turns: {
    readonly of: (conversationId: string) => Promise<readonly KeptTurn[]>;
    readonly put: (turn: KeptTurn) => Promise<void>;
  };
  readonly events: {
    readonly of: (turnId: string) => Promise<readonly AgentEvent[]>;
    readonly append: (turnId: string, index: number, event: AgentEvent) => Promise<void>;
  };
  readonly toast: (level: Toast['level'], message: string) => void;
  readonly now: () => number;
}

interface TurnLog {
  readonly begin: (conversation: Conversation, turn: KeptTurn) => void;
  readonly append: (event: AgentEvent) => void;
  /** Resolves when all is written, or the user has been told that it could not be. */
  readonly written: () => Promise<void>;
}

const titleLength = 80;

/** Conversations on screen: live turns and turns read back go through the same reducer. */
export function createConversations(effects: ConversationsEffects): StoreApi<ConversationsState> {
  const running = { controller: new AbortController(), last: Promise.resolve() };

  return createStore<ConversationsState>((set, get) => {
    const changeTurn = (turn: Turn): void =>
      set((state) => ({ turns: state.turns.map((other) => (other.id === turn.id ? turn : other)) }));

    /** Writes behind, in order, so that no answer waits for the disk. What follows a failure is not written. */
    function logOf(turnId: string): TurnLog {
      const log = { index: 0, isBroken: false, last: Promise.resolve() };
      const write = async (work: () => Promise<void>): Promise<void> => {
        if (log.isBroken) return;
        try {
          await work();
        } catch (error) {
          log.isBroken = true;
          effects.toast('error', `This answer could not be kept: ${messageOf(error)}`);
        }
      };
      const enqueue = (work: () => Promise<void>): void => {
        log.last = log.last.then(() => write(work));
      };
      return {
        begin: (conversation, turn) => enqueue(() => keepBeginning(conversation, turn)),
        append(event) {
          const { index } = log;
          log.index += 1;
          enqueue(() => effects.events.append(turnId, index, event));
        },
        written: () => log.last,
      };
    }

    function conversationFor(question: string): Conversation {
      const active = get().conversations.find(({ id }) => id === get().activeId);
      const now = effects.now();
      const conversation: Conversation = {
        id: active?.id ?? newId(),
        title: active?.title ?? titleOf(question),
        activeDatasetId: effects.activeDatasetId(),
        createdAt: active?.createdAt ?? now,
        updatedAt: now,
      };
      set((state) => ({
        activeId: conversation.id,
        conversations: [conversation, ...state.conversations.filter(({ id }) => id !== conversation.id)],
      }));
      return conversation;
    }

    async function keepBeginning(conversation: Conversation, turn: KeptTurn): Promise<void> {
      const { id, conversationId, question, askedAt } = turn;
      await effects.conversations.put(conversation);
      await effects.turns.put({ id, conversationId, question, askedAt });
    }

    async function run(
      turn: Turn,
      question: Question,
      history: readonly Exchange[],
      log: TurnLog,
    ): Promise<Turn> {
      const controller = new AbortController();
      running.controller = controller;
      const state = { turn };
      const take = (event: AgentEvent): void => {
        state.turn = reduceTurn(state.turn, event);
        changeTurn(state.turn);
        if (event.type === 'toast') effects.toast(event.level, event.message);
        if (isStored(event)) log.append(event);
      };
      try {
        for await (const event of effects.ask(question, history, controller.signal)) take(event);
      } catch (error) {
        for (const event of endingOf(error, effects.stamp(question.id))) take(event);
      }
      await log.written();
      return state.turn;
    }

    function begin(text: string, constraints: string | undefined): Promise<Turn> {
      const conversation = conversationFor(text);
      const turn = startTurn(newId(), conversation.id, text, effects.now());
      const history = get().turns.flatMap(exchangeOf);
      set((state) => ({ turns: [...state.turns, turn] }));
      const log = logOf(turn.id);
      log.begin(conversation, turn);
      const question = { id: turn.id, text, ...(constraints === undefined ? {} : { constraints }) };
      return run(turn, question, history, log);
    }

    return {
      conversations: [],
      activeId: null,
      turns: [],
      isOpening: false,
      ask(question, constraints) {
        const turn = running.last.then(() => begin(question, constraints));
        running.last = turn.then(
          () => undefined,
          () => undefined,
        );
        return turn;
      },
      stop: () => running.controller.abort(),
      startNew() {
        get().stop();
        set({ activeId: null, turns: [] });
      },
      async open(id) {
        get().stop();
        await running.last;
        set({ activeId: id, turns: [], isOpening: true });
        const kept = await effects.turns.of(id);
        const turns = await Promise.all(
          kept.map(async (turn) => rebuild(turn, await effects.events.of(turn.id), effects.stamp(turn.id))),
        );
        if (get().activeId === id) set({ turns, isOpening: false });
      },
      async remove(id) {
        if (get().activeId === id) get().startNew();
        await running.last;
        try {
          await effects.conversations.remove(id);
          set((state) => ({ conversations: state.conversations.filter((other) => other.id !== id) }));
        } catch (error) {
          effects.toast('error', `The chat could not be deleted: ${messageOf(error)}`);
        }
      },
      eventsOf: effects.events.of,
      async restore() {
        const kept = await effects.conversations.all().catch((error: unknown) => {
          effects.toast('warning', `Earlier chats could not be read: ${messageOf(error)}`);
          return [];
        });
        const conversations = [...kept].sort((a, b) => b.updatedAt - a.updatedAt);
        set((state) => ({ conversations: [...state.conversations, ...conversations] }));
        const newest = conversations[0];
        if (newest !== undefined && get().activeId === null) await get().open(newest.id);
      },
    };
  });
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

function endingOf(error: unknown, stampEvent: (body: EventBody) => AgentEvent): AgentEvent[] {
  if (isAbort(error)) return [stampEvent({ type: 'done', outcome: 'stopped' })];
  const message = messageOf(error);
  const details = error instanceof Error ? `${error.name}: ${error.stack ?? message}` : message;
  return [
    stampEvent({ type: 'error', message, details, recoverable: true }),
    stampEvent({ type: 'done', outcome: 'failed' }),
  ];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function exchangeOf(turn: Turn): Exchange[] {
  if (turn.answer === undefined) return [];
  const answerText = plainText(turn.answer.text, (bound) => cellText(bound.value));
  return [{ question: turn.question, answerText, declined: turn.answer.declined }];
}

function titleOf(question: string): string {
  const line = question.trim().split('\n')[0] ?? '';
  return line.length > titleLength ? `${line.slice(0, titleLength - 1)}…` : line;
}

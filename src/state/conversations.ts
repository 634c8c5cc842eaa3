import { createStore, type StoreApi } from 'zustand';
import type { Exchange, Question } from '../core/agent.ts';
import type { Answer } from '../core/answer.ts';
import { cellText } from '../core/cell.ts';
import type { ChartSpec } from '../core/chart.ts';
import type { Conversation } from '../core/conversation.ts';
import { messageOf } from '../core/error.ts';
import type { AgentEvent, EventBody } from '../core/event.ts';
import { newId } from '../core/id.ts';
import { plainText } from '../core/rich-text.ts';
import { isStored, reduceTurn, startTurn, type Turn } from '../core/turn.ts';
import { type Branches, type PlacedTurn, pathTo, tipFrom } from './branches.ts';
import { endingOf } from './ending.ts';
import { type KeptTurn, rebuild } from './kept-turn.ts';
import type { Toast } from './toasts.ts';
import { createTurnLog, type TurnLog } from './turn-log.ts';
import type { StateWords } from './words.ts';

export interface ConversationsState {
  /** Newest first. */
  readonly conversations: readonly Conversation[];
  readonly activeId: string | null;
  /** Of the active conversation, on the branch that is looked at, oldest first. */
  readonly turns: readonly Turn[];
  /** All turns of the active conversation; questions that were asked anew stand beside those they replaced. */
  readonly branches: Branches;
  /** True while the turns of a conversation are being read. */
  readonly isOpening: boolean;
  /** Asks in the active conversation, or in a new one. Resolves with the finished turn. */
  readonly ask: (question: string, options?: AskOptions) => Promise<Turn>;
  /** Looks at the branch that this turn is on. */
  readonly show: (turnId: string) => void;
  /** Stops the running turn; what it had found stays readable. */
  readonly stop: () => void;
  readonly startNew: () => void;
  readonly open: (id: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly rename: (id: string, title: string) => Promise<void>;
  /** Pins a turn of the active conversation, or takes the pin away. */
  readonly pin: (turnId: string) => Promise<void>;
  /** Turns of all conversations in whose question or answer every word stands, newest first. */
  readonly search: (text: string) => Promise<readonly KeptTurn[]>;
  /** Draws an answer's chart as the user has it now, and keeps it with the answer. */
  readonly redraw: (turnId: string, chart: ChartSpec) => Promise<void>;
  /** Takes in a chat whose answers are there already, keeps it and opens it. Rejects where it cannot be kept. */
  readonly adopt: (chat: AnsweredChat) => Promise<void>;
  /** The stored events of a turn, for the trace. */
  readonly eventsOf: (turnId: string) => Promise<readonly AgentEvent[]>;
  /** Shows the conversations that were kept and opens the newest. */
  readonly restore: () => Promise<void>;
}

export interface AskOptions {
  readonly constraints?: string | undefined;
  /** The turn in whose place this is asked: the conversation goes on from there, and the turn stays beside it. */
  readonly insteadOf?: string | undefined;
  /** Asks the built-in analyst, whoever is chosen. */
  readonly by?: 'built-in' | undefined;
}

/** Questions with the events of their answers, in order. */
export interface AnsweredChat {
  readonly title: string;
  readonly datasetId: string;
  readonly answers: readonly { readonly question: string; readonly events: readonly EventBody[] }[];
}

export interface AskRequest {
  readonly question: Question;
  readonly conversationId: string;
  /** What was asked and answered before, on the same branch. */
  readonly history: readonly Exchange[];
  readonly signal: AbortSignal;
  readonly by: AskOptions['by'];
}

export interface ConversationsEffects {
  readonly ask: (request: AskRequest) => AsyncGenerator<AgentEvent, void, void>;
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
    readonly matching: (text: string) => Promise<readonly KeptTurn[]>;
  };
  readonly events: {
    readonly of: (turnId: string) => Promise<readonly AgentEvent[]>;
    readonly ofEach: (turnIds: readonly string[]) => Promise<readonly (readonly AgentEvent[])[]>;
    readonly append: (turnId: string, index: number, event: AgentEvent) => Promise<void>;
  };
  readonly toast: (level: Toast['level'], message: string) => void;
  readonly words: () => StateWords;
  readonly now: () => number;
}

const titleLength = 80;

/** Conversations on screen: live turns and turns read back go through the same reducer. */
export function createConversations(effects: ConversationsEffects): StoreApi<ConversationsState> {
  const running = { controller: new AbortController(), last: Promise.resolve() };
  const edits = { last: Promise.resolve() };

  return createStore<ConversationsState>((set, get) => {
    const tipOf = (state: ConversationsState): string | null => state.turns.at(-1)?.id ?? null;
    const changeTurn = (turn: Turn): void =>
      set((state) => ({
        branches: state.branches.map((placed) => (placed.turn.id === turn.id ? { ...placed, turn } : placed)),
        turns: state.turns.map((other) => (other.id === turn.id ? turn : other)),
      }));

    const logOf = (turnId: string): TurnLog => createTurnLog(turnId, effects);

    function conversationFor(question: string): Conversation {
      const active = get().conversations.find(({ id }) => id === get().activeId);
      const now = effects.now();
      const conversation: Conversation = {
        id: active?.id ?? newId(),
        title: active?.title ?? titleOf(question),
        pinned: active?.pinned,
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

    async function change(
      id: string,
      changed: Partial<Pick<Conversation, 'title' | 'pinned'>>,
    ): Promise<void> {
      const conversation = get().conversations.find((each) => each.id === id);
      if (conversation === undefined) return;
      const next = { ...conversation, ...changed };
      set(({ conversations }) => ({
        conversations: conversations.map((each) => (each.id === id ? next : each)),
      }));
      try {
        await effects.conversations.put(next);
      } catch (error) {
        effects.toast('warning', effects.words().chats.changeNotKept(messageOf(error)));
      }
    }

    async function run(
      turn: Turn,
      request: Omit<AskRequest, 'signal'>,
      log: TurnLog,
      kept: KeptTurn,
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
        for await (const event of effects.ask({ ...request, signal: controller.signal })) take(event);
      } catch (error) {
        for (const body of endingOf(error)) take(effects.stamp(turn.id)(body));
      }
      const { answer } = state.turn;
      if (answer !== undefined) log.answered({ ...kept, answerText: textOf(answer) });
      await log.written();
      return state.turn;
    }

    /** After the turn that is looked at, or where the one stands that it replaces. */
    function placeFor(insteadOf: string | undefined): string | null {
      const replaced = get().branches.find((placed) => placed.turn.id === insteadOf);
      return replaced === undefined ? tipOf(get()) : replaced.afterId;
    }

    function begin(text: string, { constraints, insteadOf, by }: AskOptions): Promise<Turn> {
      const conversation = conversationFor(text);
      const conversationId = conversation.id;
      const turn = startTurn(newId(), conversationId, text, effects.now());
      const afterId = placeFor(insteadOf);
      const before = pathTo(get().branches, afterId);
      set(({ branches }) => ({ branches: [...branches, { turn, afterId }], turns: [...before, turn] }));
      const log = logOf(turn.id);
      const kept = { id: turn.id, conversationId, question: text, askedAt: turn.askedAt, afterId };
      log.begin(conversation, kept);
      const question = { id: turn.id, text, ...(constraints === undefined ? {} : { constraints }) };
      const request = { question, conversationId, history: before.flatMap(exchangeOf), by };
      return run(turn, request, log, kept);
    }

    async function keepAnswer(
      conversation: Conversation,
      afterId: string | null,
      { question, events }: AnsweredChat['answers'][number],
    ): Promise<string> {
      const id = newId();
      const turn = { id, conversationId: conversation.id, question, askedAt: effects.now(), afterId };
      const stamped = events.map(effects.stamp(id));
      const { answer } = rebuild(turn, stamped, effects.stamp(id));
      await effects.turns.put(answer === undefined ? turn : { ...turn, answerText: textOf(answer) });
      for (const [index, event] of stamped.entries()) await effects.events.append(id, index, event);
      return id;
    }

    /** Behind the events that the turn has. */
    async function keepEdit(turnId: string, event: AgentEvent): Promise<void> {
      try {
        const { length } = await effects.events.of(turnId);
        await effects.events.append(turnId, length, event);
      } catch (error) {
        effects.toast('error', effects.words().chats.chartNotKept(messageOf(error)));
      }
    }

    return {
      conversations: [],
      activeId: null,
      turns: [],
      branches: [],
      isOpening: false,
      ask(question, options = {}) {
        const turn = running.last.then(() => begin(question, options));
        running.last = turn.then(
          () => undefined,
          () => undefined,
        );
        return turn;
      },
      show: (turnId) => set(({ branches }) => ({ turns: pathTo(branches, tipFrom(branches, turnId)) })),
      stop: () => running.controller.abort(),
      startNew() {
        get().stop();
        set({ activeId: null, turns: [], branches: [] });
      },
      async open(id) {
        get().stop();
        await running.last;
        set({ activeId: id, turns: [], branches: [], isOpening: true });
        const kept = await effects.turns.of(id);
        const logs = await effects.events.ofEach(kept.map((turn) => turn.id));
        const branches = kept.map((turn, index): PlacedTurn => {
          const afterId = turn.afterId === undefined ? (kept[index - 1]?.id ?? null) : turn.afterId;
          return { turn: rebuild(turn, logs[index] ?? [], effects.stamp(turn.id)), afterId };
        });
        const turns = pathTo(branches, kept.at(-1)?.id ?? null);
        if (get().activeId === id) set({ branches, turns, isOpening: false });
      },
      async remove(id) {
        if (get().activeId === id) get().startNew();
        await running.last;
        try {
          await effects.conversations.remove(id);
          set((state) => ({ conversations: state.conversations.filter((other) => other.id !== id) }));
        } catch (error) {
          effects.toast('error', effects.words().chats.notDeleted(messageOf(error)));
        }
      },
      rename: (id, title) => change(id, { title: titleOf(title) }),
      async pin(turnId) {
        const { activeId, conversations } = get();
        const { pinned = [] } = conversations.find(({ id }) => id === activeId) ?? {};
        const others = pinned.filter((id) => id !== turnId);
        const isPinned = others.length < pinned.length;
        if (activeId !== null) await change(activeId, { pinned: isPinned ? others : [...pinned, turnId] });
      },
      search: effects.turns.matching,
      async redraw(turnId, chart_spec) {
        const turn = get().branches.find((placed) => placed.turn.id === turnId)?.turn;
        const event = effects.stamp(turnId)({ type: 'chart_edit', chart_spec });
        if (turn !== undefined) changeTurn(reduceTurn(turn, event));
        edits.last = edits.last.then(() => keepEdit(turnId, event));
        await edits.last;
      },
      async adopt({ title, datasetId, answers }) {
        const now = effects.now();
        const conversation: Conversation = {
          ...{ id: newId(), title: titleOf(title), activeDatasetId: datasetId },
          ...{ pinned: undefined, createdAt: now, updatedAt: now },
        };
        await effects.conversations.put(conversation);
        const last: { id: string | null } = { id: null };
        for (const answer of answers) last.id = await keepAnswer(conversation, last.id, answer);
        set(({ conversations }) => ({ conversations: [conversation, ...conversations] }));
        await get().open(conversation.id);
      },
      eventsOf: effects.events.of,
      async restore() {
        const kept = await effects.conversations.all().catch((error: unknown) => {
          effects.toast('warning', effects.words().chats.notRead(messageOf(error)));
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

function exchangeOf(turn: Turn): Exchange[] {
  if (turn.answer === undefined) return [];
  return [{ question: turn.question, answerText: textOf(turn.answer), declined: turn.answer.declined }];
}

function textOf(answer: Answer): string {
  return plainText(answer.text, (bound) => cellText(bound.value));
}

function titleOf(question: string): string {
  const line = question.trim().split('\n')[0]?.trim() ?? '';
  return line.length > titleLength ? `${line.slice(0, titleLength - 1)}…` : line;
}

import { createStore } from 'zustand';
import type { Insight } from '../../../../src/core/agent.ts';
import type { NewArtifact } from '../../../../src/core/artifact.ts';
import type { Conversation } from '../../../../src/core/conversation.ts';
import type { PythonEngine, SqlEngine } from '../../../../src/core/engine.ts';
import { QueryError } from '../../../../src/core/error.ts';
import type { AgentEvent } from '../../../../src/core/event.ts';
import type { PastRun } from '../../../../src/core/past-run.ts';
import type { LedgerEntry } from '../../../../src/core/privacy.ts';
import { startTurn, type Turn } from '../../../../src/core/turn.ts';
import type { Branches } from '../../../../src/state/branches.ts';
import { createConsole } from '../../../../src/state/console.ts';
import type { AskOptions, ConversationsState } from '../../../../src/state/conversations.ts';
import type { DatasetsState, OpenDataset } from '../../../../src/state/datasets.ts';
import type { EnginesState } from '../../../../src/state/engines.ts';
import { createInsights } from '../../../../src/state/insights.ts';
import type { KeptState } from '../../../../src/state/kept.ts';
import type { KeptTurn } from '../../../../src/state/kept-turn.ts';
import { type LanguageState, usualSpoken } from '../../../../src/state/language.ts';
import { createLedger } from '../../../../src/state/ledger.ts';
import type { RelationsState } from '../../../../src/state/relations.ts';
import { createResults } from '../../../../src/state/results.ts';
import type { Stores } from '../../../../src/state/stores.ts';
import { createToasts } from '../../../../src/state/toasts.ts';
import { stateWords } from '../../../../src/state/words.ts';
import { createWorkspace, usualArrangement } from '../../../../src/state/workspace.ts';
import { handMadeArtifacts, handMadeHistory } from './kept-code.ts';
import { type GivenModels, handMadeModels } from './models.ts';
import { payments, paymentsProfile } from './payments.ts';
import { idlePython } from './python.ts';

export interface Calls {
  readonly asked: string[];
  readonly opened: string[];
  demos: number;
  takeOvers: number;
  deletions: number;
  stops: number;
  readonly combined: string[];
  readonly options: (AskOptions | undefined)[];
  readonly shown: string[];
  readonly pinned: string[];
  readonly renamed: (readonly [id: string, title: string])[];
  readonly openedChats: string[];
}

export interface HandMade {
  readonly stores: Stores;
  /** What the page asked its stores to do. */
  readonly calls: Calls;
}

const nothingHeld = new Error('Nothing is held in these tests.');

const openPayments: OpenDataset = {
  dataset: payments,
  profiles: { transactions: paymentsProfile },
  profileProgress: 1,
  isSaved: true,
  file: undefined,
  isReadAgain: false,
};

interface Given {
  readonly datasets?: Partial<DatasetsState>;
  readonly relations?: Partial<RelationsState>;
  readonly turns?: readonly Turn[];
  readonly conversations?: readonly Conversation[];
  readonly branches?: Branches;
  readonly events?: readonly AgentEvent[];
  /** By a search over all chats. */
  readonly found?: readonly KeptTurn[];
  readonly models?: GivenModels;
  readonly ledger?: readonly LedgerEntry[];
  readonly insights?: readonly Insight[];
  readonly engines?: Partial<EnginesState>;
  readonly python?: PythonEngine;
  readonly keptPython?: PythonEngine;
  readonly artifacts?: readonly NewArtifact[];
  readonly pastRuns?: readonly PastRun[];
}

/** Stores with what a test needs in them; what the page asks them to do is written down. */
export function handMadeStores(given: Given = {}): HandMade {
  const calls: Calls = {
    asked: [],
    opened: [],
    demos: 0,
    takeOvers: 0,
    deletions: 0,
    stops: 0,
    combined: [],
    options: [],
    shown: [],
    pinned: [],
    renamed: [],
    openedChats: [],
  };
  const artifacts = handMadeArtifacts(given.artifacts);
  const history = handMadeHistory(given.pastRuns);
  return {
    calls,
    stores: {
      artifacts,
      history,
      datasets: createStore<DatasetsState>(() => ({ ...datasetsState(calls), ...given.datasets })),
      relations: createStore<RelationsState>(() => ({ ...relationsState(calls), ...given.relations })),
      conversations: createStore<ConversationsState>(() => conversationsState(given, calls)),
      engines: createStore<EnginesState>(() => ({
        sql: { state: 'ready', progress: 1, storage: 'opfs' },
        python: { state: 'asleep', progress: 0, packages: [] },
        ...given.engines,
      })),
      results: createResults({
        holder: { hold: () => Promise.reject(nothingHeld), holdRows: () => Promise.reject(nothingHeld) },
        exportTable: () => Promise.reject(nothingHeld),
        activeTable: () => undefined,
        toast: () => undefined,
        words: () => stateWords,
      }),
      console: createConsole({
        sql: smallEngine,
        python: given.python ?? idlePython,
        keptPython: given.keptPython ?? idlePython,
      }),
      language: createStore<LanguageState>(() => ({
        chosen: usualSpoken,
        language: 'en',
        locale: undefined,
        translation: new Map(),
        choose: () => Promise.resolve(),
      })),
      workspace: createWorkspace(usualArrangement, () => undefined),
      kept: createStore<KeptState>(() => ({
        use: { usedBytes: 18_400_000, quotaBytes: 4_000_000_000 },
        asking: undefined,
        isGivenUp: false,
        measure: () => Promise.resolve(),
        takeOver: () => {
          calls.takeOvers += 1;
          return Promise.resolve();
        },
        cancelTakeOver: () => undefined,
        giveUp: () => Promise.resolve(),
        deleteEverything: () => {
          calls.deletions += 1;
          return Promise.resolve();
        },
      })),
      models: handMadeModels(given.models),
      ledger: createLedger({
        all: () => Promise.resolve(given.ledger ?? []),
        put: () => Promise.resolve(),
        remove: () => Promise.resolve(),
        clear: () => Promise.resolve(),
        toast: () => undefined,
        words: () => stateWords,
      }),
      insights: createInsights({
        of: () => Promise.resolve(given.insights ?? []),
        add: () => Promise.resolve(),
        reword: () => Promise.resolve(),
        arrange: () => Promise.resolve(),
        remove: () => Promise.resolve(),
        toast: () => undefined,
        words: () => stateWords,
        now: () => 1_700_000_000_000,
      }),
      toasts: createToasts(),
    },
  };
}

/** Each asked after the one before. */
function inARow(turns: readonly Turn[]): Branches {
  return turns.map((turn, index) => ({ turn, afterId: turns[index - 1]?.id ?? null }));
}

function datasetsState(calls: Calls): DatasetsState {
  return {
    datasets: [],
    loading: [],
    activeId: null,
    isRestored: true,
    addFiles: (files) => {
      calls.opened.push(...files.map(({ name }) => name));
      return Promise.resolve();
    },
    openHosted: () => Promise.resolve(),
    openDemo: () => {
      calls.demos += 1;
      return Promise.resolve();
    },
    adopt: () => Promise.resolve(),
    readAgain: () => Promise.resolve(),
    measureWhole: () => Promise.resolve(),
    stopMeasuring: () => undefined,
    cancelLoading: () => undefined,
    dismissFailure: () => undefined,
    activate: () => undefined,
    remove: () => Promise.resolve(),
    saveAgain: () => Promise.resolve(),
    restore: () => Promise.resolve(),
    subjects: () => Promise.resolve([]),
  };
}

function relationsState(calls: Calls): RelationsState {
  return {
    joins: [],
    settled: [],
    combining: null,
    look: () => Promise.resolve([]),
    combine: ({ key }) => {
      calls.combined.push(key);
      return Promise.resolve();
    },
    cancelCombining: () => undefined,
    dismiss: () => undefined,
  };
}

function conversationsState(given: Given, calls: Calls): ConversationsState {
  return {
    conversations: given.conversations ?? [],
    activeId: given.conversations?.[0]?.id ?? null,
    turns: given.turns ?? [],
    branches: given.branches ?? inARow(given.turns ?? []),
    isOpening: false,
    show: (turnId) => {
      calls.shown.push(turnId);
    },
    ask: (question, options) => {
      calls.asked.push(question);
      calls.options.push(options);
      return Promise.resolve(startTurn('asked', 'chat-1', question, 0));
    },
    stop: () => {
      calls.stops += 1;
    },
    startNew: () => undefined,
    open: (id) => {
      calls.openedChats.push(id);
      return Promise.resolve();
    },
    remove: () => Promise.resolve(),
    rename: (id, title) => {
      calls.renamed.push([id, title]);
      return Promise.resolve();
    },
    pin: (turnId) => {
      calls.pinned.push(turnId);
      return Promise.resolve();
    },
    search: () => Promise.resolve(given.found ?? []),
    redraw: () => Promise.resolve(),
    adopt: () => Promise.resolve(),
    eventsOf: () => Promise.resolve(given.events ?? []),
    restore: () => Promise.resolve(),
  };
}

/** Answers any query with one row, and refuses what says `wrong`. */
const smallEngine: SqlEngine = {
  query: (sql) => {
    const position = sql.indexOf('wrong');
    if (position >= 0) {
      const details = { sql, position, reason: 'invalid' } as const;
      return Promise.reject(new QueryError('There is no column "wrong".', details));
    }
    return Promise.resolve({
      columns: [{ name: 'answer', type: 'INTEGER', kind: 'integer' }],
      rows: [[42]],
      truncated: false,
      elapsedMs: 3,
    });
  },
};

export const chats: readonly Conversation[] = [
  {
    id: 'chat-1',
    title: 'Which age group has the highest failure rate?',
    activeDatasetId: 'payments',
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_600_000,
  },
  {
    id: 'chat-2',
    title: 'How is amount distributed?',
    activeDatasetId: 'payments',
    createdAt: 1_699_000_000_000,
    updatedAt: 1_699_000_000_000,
  },
];

/** A page with the payments open. */
export function withPayments(given: Given = {}): HandMade {
  return handMadeStores({
    ...given,
    datasets: { datasets: [openPayments], activeId: 'payments', ...given.datasets },
  });
}

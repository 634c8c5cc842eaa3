import { createStore, type StoreApi } from 'zustand';
import type { Draft, Drafts } from '../core/draft.ts';
import type {
  PythonEngine,
  PythonInput,
  PythonMember,
  PythonMembers,
  PythonStatus,
  SqlEngine,
} from '../core/engine.ts';
import { messageOf } from '../core/error.ts';
import { readFunctions, type SqlFunction } from './console-functions.ts';
import {
  type EndedRun,
  endedPythonRun,
  endedSqlRun,
  type PythonRun,
  pythonOutcome,
  type RunPlace,
  type SqlRun,
  sqlOutcome,
} from './console-run.ts';
import { gatherText } from './gather-text.ts';
import type { Selection } from './workspace.ts';

export type ConsoleLanguage = 'sql' | 'python';

export const timeLimitsMs = [10_000, 60_000, 600_000] as const;
export type TimeLimitMs = (typeof timeLimitsMs)[number];

/** A wheel that the user added, and what came of it. */
export interface Wheel {
  readonly fileName: string;
  readonly outcome:
    | { readonly state: 'installing' }
    | { readonly state: 'installed'; readonly name: string; readonly version: string }
    | { readonly state: 'failed'; readonly message: string };
}

export interface SqlRequest {
  readonly source: string;
  readonly sql: string;
  readonly activeTable: string | undefined;
  /** Where a part of the editor's text stands in it; left out where all of it is run. */
  readonly place?: RunPlace | undefined;
}

export interface PythonRequest {
  readonly source: string;
  readonly code: string;
  /** Empty for the whole table. */
  readonly inputSql: string;
  readonly activeTable: string | undefined;
  readonly place?: RunPlace | undefined;
}

/** What the console shows instead of the answer that is looked at, until another is. */
export interface Aside {
  /** What was selected then. */
  readonly at: Selection | null;
  /** Something that was kept; null for the user's own code. */
  readonly artifactId: string | null;
}

/** The user's own code, run beside the answers: SQL and Python over the same data. */
export interface ConsoleState {
  readonly drafts: Drafts;
  readonly aside: Aside | undefined;
  /** That SQL knows; empty until the engine was asked. */
  readonly functions: readonly SqlFunction[];
  readonly sqlRun: SqlRun | null;
  readonly pythonRun: PythonRun | null;
  readonly timeLimitMs: TimeLimitMs;
  /** Whether variables of a run are there in the next. */
  readonly keepsVariables: boolean;
  /** Of the interpreter that keeps variables; the other's is among the engines. */
  readonly keptStatus: PythonStatus;
  readonly wheels: readonly Wheel[];
  readonly edit: (source: string, change: Draft) => void;
  /** Forgets what was changed of a source's code. */
  readonly revert: (source: string) => void;
  /** For a source that is gone. */
  readonly forget: (source: string) => void;
  readonly turnAside: (aside: Aside | undefined) => void;
  /** Asks the engine once which functions it has; asks again where that failed. */
  readonly learnFunctions: () => Promise<void>;
  /** What can stand behind `expression` and a point; of the interpreter that the next run goes to. */
  readonly pythonMembers: (code: string, expression: string) => Promise<readonly PythonMember[]>;
  readonly runSql: (request: SqlRequest) => Promise<void>;
  readonly runPython: (request: PythonRequest) => Promise<void>;
  readonly stop: (language: ConsoleLanguage) => void;
  readonly limitTime: (timeLimitMs: TimeLimitMs) => void;
  readonly keepVariables: (keepsVariables: boolean) => void;
  /** Forgets all variables that were kept. */
  readonly restart: () => Promise<void>;
  readonly addWheel: (file: File) => Promise<Wheel>;
}

interface ConsoleEngines {
  readonly sql: SqlEngine;
  /** Starts each run clean. */
  readonly python: PythonEngine & Partial<PythonMembers>;
  /** Keeps variables between runs. */
  readonly keptPython: PythonEngine & Partial<PythonMembers>;
  /** Of earlier visits. */
  readonly drafts?: Drafts | undefined;
  readonly now?: () => number;
  /** Told of each run that has ended. */
  readonly ran?: (run: EndedRun) => void;
}

/** How often printed text reaches the page. */
const printEveryMs = 80;

export function createConsole(engines: ConsoleEngines): StoreApi<ConsoleState> {
  const { sql, python, keptPython, drafts = {}, now = Date.now, ran } = engines;
  const running = { sql: new AbortController(), python: new AbortController() };
  const learning: { once: Promise<void> | undefined } = { once: undefined };
  const wheels = sharedWheels(python, keptPython);

  return createStore<ConsoleState>((set, get) => {
    keptPython.onStatus((keptStatus) => set({ keptStatus }));

    function begin(language: ConsoleLanguage): AbortController {
      running[language].abort();
      running[language] = new AbortController();
      return running[language];
    }

    function tell(ended: EndedRun | undefined): void {
      if (ended !== undefined) ran?.(ended);
    }

    function changeWheel(file: File, wheel: Wheel): Wheel {
      const others = get().wheels.filter(({ fileName }) => fileName !== file.name);
      set({ wheels: [...others, wheel] });
      return wheel;
    }

    return {
      drafts,
      aside: undefined,
      functions: [],
      sqlRun: null,
      pythonRun: null,
      timeLimitMs: 10_000,
      keepsVariables: false,
      keptStatus: keptPython.status(),
      wheels: [],
      edit: (source, change) =>
        set(({ drafts }) => ({ drafts: { ...drafts, [source]: { ...drafts[source], ...change } } })),
      revert: (source) =>
        set(({ drafts }) => {
          const { language } = drafts[source] ?? {};
          return { drafts: { ...drafts, [source]: language === undefined ? {} : { language } } };
        }),
      forget: (source) =>
        set((state) => {
          if (state.drafts[source] === undefined) return state;
          const others = Object.entries(state.drafts).filter(([each]) => each !== source);
          return { drafts: Object.fromEntries(others) };
        }),
      turnAside: (aside) => set({ aside }),
      learnFunctions() {
        learning.once ??= readFunctions(sql)
          .then((functions) => set({ functions }))
          .catch(() => {
            learning.once = undefined;
          });
        return learning.once;
      },
      async pythonMembers(code, expression) {
        const engine = get().keepsVariables ? keptPython : python;
        return (await engine.members?.(code, expression)) ?? [];
      },
      async runSql({ source, sql: code, activeTable, place = wholeOf(code) }) {
        const controller = begin('sql');
        const startedAt = now();
        const run: SqlRun = { source, sql: code, place, startedAt, outcome: { state: 'running' } };
        set({ sqlRun: run });
        const elapsedMs = () => now() - startedAt;
        const outcome = await sqlOutcome(sql, code, activeTable, controller.signal, elapsedMs);
        if (running.sql === controller) set({ sqlRun: { ...run, outcome } });
        tell(endedSqlRun(run, outcome, elapsedMs()));
      },
      async runPython(request) {
        const controller = begin('python');
        const { keepsVariables, timeLimitMs } = get();
        const startedAt = now();
        const run = runOf(request, timeLimitMs, startedAt);
        const change = (changed: (run: PythonRun) => PythonRun) => {
          const { pythonRun } = get();
          if (running.python === controller && pythonRun) set({ pythonRun: changed(pythonRun) });
        };
        const printed = gatherText(printEveryMs, (text) =>
          change((before) => ({ ...before, stdout: before.stdout + text })),
        );
        set({ pythonRun: run });
        const outcome = await pythonOutcome(
          keepsVariables ? wheels.equipped : python,
          run.code,
          run.input,
          { signal: controller.signal, timeoutMs: timeLimitMs, onStdout: printed.add },
          () => now() - startedAt,
        );
        printed.flush();
        change((before) => ({ ...before, outcome }));
        tell(endedPythonRun(run, outcome, now() - startedAt));
      },
      stop: (language) => running[language].abort(),
      limitTime: (timeLimitMs) => set({ timeLimitMs }),
      keepVariables: (keepsVariables) => set({ keepsVariables }),
      async restart() {
        running.python.abort();
        set({ pythonRun: null });
        await keptPython.restart();
      },
      async addWheel(file) {
        const { name: fileName } = file;
        changeWheel(file, { fileName, outcome: { state: 'installing' } });
        try {
          const installed = await wheels.install(file);
          return changeWheel(file, { fileName, outcome: { state: 'installed', ...installed } });
        } catch (error) {
          const message = messageOf(error);
          return changeWheel(file, { fileName, outcome: { state: 'failed', message } });
        }
      },
    };
  });
}

function wholeOf(code: string): RunPlace {
  return { whole: code, from: 0, line: 1 };
}

function runOf(request: PythonRequest, timeoutMs: number, startedAt: number): PythonRun {
  const { source, code, inputSql, activeTable, place = wholeOf(code) } = request;
  const input: PythonInput = {
    ...(inputSql.trim() === '' ? {} : { sql: inputSql }),
    ...(activeTable === undefined ? {} : { activeTable }),
  };
  return { source, code, place, input, timeoutMs, startedAt, stdout: '', outcome: { state: 'running' } };
}

/** A wheel goes to the one interpreter at once, and to the other when that is next used: it may never be. */
function sharedWheels(python: PythonEngine, keptPython: PythonEngine) {
  const missing = new Set<File>();
  const equipped: Pick<PythonEngine, 'run'> = {
    async run(code, input, options) {
      for (const file of missing) {
        await keptPython.install(file);
        missing.delete(file);
      }
      return keptPython.run(code, input, options);
    },
  };
  async function install(file: File) {
    const installed = await python.install(file);
    if (keptPython !== python) missing.add(file);
    return installed;
  }
  return { equipped, install };
}

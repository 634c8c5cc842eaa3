import { createStore, type StoreApi } from 'zustand';
import type { SqlEngine } from '../core/engine.ts';
import { isAbort, QueryError } from '../core/error.ts';
import type { ResultSet } from '../core/result-set.ts';

export interface ConsoleRun {
  readonly sql: string;
  readonly outcome:
    | { readonly state: 'running' }
    | { readonly state: 'stopped' }
    | { readonly state: 'done'; readonly result: ResultSet }
    | { readonly state: 'failed'; readonly message: string; readonly position: number | undefined };
}

/** The user's own SQL, run beside the answers. */
export interface ConsoleState {
  readonly run: ConsoleRun | null;
  readonly start: (sql: string, activeTable: string | undefined) => Promise<void>;
  readonly stop: () => void;
}

export function createConsole(engine: SqlEngine): StoreApi<ConsoleState> {
  return createStore<ConsoleState>((set, get) => {
    const running = { controller: new AbortController() };
    return {
      run: null,
      async start(sql, activeTable) {
        get().stop();
        const controller = new AbortController();
        running.controller = controller;
        set({ run: { sql, outcome: { state: 'running' } } });
        const outcome = await outcomeOf(engine, sql, activeTable, controller.signal);
        if (running.controller === controller) set({ run: { sql, outcome } });
      },
      stop: () => running.controller.abort(),
    };
  });
}

async function outcomeOf(
  engine: SqlEngine,
  sql: string,
  activeTable: string | undefined,
  signal: AbortSignal,
): Promise<ConsoleRun['outcome']> {
  try {
    const result = await engine.query(sql, {
      signal,
      rowLimit: 1000,
      ...(activeTable === undefined ? {} : { activeTable }),
    });
    return { state: 'done', result };
  } catch (error) {
    if (isAbort(error)) return { state: 'stopped' };
    if (error instanceof QueryError) {
      return { state: 'failed', message: error.message, position: error.position };
    }
    throw error;
  }
}

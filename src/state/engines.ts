import { createStore, type StoreApi } from 'zustand';
import type { EngineStatus, PythonStatus } from '../core/engine.ts';

export interface EnginesState {
  readonly sql: EngineStatus;
  readonly python: PythonStatus;
}

/** What the engines last said of themselves. */
export function createEngines(engines: {
  sql: { status(): EngineStatus; onStatus(listener: (status: EngineStatus) => void): () => void };
  python: { status(): PythonStatus; onStatus(listener: (status: PythonStatus) => void): () => void };
}): StoreApi<EnginesState> {
  const store = createStore<EnginesState>(() => ({
    sql: engines.sql.status(),
    python: engines.python.status(),
  }));
  engines.sql.onStatus((sql) => store.setState({ sql }));
  engines.python.onStatus((python) => store.setState({ python }));
  return store;
}

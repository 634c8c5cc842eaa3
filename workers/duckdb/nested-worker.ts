import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import { type Crash, watchForCrash } from './crash.ts';
import type { Disarm, GiveCode, Note, PortMessage } from './engine-control.ts';
import type { PassedBytes } from './passed-bytes.ts';

/** DuckDB in its own worker, nested in ours. */
export interface NestedDuckDb {
  readonly duckDb: AsyncDuckDB;
  readonly watchReading: (path: string, onBytes: (bytesRead: number) => void) => () => void;
  /** Hands over what was read of a file; the bytes are gone here. */
  pass(path: string, from: number, bytes: ArrayBuffer): void;
  /** Cuts DuckDB's worker off from the network, for good. */
  disarm(): Promise<void>;
  readonly crash: Crash;
}

export async function startNested(code: Promise<WebAssembly.Module>): Promise<NestedDuckDb> {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
  const { port1: port, port2: theirs } = new MessageChannel();
  worker.postMessage({ control: 'port' } satisfies PortMessage, [theirs]);
  const notes = listen(port);
  const crash = watchForCrash(worker);
  const duckDb = new AsyncDuckDB(new VoidLogger(), worker);
  await Promise.race([instantiate(duckDb, port, code), failureOf(worker, notes)]);
  return {
    duckDb,
    crash,
    watchReading: (path, onBytes) =>
      notes.subscribe((note) => {
        if (note.note === 'read' && note.path === path) onBytes(note.bytesRead);
      }),
    pass: (path, from, bytes) =>
      port.postMessage({ order: 'take', path, from, bytes } satisfies PassedBytes, [bytes]),
    disarm: () =>
      new Promise((resolve) => {
        notes.subscribe((note) => {
          if (note.note === 'disarmed') resolve();
        });
        port.postMessage({ order: 'disarm' } satisfies Disarm);
      }),
  };
}

interface Notes {
  subscribe(listener: (note: Note) => void): () => void;
}

function listen(port: MessagePort): Notes {
  const listeners = new Set<(note: Note) => void>();
  port.onmessage = (event: MessageEvent<Note>) => {
    for (const listener of listeners) listener(event.data);
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** DuckDB is told of an address, as it wants one, and fetches nothing from there. */
async function instantiate(
  duckDb: AsyncDuckDB,
  port: MessagePort,
  code: Promise<WebAssembly.Module>,
): Promise<void> {
  const given = code.then((module) => port.postMessage({ order: 'run', module } satisfies GiveCode));
  await Promise.all([given, duckDb.instantiate(location.href)]);
}

/** Rejects when the worker's script cannot be loaded, or DuckDB's WebAssembly cannot be run. */
function failureOf(worker: Worker, notes: Notes): Promise<never> {
  return new Promise((_, reject) => {
    notes.subscribe((note) => {
      if (note.note === 'broken') reject(new Error(note.reason));
    });
    worker.addEventListener('error', (event) =>
      reject(new Error(event.message || 'Its script did not load.')),
    );
  });
}

import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { type Crash, watchForCrash } from './crash.ts';
import type { Disarm, Note, PortMessage } from './engine-control.ts';
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

export async function startNested(onProgress: (share: number) => void): Promise<NestedDuckDb> {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
  const { port1: port, port2: theirs } = new MessageChannel();
  worker.postMessage({ control: 'port' } satisfies PortMessage, [theirs]);
  const notes = listen(port);
  const crash = watchForCrash(worker);
  const duckDb = new AsyncDuckDB(new VoidLogger(), worker);
  await Promise.race([instantiate(duckDb, onProgress), failureOf(worker, notes)]);
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

/** The length that a server tells is that of the compressed file, so the share can run ahead of 1. */
async function instantiate(duckDb: AsyncDuckDB, onProgress: (share: number) => void): Promise<void> {
  await duckDb.instantiate(new URL(wasmUrl, location.href).href, null, ({ bytesLoaded, bytesTotal }) => {
    if (bytesTotal > 0) onProgress(Math.min(1, bytesLoaded / bytesTotal));
  });
}

/** Rejects when the worker's script or DuckDB's WebAssembly cannot be loaded. */
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

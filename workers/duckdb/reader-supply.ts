import type { ReaderOrder, ReaderStart } from './reader-protocol.ts';

/** Starts and ends readers, on the page, as DuckDB's worker orders them. Returns the function that ends them all. */
export function supplyReaders(worker: Worker): () => void {
  const readers = new Map<number, Worker>();
  worker.addEventListener('message', ({ data, ports }: MessageEvent<unknown>) => {
    if (!isOrder(data)) return;
    switch (data.type) {
      case 'start-reader':
        readers.set(data.id, startReader(ports));
        return;
      case 'end-reader':
        readers.get(data.id)?.terminate();
        readers.delete(data.id);
        return;
    }
  });
  return () => {
    for (const reader of readers.values()) reader.terminate();
  };
}

function startReader(ports: readonly MessagePort[]): Worker {
  const reader = new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' });
  reader.postMessage({ type: 'serve' } satisfies ReaderStart, [...ports]);
  return reader;
}

function isOrder(data: unknown): data is ReaderOrder {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    (data.type === 'start-reader' || data.type === 'end-reader')
  );
}

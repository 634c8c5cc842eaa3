import type { NestedDuckDb } from './nested-worker.ts';

/** So many pieces may be read before DuckDB comes to them. */
const mostAhead = 2;

/**
 * Reads a file once for two: each piece goes to DuckDB's worker when whoever asked for it is done with it. Keeps near to
 * where DuckDB reads; the first piece is not passed on, as DuckDB asks for it at once.
 */
export async function* piecesOf(
  { path, blob, gone }: { readonly path: string; readonly blob: Blob; readonly gone: AbortSignal },
  pieceBytes: number,
  { watchReading, pass }: Pick<NestedDuckDb, 'watchReading' | 'pass'>,
): AsyncGenerator<Uint8Array, void> {
  const reach = followReading(path, watchReading, gone);
  try {
    for (let from = 0; from < blob.size; from += pieceBytes) {
      await reach.atLeast(from - mostAhead * pieceBytes);
      gone.throwIfAborted();
      const bytes = await blob.slice(from, from + pieceBytes).arrayBuffer();
      yield new Uint8Array(bytes);
      if (from > 0) pass(path, from, bytes);
    }
  } finally {
    reach.end();
  }
}

interface Reach {
  /** Resolves when DuckDB has read so many bytes, or the file is gone. */
  atLeast(bytes: number): Promise<void>;
  end(): void;
}

function followReading(path: string, watchReading: NestedDuckDb['watchReading'], gone: AbortSignal): Reach {
  let bytesRead = 0;
  let wake = (): void => undefined;
  const rouse = (): void => wake();
  const stopWatching = watchReading(path, (bytes) => {
    bytesRead = bytes;
    wake();
  });
  gone.addEventListener('abort', rouse);
  return {
    async atLeast(bytes) {
      while (bytesRead < bytes && !gone.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    end() {
      stopWatching();
      gone.removeEventListener('abort', rouse);
    },
  };
}

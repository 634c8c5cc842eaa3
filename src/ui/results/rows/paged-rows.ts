import type { ArrangedRows } from '../../../core/held-result.ts';
import type { Row, RowSource } from './row-source.ts';

/** Rows that are fetched at once. */
const blockSize = 256;
/** Blocks that stay in the page. */
const mostBlocks = 48;

interface PagedRowsOptions {
  /** Rows that are known already, from the first on. */
  readonly known: readonly Row[];
  readonly onFailure: (reason: unknown) => void;
}

/**
 * Rows of the engine, block by block. One block is asked for at a time, and always one that is in view then: who drags
 * the scroll bar over a million rows asks for the few where the bar comes to rest.
 */
export function pagedRows(arranged: ArrangedRows, { known, onFailure }: PagedRowsOptions): RowSource {
  const blocks = new Map<number, readonly Row[]>();
  const listeners = new Set<() => void>();
  const state = { version: 0, from: 0, to: 0, isFetching: false };

  for (let block = 0; (block + 1) * blockSize <= known.length; block += 1) {
    blocks.set(block, known.slice(block * blockSize, (block + 1) * blockSize));
  }

  const fetchBlock = (block: number): Promise<readonly Row[]> => arranged.page(block * blockSize, blockSize);

  function put(block: number, rows: readonly Row[]): void {
    blocks.delete(block);
    blocks.set(block, rows);
    for (const oldest of blocks.keys()) {
      if (blocks.size <= mostBlocks) break;
      blocks.delete(oldest);
    }
    state.version += 1;
    for (const listener of listeners) listener();
  }

  function missing(): number | undefined {
    const last = Math.min(state.to, arranged.rowCount);
    for (let block = Math.floor(state.from / blockSize); block * blockSize < last; block += 1) {
      if (!blocks.has(block)) return block;
    }
    return undefined;
  }

  async function fetchMissing(): Promise<void> {
    if (state.isFetching) return;
    state.isFetching = true;
    try {
      for (let block = missing(); block !== undefined; block = missing()) put(block, await fetchBlock(block));
    } catch (error) {
      onFailure(error);
    } finally {
      state.isFetching = false;
    }
  }

  return {
    rowCount: arranged.rowCount,
    row: (place) => blocks.get(Math.floor(place / blockSize))?.[place % blockSize],
    want(from, to) {
      Object.assign(state, { from, to });
      if (missing() !== undefined) void fetchMissing();
    },
    take: (from, to) => arranged.page(from, to - from),
    figures: (column, signal) => arranged.figures(column, signal),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => state.version,
  };
}

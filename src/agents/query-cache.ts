import type { Subject } from '../core/agent.ts';
import type { ResultSet } from '../core/result-set.ts';

/** What a result depends on: the query, how much of it is taken, and the data, the first table being the active one. */
export interface CachedQuery {
  readonly query: string;
  readonly rowLimit: number;
  readonly subjects: readonly Subject[];
}

export interface QueryCache {
  /** The result that the same query had over the same data, or else that of `run`, which is kept. */
  get(asked: CachedQuery, run: () => Promise<ResultSet>): Promise<ResultSet>;
}

const usualBytes = 16_000_000;

/** Keeps results until they take more than so many bytes together; those that were not asked for longest go first. */
export function createQueryCache(maxBytes = usualBytes): QueryCache {
  const kept = new Map<string, { readonly result: ResultSet; readonly bytes: number }>();
  let total = 0;

  function forget(key: string): void {
    total -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  }

  function keep(key: string, result: ResultSet): void {
    forget(key);
    const bytes = sizeOf(result, key);
    kept.set(key, { result, bytes });
    total += bytes;
    for (const oldest of kept.keys()) {
      if (total <= maxBytes) return;
      forget(oldest);
    }
  }

  return {
    async get(asked, run) {
      const key = keyOf(asked);
      const known = kept.get(key)?.result;
      const result = known ?? (isRepeatable(asked.query) ? await run() : undefined);
      if (result === undefined) return run();
      keep(key, result);
      return known === undefined ? result : { ...known, elapsedMs: 0, isFromCache: true };
    },
  };
}

/** Chance and the clock give something else every time. */
function isRepeatable(query: string): boolean {
  return !/\b(?:random|uuid|gen_random_uuid|setseed|now|current_\w+|today|get_current_\w+|sample|tablesample|nextval)\b/i.test(
    query,
  );
}

/** The same content read in another way is other data, and so is a table that was made anew. */
function keyOf({ query, rowLimit, subjects }: CachedQuery): string {
  const data = subjects.map(({ dataset, table }) => [
    dataset.id,
    dataset.source.contentHash,
    dataset.source.choices,
    table.name,
    table.rowCount,
    table.columns.map(({ name, type }) => [name, type]),
  ]);
  return JSON.stringify([query.trim(), rowLimit, data]);
}

/** About what it takes in memory: two bytes a character, eight for what is no text. */
function sizeOf({ rows }: ResultSet, key: string): number {
  const cells = rows.reduce(
    (sum, row) => sum + row.reduce<number>((part, cell) => part + cellSize(cell), 0),
    0,
  );
  return cells + 2 * key.length;
}

function cellSize(cell: unknown): number {
  if (typeof cell === 'string') return 16 + 2 * cell.length;
  return typeof cell === 'object' && cell !== null ? 2 * JSON.stringify(cell).length : 16;
}

import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import type { Dataset, Table } from '../../../src/core/dataset.ts';
import type { Join } from '../../../src/core/joins.ts';
import { combineOffers, createRelations, type RelationsEffects } from '../../../src/state/relations.ts';
import { stateWords } from '../../../src/state/words.ts';

const tableOf = (name: string, ...columns: readonly string[]): Table => ({
  name,
  rowCount: 2,
  columns: columns.map((column) => ({ name: column, type: 'INTEGER', kind: 'integer' })),
});

const datasetOf = (fileName: string, ...tables: readonly Table[]): Dataset => ({
  id: fileName,
  name: fileName,
  tables,
  source: { fileName, byteSize: 10, format: 'csv', contentHash: '', notes: [], reports: [], choices: {} },
  createdAt: 0,
});

const january = datasetOf('january.csv', tableOf('january', 'a', 'b'));
const february = datasetOf('february.csv', tableOf('february', 'B', 'a'));
const other = datasetOf('other.csv', tableOf('other', 'a', 'c'));

const subjectOf = (dataset: Dataset, distinctCount = 3): Subject => {
  const [table = tableOf('none')] = dataset.tables;
  const columns = table.columns.map((column) => ({ ...column, distinctCount }));
  return { dataset, table, profile: { table: table.name, columns } } as unknown as Subject;
};

function storeWith(change: Partial<RelationsEffects['engine']> = {}) {
  const seen = {
    measured: 0,
    adopted: [] as Dataset[],
    settled: [] as (readonly string[])[],
    toasts: [] as string[],
  };
  const store = createRelations({
    engine: {
      joins: () => {
        seen.measured += 1;
        return Promise.resolve([]);
      },
      combine: (union) =>
        Promise.resolve({
          table: { ...tableOf(union.name, 'a', 'b', 'source_file'), rowCount: 4 },
          notes: [],
        }),
      ...change,
    },
    adopt: (dataset) => {
      seen.adopted.push(dataset);
      return Promise.resolve();
    },
    settled: [],
    keepSettled: (keys) => seen.settled.push(keys),
    toast: (_, message) => seen.toasts.push(message),
    words: () => stateWords,
    now: () => 7,
  });
  return { store, seen };
}

describe('joins', () => {
  test('are measured once for the same tables, in whatever order', async () => {
    const { store, seen } = storeWith();
    const [a, b] = [subjectOf(january), subjectOf(other)];
    await store.getState().look([a, b]);
    await store.getState().look([b, a]);
    expect(seen.measured).toBe(1);
    await store.getState().look([subjectOf(january, 4), b]);
    expect(seen.measured).toBe(2);
  });

  test('of one table are not looked for', async () => {
    const { store, seen } = storeWith();
    expect(await store.getState().look([subjectOf(january)])).toEqual([]);
    expect(seen.measured).toBe(0);
  });

  test('that are measured anew reach whoever waited for the old ones', async () => {
    const join = { questions: ['new'] } as unknown as Join;
    const { store } = storeWith({
      joins: (tables, signal) =>
        tables.length === 3
          ? Promise.resolve([join])
          : new Promise((_, reject) =>
              signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
            ),
    });
    const waiting = store.getState().look([subjectOf(january), subjectOf(other)]);
    await store.getState().look([subjectOf(january), subjectOf(other), subjectOf(february)]);
    expect(await waiting).toEqual([join]);
  });

  test('that cannot be measured are none, and it is said', async () => {
    const { store, seen } = storeWith({ joins: () => Promise.reject(new Error('out of memory')) });
    expect(await store.getState().look([subjectOf(january), subjectOf(other)])).toEqual([]);
    expect(seen.toasts[0]).toContain('out of memory');
  });
});

describe('files with the same columns', () => {
  test('are offered once as one table', async () => {
    const { store, seen } = storeWith();
    const [offer, ...more] = combineOffers([january, february, other], []);
    expect(more).toEqual([]);
    if (offer === undefined) throw new Error('Nothing was offered.');
    expect(offer.parts.map(({ table }) => table.name)).toEqual(['january', 'february']);
    await store.getState().combine(offer);
    expect(seen.adopted[0]).toMatchObject({ createdAt: 7, source: { byteSize: 20 } });
    expect(combineOffers([january, february, other], store.getState().settled)).toEqual([]);
    expect(seen.settled).toEqual([[offer.key]]);
  });

  test('are offered again when one more comes', () => {
    const [offer] = combineOffers([january, february], []);
    const march = datasetOf('march.csv', tableOf('march', 'a', 'b'));
    expect(combineOffers([january, february, march], [offer?.key ?? ''])).toHaveLength(1);
  });

  test('stay offered when they could not be combined', async () => {
    const { store, seen } = storeWith({ combine: () => Promise.reject(new Error('no room')) });
    const [offer] = combineOffers([january, february], []);
    if (offer === undefined) throw new Error('Nothing was offered.');
    await store.getState().combine(offer);
    expect(seen.adopted).toEqual([]);
    expect(store.getState()).toMatchObject({ settled: [], combining: null });
    expect(seen.toasts[0]).toContain('no room');
  });

  test('say how far they are, can be cancelled without a word, and stay offered', async () => {
    const { store, seen } = storeWith({
      combine: (_union, { signal, onProgress }) => {
        onProgress?.({ rows: 2, rowCount: 4 });
        return new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
        );
      },
    });
    const [offer] = combineOffers([january, february], []);
    if (offer === undefined) throw new Error('Nothing was offered.');
    const combining = store.getState().combine(offer);
    expect(store.getState().combining).toEqual({ key: offer.key, progress: { rows: 2, rowCount: 4 } });
    store.getState().cancelCombining();
    await combining;
    expect(store.getState()).toMatchObject({ settled: [], combining: null });
    expect(seen.toasts).toEqual([]);
  });
});

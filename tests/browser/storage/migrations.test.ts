import { afterEach, expect, test } from 'vitest';
import { ownArtifact } from '../../../src/core/artifact.ts';
import { openStorage } from '../../../src/storage/storage.ts';
import { ledgerEntry, sampleDataset, samplePastRun, statusEvent } from './samples.ts';

const name = 'migrations-test';

type Shape = Record<
  string,
  { readonly keyPath: string | string[]; readonly indexes?: Record<string, string | string[]> }
>;

/** The shape that version 1 gave the database. Users have it: it stays as it is here when later versions come. */
const versionOne: Shape = {
  datasets: { keyPath: 'id' },
  profiles: { keyPath: ['datasetId', 'table'] },
  conversations: { keyPath: 'id', indexes: { updatedAt: 'updatedAt' } },
  turns: { keyPath: 'id', indexes: { '[conversationId+askedAt]': ['conversationId', 'askedAt'] } },
  events: { keyPath: ['turnId', 'index'] },
  insights: { keyPath: 'id', indexes: { datasetId: 'datasetId' } },
  settings: { keyPath: 'key' },
};

const versionTwo: Shape = { ...versionOne, ledger: { keyPath: 'id', indexes: { time: 'time' } } };

afterEach(() => {
  indexedDB.deleteDatabase(name);
});

/** Dexie multiplies its version numbers by ten. */
function createVersionOne(): Promise<IDBDatabase> {
  return createVersion(1, versionOne);
}

function createVersion(version: number, shape: Shape): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version * 10);
    request.onupgradeneeded = () => createStores(request.result, shape);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(request.error?.message));
  });
}

function createStores(database: IDBDatabase, shape: Shape): void {
  for (const [table, { keyPath, indexes }] of Object.entries(shape)) {
    const store = database.createObjectStore(table, { keyPath });
    for (const [index, path] of Object.entries(indexes ?? {})) store.createIndex(index, path);
  }
}

function put(database: IDBDatabase, table: string, row: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(table, 'readwrite');
    transaction.objectStore(table).put(row);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(new Error(transaction.error?.message));
  });
}

test('a database of version 1 opens with all that is in it', async () => {
  const database = await createVersionOne();
  const turn = { id: 't', conversationId: 'c', question: 'why?', askedAt: 1 };
  await put(database, 'datasets', sampleDataset('a'));
  await put(database, 'turns', turn);
  await put(database, 'events', { turnId: 't', index: 0, event: statusEvent('e', 'reading') });
  database.close();

  const storage = openStorage(name);
  expect((await storage.datasets.all()).datasets).toEqual([sampleDataset('a')]);
  expect(await storage.turns.of('c')).toEqual([turn]);
  expect(await storage.events.of('t')).toEqual([statusEvent('e', 'reading')]);
  storage.close();
});

test('a database of version 1 gets a ledger, and can keep in it', async () => {
  const database = await createVersionOne();
  database.close();

  const storage = openStorage(name);
  await storage.ledger.put(ledgerEntry('request', 7));
  expect(await storage.ledger.all()).toEqual([ledgerEntry('request', 7)]);
  storage.close();
});

test('a database of version 2 keeps what it has, and can keep artifacts and runs', async () => {
  const database = await createVersion(2, versionTwo);
  await put(database, 'datasets', sampleDataset('a'));
  await put(database, 'ledger', ledgerEntry('request', 7));
  database.close();

  const storage = openStorage(name);
  expect((await storage.datasets.all()).datasets).toEqual([sampleDataset('a')]);
  expect(await storage.ledger.all()).toEqual([ledgerEntry('request', 7)]);
  await storage.artifacts.addNew([ownArtifact('Mine', { kind: 'query', sql: 'SELECT 1' }, 'a', 5)]);
  await storage.pastRuns.add(samplePastRun('r', 5));
  expect((await storage.artifacts.all()).map(({ title }) => title)).toEqual(['Mine']);
  expect(await storage.pastRuns.all()).toEqual([samplePastRun('r', 5)]);
  storage.close();
});

test('a new database has the shape of the newest version', async () => {
  const storage = openStorage(name);
  await storage.datasets.put(sampleDataset('a'));
  storage.close();
  const stores = await storeNames();
  expect(stores).toEqual([...Object.keys(versionTwo), 'artifacts', 'runs', 'versions'].toSorted());
});

function storeNames(): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      const names = [...request.result.objectStoreNames];
      request.result.close();
      resolve(names);
    };
    request.onerror = () => reject(new Error(request.error?.message));
  });
}

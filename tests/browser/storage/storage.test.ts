import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Conversation } from '../../../src/core/conversation.ts';
import type { Unreadable } from '../../../src/storage/read.ts';
import { openStorage } from '../../../src/storage/storage.ts';
import { StorageError } from '../../../src/storage/storage-error.ts';
import { ledgerEntry, sampleDataset, sampleProfile, statusEvent } from './samples.ts';

const name = 'storage-test';
const reports: Unreadable[] = [];
const storage = openStorage(name, (unreadable) => reports.push(unreadable));

beforeEach(async () => {
  await storage.deleteEverything();
  reports.length = 0;
});

afterAll(() => {
  storage.close();
  indexedDB.deleteDatabase(name);
});

function conversation(id: string, updatedAt: number): Conversation {
  return { id, title: `Chat ${id}`, activeDatasetId: null, createdAt: 1, updatedAt };
}

/** Writes past the app, as another version of it might have. */
async function putRaw(table: string, row: unknown): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(request.error?.message));
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(table, 'readwrite');
    transaction.objectStore(table).put(row);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(new Error(transaction.error?.message));
  });
  database.close();
}

describe('datasets', () => {
  test('come back as they were kept, oldest first', async () => {
    await storage.datasets.put(sampleDataset('b', 2));
    await storage.datasets.put(sampleDataset('a', 1));
    expect((await storage.datasets.all()).datasets).toEqual([sampleDataset('a', 1), sampleDataset('b', 2)]);
  });

  test('are there for another opening of the same database', async () => {
    await storage.datasets.put(sampleDataset('a'));
    const again = openStorage(name);
    expect((await again.datasets.all()).datasets).toEqual([sampleDataset('a')]);
    again.close();
  });

  test('that are removed take their profiles and insights along, and nobody else’s', async () => {
    for (const id of ['a', 'b']) {
      await storage.datasets.put(sampleDataset(id));
      await storage.profiles.put(id, sampleProfile('t'));
      await storage.insights.add({ id: `i-${id}`, datasetId: id, text: 'x', question: 'y', createdAt: 1 });
    }
    await storage.datasets.remove('a');
    expect((await storage.datasets.all()).datasets).toEqual([sampleDataset('b')]);
    expect(await storage.profiles.of('a')).toEqual([]);
    expect(await storage.insights.of('a')).toEqual([]);
    expect(await storage.profiles.of('b')).toEqual([sampleProfile('t')]);
    expect(await storage.insights.of('b')).toHaveLength(1);
  });

  test('that cannot be read are left out and reported once', async () => {
    await storage.datasets.put(sampleDataset('a'));
    await putRaw('datasets', { id: 'old', title: 'of another shape' });
    await putRaw('datasets', { id: 'older' });
    expect(await storage.datasets.all()).toEqual({ datasets: [sampleDataset('a')], unreadable: 2 });
    expect(reports).toMatchObject([{ table: 'datasets', count: 2 }]);
    expect(reports[0]?.problem).toContain('name');
  });
});

describe('profiles', () => {
  test('are kept by dataset and table; a new one replaces the old', async () => {
    await storage.profiles.put('a', sampleProfile('one'));
    await storage.profiles.put('a', sampleProfile('two'));
    await storage.profiles.put('a', { ...sampleProfile('two'), rowCount: 9 });
    await storage.profiles.put('ab', sampleProfile('three'));
    expect(await storage.profiles.of('a')).toEqual([
      sampleProfile('one'),
      { ...sampleProfile('two'), rowCount: 9 },
    ]);
  });

  test('of an older shape are dropped, so that the table is measured anew', async () => {
    await storage.profiles.put('a', sampleProfile('good'));
    await putRaw('profiles', { datasetId: 'a', table: 'old', profile: { version: 0, table: 'old' } });
    expect(await storage.profiles.of('a')).toEqual([sampleProfile('good')]);
    await storage.profiles.put('a', sampleProfile('old'));
    expect(await storage.profiles.of('a')).toHaveLength(2);
  });
});

describe('conversations', () => {
  test('come back last used first', async () => {
    await storage.conversations.put(conversation('a', 1));
    await storage.conversations.put(conversation('b', 3));
    await storage.conversations.put(conversation('c', 2));
    const ids = (await storage.conversations.all()).map((found) => found.id);
    expect(ids).toEqual(['b', 'c', 'a']);
  });

  test('that are removed take their turns and events along, and nobody else’s', async () => {
    for (const id of ['a', 'b']) {
      await storage.conversations.put(conversation(id, 1));
      await storage.turns.put({ id: `t-${id}`, conversationId: id, question: 'why?', askedAt: 1 });
      await storage.events.append(`t-${id}`, 0, statusEvent('e', 'reading'));
    }
    await storage.conversations.remove('a');
    expect(await storage.turns.of('a')).toEqual([]);
    expect(await storage.events.of('t-a')).toEqual([]);
    expect(await storage.turns.of('b')).toHaveLength(1);
    expect(await storage.events.of('t-b')).toEqual([statusEvent('e', 'reading')]);
  });

  test('are found by the words of their questions and answers, newest first, whatever case and accents', async () => {
    const turn = (id: string, askedAt: number) => ({
      id,
      conversationId: 'a',
      question: `Sales of ${id}?`,
      askedAt,
    });
    await storage.turns.put({ ...turn('May', 1), answerText: 'São Paulo sold 3.' });
    await storage.turns.put(turn('June', 2));
    await storage.turns.put(turn('July', 3));
    const found = async (text: string) => (await storage.turns.matching(text)).map(({ id }) => id);
    expect(await found('sales')).toEqual(['July', 'June', 'May']);
    expect(await found('SAO sales')).toEqual(['May']);
    expect(await found('sales august')).toEqual([]);
    expect(await found(' ')).toEqual([]);
  });

  test('have their turns in the order in which they were asked', async () => {
    await storage.turns.put({ id: 'z', conversationId: 'a', question: 'first', askedAt: 1 });
    await storage.turns.put({ id: 'y', conversationId: 'a', question: 'third', askedAt: 10 });
    await storage.turns.put({ id: 'x', conversationId: 'a', question: 'second', askedAt: 2 });
    const questions = (await storage.turns.of('a')).map((turn) => turn.question);
    expect(questions).toEqual(['first', 'second', 'third']);
  });
});

describe('events', () => {
  test('come back in the order in which they happened, past ten', async () => {
    const messages = Array.from({ length: 12 }, (_, index) => `step ${index}`);
    await Promise.all(
      messages.map((message, index) => storage.events.append('t', index, statusEvent(`e${index}`, message))),
    );
    const found = await storage.events.of('t');
    expect(found.map((event) => (event.type === 'status' ? event.message : ''))).toEqual(messages);
  });

  test('of several turns come back in one go, each in its place', async () => {
    await storage.events.append('t', 0, statusEvent('e', 'first'));
    await storage.events.append('t', 1, statusEvent('f', 'second'));
    await storage.events.append('u', 0, statusEvent('g', 'other'));
    const found = await storage.events.ofEach(['u', 'nothing', 't']);
    expect(found).toEqual([
      [statusEvent('g', 'other')],
      [],
      [statusEvent('e', 'first'), statusEvent('f', 'second')],
    ]);
  });

  test('are only ever appended: the same place cannot be written twice', async () => {
    await storage.events.append('t', 0, statusEvent('e', 'first'));
    await expect(storage.events.append('t', 0, statusEvent('e', 'second'))).rejects.toThrow(StorageError);
    expect(await storage.events.of('t')).toEqual([statusEvent('e', 'first')]);
  });

  test('that no longer parse are skipped, counted and reported', async () => {
    await storage.events.append('t', 0, statusEvent('e', 'first'));
    await putRaw('events', { turnId: 't', index: 1, event: { type: 'hologram' } });
    await storage.events.append('t', 2, statusEvent('f', 'third'));
    expect(await storage.events.of('t')).toEqual([statusEvent('e', 'first'), statusEvent('f', 'third')]);
    expect(reports).toMatchObject([{ table: 'events', count: 1 }]);
    expect(reports[0]?.problem).toContain('type');
  });
});

describe('the ledger', () => {
  test('keeps requests in the order of their time, each with what became of it last', async () => {
    await storage.ledger.put({ ...ledgerEntry('second', 2), outcome: 'sent', status: null, elapsedMs: null });
    await storage.ledger.put(ledgerEntry('first', 1));
    await storage.ledger.put(ledgerEntry('second', 2));
    expect(await storage.ledger.all()).toEqual([ledgerEntry('first', 1), ledgerEntry('second', 2)]);
  });

  test('forgets the requests that are named, or all', async () => {
    for (const [index, id] of ['a', 'b', 'c'].entries()) await storage.ledger.put(ledgerEntry(id, index));
    await storage.ledger.remove(['a', 'b']);
    expect((await storage.ledger.all()).map(({ id }) => id)).toEqual(['c']);
    await storage.ledger.clear();
    expect(await storage.ledger.all()).toEqual([]);
  });
});

describe('insights', () => {
  test('can be put in other words', async () => {
    const insight = { id: '1', datasetId: 'a', text: 'Ages fail', question: 'who fails?', createdAt: 1 };
    await storage.insights.add(insight);
    await storage.insights.reword('1', 'Ages 18-25 fail most');
    await storage.insights.reword('gone', 'nothing happens');
    expect(await storage.insights.of('a')).toEqual([{ ...insight, text: 'Ages 18-25 fail most' }]);
  });

  test('accumulate per dataset until one is removed', async () => {
    const insight = { datasetId: 'a', text: 'Ages 18-25 fail most', question: 'who fails?' };
    await storage.insights.add({ ...insight, id: '2', createdAt: 2 });
    await storage.insights.add({ ...insight, id: '1', createdAt: 1 });
    expect((await storage.insights.of('a')).map((found) => found.id)).toEqual(['1', '2']);
    await storage.insights.remove('1');
    expect((await storage.insights.of('a')).map((found) => found.id)).toEqual(['2']);
  });
});

describe('settings', () => {
  test('come back through the schema of whoever asks', async () => {
    await storage.settings.put('theme', 'dark');
    expect(await storage.settings.get('theme', z.enum(['light', 'dark']))).toBe('dark');
    expect(await storage.settings.get('never put', z.string())).toBeUndefined();
  });

  test('that no longer fit are absent, and reported', async () => {
    await storage.settings.put('width', 'wide');
    expect(await storage.settings.get('width', z.number())).toBeUndefined();
    expect(reports).toMatchObject([{ table: 'settings', count: 1 }]);
    expect(reports[0]?.problem).toContain('number');
  });
});

test('deleting everything leaves nothing, and the database goes on working', async () => {
  await storage.datasets.put(sampleDataset('a'));
  await storage.profiles.put('a', sampleProfile('t'));
  await storage.conversations.put(conversation('c', 1));
  await storage.events.append('t', 0, statusEvent('e', 'x'));
  await storage.settings.put('k', 1);
  await storage.deleteEverything();
  expect((await storage.datasets.all()).datasets).toEqual([]);
  expect(await storage.profiles.of('a')).toEqual([]);
  expect(await storage.conversations.all()).toEqual([]);
  expect(await storage.events.of('t')).toEqual([]);
  expect(await storage.settings.get('k', z.number())).toBeUndefined();
  await storage.datasets.put(sampleDataset('b'));
  expect((await storage.datasets.all()).datasets).toHaveLength(1);
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ArtifactContent, type NewArtifact, ownArtifact } from '../../../src/core/artifact.ts';
import { mostPastRuns } from '../../../src/storage/past-runs.ts';
import { openStorage } from '../../../src/storage/storage.ts';
import { sampleDataset, samplePastRun } from './samples.ts';

const name = 'artifacts-test';
let storage: ReturnType<typeof openStorage>;
let unreadable: string[];

beforeEach(() => {
  unreadable = [];
  storage = openStorage(name, ({ table }) => unreadable.push(table));
});

afterEach(() => {
  storage.close();
  indexedDB.deleteDatabase(name);
});

const query = (sql: string): ArtifactContent => ({ kind: 'query', sql });

function fromAnswer(id: string, conversationId: string): NewArtifact {
  const { artifact, version } = ownArtifact('Of an answer', query('SELECT 1'), null, 1);
  const answer = { conversationId, turnId: 't', question: 'why?' };
  return { artifact: { ...artifact, id, answer }, version: { ...version, artifactId: id } };
}

describe('an artifact', () => {
  test('gets versions that are numbered on, and none is ever changed', async () => {
    const made = ownArtifact('Mine', query('SELECT 1'), null, 1);
    const { id } = made.artifact;
    await storage.artifacts.addNew([made]);
    await storage.artifacts.change(id, { content: query('SELECT 2'), madeAt: 2 });
    const changed = await storage.artifacts.change(id, {
      content: query('SELECT 1'),
      madeAt: 3,
      restores: 1,
    });
    expect(changed?.artifact).toMatchObject({ versionCount: 3, updatedAt: 3 });
    const versions = await storage.artifacts.versionsOf(id);
    expect(versions.map(({ number, restores, content }) => [number, restores, content])).toEqual([
      [1, undefined, query('SELECT 1')],
      [2, undefined, query('SELECT 2')],
      [3, 1, query('SELECT 1')],
    ]);
    expect(unreadable).toEqual([]);
  });

  test('is changed in two tabs at once, and no version is lost', async () => {
    const made = ownArtifact('Mine', query('SELECT 1'), null, 1);
    const { id } = made.artifact;
    await storage.artifacts.addNew([made]);
    const other = openStorage(name);
    await Promise.all(
      [storage, other].map((tab, place) =>
        tab.artifacts.change(id, { content: query(`SELECT ${place + 2}`), madeAt: 2 }),
      ),
    );
    other.close();
    expect((await storage.artifacts.versionsOf(id)).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test('of an answer is added once, however often the answer is seen', async () => {
    const made = fromAnswer('t/f', 'c');
    expect(await storage.artifacts.addNew([made])).toHaveLength(1);
    await storage.artifacts.change('t/f', { content: query('SELECT 2'), madeAt: 2 });
    expect(await storage.artifacts.addNew([made])).toEqual([]);
    expect(await storage.artifacts.versionsOf('t/f')).toHaveLength(2);
  });

  test('that is gone is not changed', async () => {
    expect(await storage.artifacts.change('gone', { content: query('SELECT 2'), madeAt: 2 })).toBeUndefined();
    expect(unreadable).toEqual([]);
  });
});

describe('with a chat', () => {
  test('go the artifacts of its answers and the runs of their code, and no others', async () => {
    await storage.artifacts.addNew([fromAnswer('t/f', 'c'), fromAnswer('u/f', 'other')]);
    await storage.pastRuns.add(samplePastRun('of the chat', 1));
    await storage.pastRuns.add({ ...samplePastRun('of another', 2), conversationId: 'other' });
    await storage.conversations.remove('c');
    expect((await storage.artifacts.all()).map(({ id }) => id)).toEqual(['u/f']);
    expect(await storage.artifacts.versionsOf('t/f')).toEqual([]);
    expect((await storage.pastRuns.all()).map(({ id }) => id)).toEqual(['of another']);
  });
});

describe('with a dataset', () => {
  test('go the user’s own artifacts and runs on it; the chat keeps its own', async () => {
    const mine = ownArtifact('Mine', query('SELECT 1'), 'a', 1);
    await storage.datasets.put(sampleDataset('a'));
    await storage.artifacts.addNew([mine, fromAnswer('t/f', 'c')]);
    await storage.pastRuns.add(samplePastRun('on it', 1));
    await storage.datasets.remove('a');
    expect((await storage.artifacts.all()).map(({ id }) => id)).toEqual(['t/f']);
    expect(await storage.artifacts.versionsOf(mine.artifact.id)).toEqual([]);
    expect(await storage.pastRuns.all()).toEqual([]);
  });
});

test('deleting everything takes artifacts, versions and runs too', async () => {
  await storage.artifacts.addNew([fromAnswer('t/f', 'c')]);
  await storage.pastRuns.add(samplePastRun('run', 1));
  await storage.deleteEverything();
  expect(await storage.artifacts.all()).toEqual([]);
  expect(await storage.artifacts.versionsOf('t/f')).toEqual([]);
  expect(await storage.pastRuns.all()).toEqual([]);
});

test('of very many runs the oldest are forgotten', async () => {
  for (let place = 0; place < mostPastRuns + 3; place += 1) {
    await storage.pastRuns.add(samplePastRun(String(place), place));
  }
  const kept = await storage.pastRuns.all();
  expect(kept).toHaveLength(mostPastRuns);
  expect(kept.at(-1)?.id).toBe('3');
});

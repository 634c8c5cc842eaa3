import { describe, expect, test } from 'vitest';
import {
  type Artifact,
  type ArtifactContent,
  type ArtifactVersion,
  artifactsOf,
  codeArtifactId,
} from '../../../src/core/artifact.ts';
import { startTurn, type Turn } from '../../../src/core/turn.ts';
import { type ArtifactsEffects, createArtifacts } from '../../../src/state/artifacts.ts';
import { stateWords } from '../../../src/state/words.ts';

const query = (sql: string): ArtifactContent => ({ kind: 'query', sql });

const turn: Turn = {
  ...startTurn('turn', 'chat', 'How many?', 7),
  state: 'answered',
  findings: [
    {
      language: 'sql',
      id: 'count',
      purpose: 'Number of rows',
      code: 'SELECT count(*)',
      result: { columns: [], rows: [], truncated: false, elapsedMs: 1 },
    },
    {
      language: 'python',
      id: 'mean',
      purpose: 'Mean of them',
      code: '1',
      inputSql: 'SELECT 1',
      result: { results: 1, stdout: '', figures: [], table: null, elapsedMs: 1 },
    },
  ],
};

function storeOver(change: Partial<ArtifactsEffects> = {}) {
  const kept = new Map<string, Artifact>();
  const versions: ArtifactVersion[] = [];
  const said: string[] = [];
  const store = createArtifacts({
    all: () => Promise.resolve([...kept.values()]),
    versionsOf: (id) => Promise.resolve(versions.filter(({ artifactId }) => artifactId === id)),
    addNew(made) {
      const added = made.filter(({ artifact }) => !kept.has(artifact.id));
      for (const { artifact, version } of added) {
        kept.set(artifact.id, artifact);
        versions.push(version);
      }
      return Promise.resolve(added);
    },
    change(id, { content, madeAt }) {
      const before = kept.get(id);
      if (before === undefined) return Promise.resolve(undefined);
      const number = before.versionCount + 1;
      const artifact = { ...before, updatedAt: madeAt, versionCount: number };
      const version: ArtifactVersion = { artifactId: id, number, madeAt, madeBy: 'user', content };
      kept.set(id, artifact);
      versions.push(version);
      return Promise.resolve({ artifact, version });
    },
    rename: () => Promise.resolve(),
    remove: (id) => Promise.resolve(void kept.delete(id)),
    toast: (_level, message) => said.push(message),
    words: () => stateWords,
    now: () => 9,
    ...change,
  });
  return { store, state: () => store.getState(), said };
}

describe('an answer', () => {
  test('leaves each of its queries, scripts and its chart, under its own chat', () => {
    const made = artifactsOf(turn, 7);
    expect(made.map(({ artifact }) => [artifact.id, artifact.kind, artifact.title])).toEqual([
      ['turn/count', 'query', 'Number of rows'],
      ['turn/mean', 'script', 'Mean of them'],
    ]);
    expect(made[1]?.version.content).toEqual({ kind: 'script', code: '1', inputSql: 'SELECT 1' });
    expect(made[0]?.artifact.answer).toEqual({
      conversationId: 'chat',
      turnId: 'turn',
      question: 'How many?',
    });
  });

  test('is kept once, however often it is seen', async () => {
    const { state } = storeOver();
    await Promise.all([state().keepAnswers([turn]), state().keepAnswers([turn])]);
    expect(state().artifacts).toHaveLength(2);
  });
});

describe('a version', () => {
  const id = codeArtifactId('turn', 'count');

  test('is made of a change, and of none that says the same', async () => {
    const { state } = storeOver();
    await state().keepAnswers([turn]);
    await state().change(id, query('SELECT count(*)  \n'));
    await state().change(id, query('SELECT 2'));
    await state().change(id, query('SELECT 2'));
    expect(state().versions[id]?.map(({ number, content }) => [number, content])).toEqual([
      [1, query('SELECT count(*)')],
      [2, query('SELECT 2')],
    ]);
    expect(state().artifacts[0]).toMatchObject({ id, versionCount: 2 });
  });

  test('that is restored is repeated as the newest', async () => {
    const { state } = storeOver();
    await state().keepAnswers([turn]);
    await state().change(id, query('SELECT 2'));
    await state().restore(id, 1);
    expect(state().versions[id]?.map(({ content }) => content)).toEqual([
      query('SELECT count(*)'),
      query('SELECT 2'),
      query('SELECT count(*)'),
    ]);
  });

  test('that cannot be kept is said, and the next is tried', async () => {
    const { state, said } = storeOver({ change: () => Promise.reject(new Error('No space.')) });
    await state().keepAnswers([turn]);
    await state().change(id, query('SELECT 2'));
    expect(said).toEqual(['The new version could not be kept: No space.']);
    expect(state().versions[id]).toHaveLength(1);
  });
});

describe('what the user keeps', () => {
  test('is listed first, and is gone when it is deleted', async () => {
    const { state } = storeOver();
    await state().keepAnswers([turn]);
    const id = await state().save('Mine', query('SELECT 3'), 'orders');
    expect(state().artifacts[0]).toMatchObject({ id, title: 'Mine', datasetId: 'orders', versionCount: 1 });
    await state().remove(id ?? '');
    expect(state().artifacts.map(({ title }) => title)).not.toContain('Mine');
  });
});

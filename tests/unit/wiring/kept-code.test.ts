import { expect, test } from 'vitest';
import { createStore } from 'zustand';
import { ownArtifact } from '../../../src/core/artifact.ts';
import type { PastRun } from '../../../src/core/past-run.ts';
import type { ArtifactsState } from '../../../src/state/artifacts.ts';
import { createHistory } from '../../../src/state/console-history.ts';
import type { EndedRun } from '../../../src/state/console-run.ts';
import type { ConversationsState } from '../../../src/state/conversations.ts';
import type { DatasetsState } from '../../../src/state/datasets.ts';
import { stateWords } from '../../../src/state/words.ts';
import { noteRuns } from '../../../src/wiring/kept-code.ts';

const { artifact } = ownArtifact('Mine', { kind: 'query', sql: 'SELECT 1' }, 'orders', 1);
const ofAnswer = {
  ...artifact,
  id: 'turn/f',
  answer: { conversationId: 'chat', turnId: 'turn', question: '?' },
};

const run: EndedRun = {
  source: ofAnswer.id,
  language: 'sql',
  code: 'SELECT 2',
  inputSql: '',
  isWhole: true,
  startedAt: 5,
  elapsedMs: 3,
  outcome: 'done',
  message: undefined,
  rowCount: 1,
};

function listening() {
  const changed: string[] = [];
  const kept: PastRun[] = [];
  const artifacts = {
    artifacts: [artifact, ofAnswer],
    change: (id: string, content: object) => {
      changed.push(`${id}: ${JSON.stringify(content)}`);
      return Promise.resolve();
    },
  } as Partial<ArtifactsState> as ArtifactsState;
  const note = noteRuns({
    artifacts: createStore(() => artifacts),
    history: createHistory({
      all: () => Promise.resolve([]),
      add: (each) => Promise.resolve(void kept.push(each)),
      clear: () => Promise.resolve(),
      toast: () => undefined,
      words: () => stateWords,
    }),
    conversations: createStore(() => ({}) as ConversationsState),
    datasets: createStore(() => ({ activeId: 'orders' }) as DatasetsState),
  });
  return { note, changed, kept };
}

test('a run that worked is a version of its code, and history of its chat and data', () => {
  const { note, changed, kept } = listening();
  note(run);
  expect(changed).toEqual(['turn/f: {"kind":"query","sql":"SELECT 2"}']);
  expect(kept).toEqual([
    expect.objectContaining({ code: 'SELECT 2', conversationId: 'chat', datasetId: 'orders' }),
  ]);
});

test.each([
  ['failed', { outcome: 'failed', message: 'No.' }],
  ['was stopped', { outcome: 'stopped' }],
  ['was of a part only', { isWhole: false }],
  ['was of one’s own code', { source: 'own' }],
  ['was in the other language', { language: 'python' }],
] as const)('a run that %s is history, and no version', (_what, change) => {
  const { note, changed, kept } = listening();
  note({ ...run, ...change });
  expect(changed).toEqual([]);
  expect(kept).toHaveLength(1);
});

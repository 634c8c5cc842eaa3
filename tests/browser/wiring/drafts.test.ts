import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createStore } from 'zustand';
import type { Artifact } from '../../../src/core/artifact.ts';
import type { Drafts } from '../../../src/core/draft.ts';
import type { ArtifactsState } from '../../../src/state/artifacts.ts';
import type { ConsoleState } from '../../../src/state/console.ts';
import { openStorage } from '../../../src/storage/storage.ts';
import { keepDrafts } from '../../../src/wiring/drafts.ts';

const name = 'drafts-test';
const storage = openStorage(name);

beforeEach(() => storage.deleteEverything());

afterAll(() => {
  storage.close();
  indexedDB.deleteDatabase(name);
});

const artifact = (id: string): Artifact => ({
  ...{ id, kind: 'query', title: id, createdAt: 1, updatedAt: 1, versionCount: 1 },
});

function keep(drafts: Drafts = {}) {
  const console = createStore<Pick<ConsoleState, 'drafts' | 'forget'>>((set, get) => ({
    drafts,
    forget: (source) =>
      set({ drafts: Object.fromEntries(Object.entries(get().drafts).filter(([each]) => each !== source)) }),
  }));
  const artifacts = createStore<Pick<ArtifactsState, 'artifacts'>>(() => ({ artifacts: [] }));
  const failed = (error: unknown) => expect.unreachable(String(error));
  keepDrafts({ console, artifacts, drafts: storage.drafts, failed });
  return { console, artifacts };
}

describe('a draft', () => {
  test('is kept with its source, and goes when nothing is left of it', async () => {
    const { console } = keep();
    console.setState({ drafts: { own: { sql: 'SELECT 1', language: 'sql' }, step: { python: 'x' } } });
    const both = { own: { sql: 'SELECT 1', language: 'sql' }, step: { python: 'x' } };
    await expect.poll(() => storage.drafts.all()).toEqual(both);
    console.setState(({ drafts }) => ({ drafts: { ...drafts, step: {} } }));
    await expect.poll(() => storage.drafts.all()).toEqual({ own: both.own });
  });

  test('is kept at once when the page is left', async () => {
    const { console } = keep();
    console.setState({ drafts: { own: { sql: 'SELECT 2' } } });
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(await storage.drafts.all()).toEqual({ own: { sql: 'SELECT 2' } });
  });

  test('goes with its artifact; the user’s own stays', async () => {
    const drafts: Drafts = { own: { sql: 'own' }, kept: { sql: 'k' }, gone: { sql: 'g' } };
    for (const [source, draft] of Object.entries(drafts)) await storage.drafts.put(source, draft);
    const { console, artifacts } = keep(drafts);
    artifacts.setState({ artifacts: [artifact('kept'), artifact('other')] });
    expect(Object.keys(console.getState().drafts)).toEqual(['own', 'kept']);
    artifacts.setState({ artifacts: [artifact('other')] });
    expect(Object.keys(console.getState().drafts)).toEqual(['own']);
    await expect.poll(() => storage.drafts.all()).toEqual({ own: { sql: 'own' } });
  });
});

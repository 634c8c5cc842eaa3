import type { StoreApi } from 'zustand';
import type { ArtifactVersion, NewArtifact } from '../../../../src/core/artifact.ts';
import type { PastRun } from '../../../../src/core/past-run.ts';
import { type ArtifactsState, createArtifacts } from '../../../../src/state/artifacts.ts';
import { createHistory, type HistoryState } from '../../../../src/state/console-history.ts';
import { stateWords } from '../../../../src/state/words.ts';

const now = 1_700_000_700_000;

/** Artifacts that are kept in memory, as storage would. */
export function handMadeArtifacts(given: readonly NewArtifact[] = []): StoreApi<ArtifactsState> {
  const kept = new Map(given.map(({ artifact }) => [artifact.id, artifact]));
  const versions: ArtifactVersion[] = given.map(({ version }) => version);
  const versionsOf = (id: string) => versions.filter(({ artifactId }) => artifactId === id);
  const store = createArtifacts({
    all: () => Promise.resolve([...kept.values()]),
    versionsOf: (id) => Promise.resolve(versionsOf(id)),
    addNew(made) {
      for (const { artifact, version } of made) {
        kept.set(artifact.id, artifact);
        versions.push(version);
      }
      return Promise.resolve(made);
    },
    change(id, { content, madeAt, restores }) {
      const before = kept.get(id);
      if (before === undefined) return Promise.resolve(undefined);
      const number = versionsOf(id).length + 1;
      const artifact = { ...before, updatedAt: madeAt, versionCount: number };
      const again = restores === undefined ? {} : { restores };
      const version: ArtifactVersion = { artifactId: id, number, madeAt, madeBy: 'user', ...again, content };
      kept.set(id, artifact);
      versions.push(version);
      return Promise.resolve({ artifact, version });
    },
    rename: () => Promise.resolve(),
    remove: (id) => Promise.resolve(void kept.delete(id)),
    toast: () => undefined,
    words: () => stateWords,
    now: () => now,
  });
  store.setState({ artifacts: [...kept.values()] });
  return store;
}

export function handMadeHistory(runs: readonly PastRun[] = []): StoreApi<HistoryState> {
  return createHistory({
    all: () => Promise.resolve(runs),
    add: () => Promise.resolve(),
    clear: () => Promise.resolve(),
    toast: () => undefined,
    words: () => stateWords,
  });
}

import { Dexie } from 'dexie';
import {
  type Artifact,
  type ArtifactContent,
  type ArtifactVersion,
  artifactSchema,
  artifactVersionSchema,
  type NewArtifact,
} from '../core/artifact.ts';
import { type Database, pairsOf } from './database.ts';
import { type ReportUnreadable, readRows } from './read.ts';
import { attempt } from './storage-error.ts';

export interface ArtifactChange {
  readonly content: ArtifactContent;
  readonly madeAt: number;
  readonly restores?: number | undefined;
}

/** Versions are only ever added; they go with their artifact. */
export function artifactRecords(database: Database, report: ReportUnreadable) {
  const { dexie, artifacts, versions } = database;

  async function append(id: string, { restores, ...change }: ArtifactChange) {
    const found = await artifacts.get(id);
    if (found === undefined) return undefined;
    const [row] = readRows('artifacts', [found], artifactSchema, report);
    if (row === undefined) return undefined;
    const number = (await lastNumber(database, id)) + 1;
    const artifact: Artifact = { ...row, updatedAt: change.madeAt, versionCount: number };
    const again = restores === undefined ? {} : { restores };
    const version: ArtifactVersion = { artifactId: id, number, madeBy: 'user', ...again, ...change };
    await artifacts.put(artifact);
    await versions.add(version);
    return { artifact, version };
  }

  return {
    /** Last changed first. */
    all: () =>
      attempt(async () => {
        const rows = readRows('artifacts', await artifacts.toArray(), artifactSchema, report);
        return rows.toSorted((left, right) => right.updatedAt - left.updatedAt);
      }),
    /** Oldest first. */
    versionsOf: (id: string) =>
      attempt(async () => {
        const rows = await pairsOf(versions, id).sortBy('number');
        return readRows('versions', rows, artifactVersionSchema, report);
      }),
    /** Those whose id is there already stay as they are. Resolves with those that were added. */
    addNew: (made: readonly NewArtifact[]) =>
      attempt(() =>
        dexie.transaction('rw', artifacts, versions, async (): Promise<readonly NewArtifact[]> => {
          const ids = made.map(({ artifact }) => artifact.id);
          const known = new Set(await artifacts.where(':id').anyOf(ids).primaryKeys());
          const added = made.filter(({ artifact }) => !known.has(artifact.id));
          await artifacts.bulkAdd(added.map(({ artifact }) => artifact));
          await versions.bulkAdd(added.map(({ version }) => version));
          return added;
        }),
      ),
    /** The next version of what is there; `undefined` when it is gone. */
    change: (id: string, change: ArtifactChange) =>
      attempt(() => dexie.transaction('rw', artifacts, versions, () => append(id, change))),
    rename: (id: string, title: string) =>
      attempt(async () => {
        await artifacts.update(id, { title });
      }),
    remove: (id: string) =>
      attempt(() => dexie.transaction('rw', artifacts, versions, () => removeArtifacts(database, [id]))),
  };
}

/** Within a transaction that has both tables. */
export async function removeArtifacts(
  { artifacts, versions }: Database,
  ids: readonly string[],
): Promise<void> {
  await Promise.all(ids.map((id) => pairsOf(versions, id).delete()));
  await artifacts.bulkDelete([...ids]);
}

/** 0 where there is none. */
async function lastNumber({ versions }: Database, id: string): Promise<number> {
  const keys = await versions.where(':id').between([id, Dexie.minKey], [id, Dexie.maxKey]).primaryKeys();
  return keys.reduce((last, [, number]) => Math.max(last, Number(number)), 0);
}

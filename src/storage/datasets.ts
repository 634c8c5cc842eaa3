import { type Dataset, datasetSchema } from '../core/dataset.ts';
import { removeArtifacts } from './artifacts.ts';
import { type Database, pairsOf } from './database.ts';
import { type ReportUnreadable, readRows } from './read.ts';
import { attempt } from './storage-error.ts';

export function datasetRecords(database: Database, report: ReportUnreadable) {
  const { dexie, datasets, profiles, insights, artifacts, versions, runs } = database;
  return {
    /** Oldest first, with the number of those that could not be read: the tables of these are somebody's, too. */
    all: () =>
      attempt(async () => {
        const rows = await datasets.toArray();
        const found = readRows('datasets', rows, datasetSchema, report);
        return {
          datasets: found.toSorted((left, right) => left.createdAt - right.createdAt),
          unreadable: rows.length - found.length,
        };
      }),
    put: (dataset: Dataset) =>
      attempt(async () => {
        await datasets.put(dataset);
      }),
    /** In the place of the record that has its id. The profiles of that one describe other tables, and go. */
    replace: (dataset: Dataset) =>
      attempt(() =>
        dexie.transaction('rw', datasets, profiles, async () => {
          await pairsOf(profiles, dataset.id).delete();
          await datasets.put(dataset);
        }),
      ),
    /** With its profiles and insights, and the user's own code for it. Its tables are the engine's to drop. */
    remove: (id: string) =>
      attempt(() =>
        dexie.transaction('rw', [datasets, profiles, insights, artifacts, versions, runs], async () => {
          await pairsOf(profiles, id).delete();
          await insights.where('datasetId').equals(id).delete();
          await removeArtifacts(database, await artifacts.where('datasetId').equals(id).primaryKeys());
          await runs.where('datasetId').equals(id).delete();
          await datasets.delete(id);
        }),
      ),
  };
}

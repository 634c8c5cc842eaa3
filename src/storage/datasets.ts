import { type Dataset, datasetSchema } from '../core/dataset.ts';
import { type Database, pairsOf } from './database.ts';
import { type ReportUnreadable, readRows } from './read.ts';
import { attempt } from './storage-error.ts';

export function datasetRecords(database: Database, report: ReportUnreadable) {
  const { dexie, datasets, profiles, insights } = database;
  return {
    /** Oldest first. */
    all: () =>
      attempt(async () => {
        const found = readRows('datasets', await datasets.toArray(), datasetSchema, report);
        return found.toSorted((left, right) => left.createdAt - right.createdAt);
      }),
    put: (dataset: Dataset) =>
      attempt(async () => {
        await datasets.put(dataset);
      }),
    /** With its profiles and insights. Its tables are the engine's to drop. */
    remove: (id: string) =>
      attempt(() =>
        dexie.transaction('rw', datasets, profiles, insights, async () => {
          await pairsOf(profiles, id).delete();
          await insights.where('datasetId').equals(id).delete();
          await datasets.delete(id);
        }),
      ),
  };
}

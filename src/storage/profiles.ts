import { z } from 'zod';
import { type Profile, profileSchema } from '../core/profile.ts';
import { type Database, pairsOf } from './database.ts';
import { attempt } from './storage-error.ts';

const recordSchema = z.object({ datasetId: z.string(), table: z.string(), profile: profileSchema });

export function profileRecords({ profiles }: Database) {
  return {
    /** What cannot be read is of an older shape: it is dropped, so that the table is measured anew. */
    of: (datasetId: string) =>
      attempt(async (): Promise<readonly Profile[]> => {
        const rows = await pairsOf(profiles, datasetId).toArray();
        const parsed = rows.map((row) => recordSchema.safeParse(row));
        const keys = await pairsOf(profiles, datasetId).primaryKeys();
        await profiles.bulkDelete(keys.filter((_, index) => parsed[index]?.success === false));
        return parsed.flatMap((row) => (row.success ? [row.data.profile] : []));
      }),
    put: (datasetId: string, profile: Profile) =>
      attempt(async () => {
        await profiles.put({ datasetId, table: profile.table, profile });
      }),
    /** All of a dataset. */
    remove: (datasetId: string) =>
      attempt(async () => {
        await pairsOf(profiles, datasetId).delete();
      }),
  };
}

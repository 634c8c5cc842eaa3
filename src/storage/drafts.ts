import { z } from 'zod';
import { type Draft, type Drafts, draftSchema } from '../core/draft.ts';
import type { Database } from './database.ts';
import { type ReportUnreadable, readRows } from './read.ts';
import { attempt } from './storage-error.ts';

const prefix = 'draft of ';
const rowSchema = z.object({ key: z.string().startsWith(prefix), value: draftSchema });

/** Each in a row of its own among the settings, so that tabs do not write over each other's. */
export function draftRecords({ dexie, settings }: Database, report: ReportUnreadable) {
  return {
    all: () =>
      attempt(async (): Promise<Drafts> => {
        const rows = await settings.where('key').startsWith(prefix).toArray();
        const drafts = readRows('settings', rows, rowSchema, report);
        return Object.fromEntries(drafts.map(({ key, value }) => [key.slice(prefix.length), value]));
      }),
    put: (source: string, value: Draft) =>
      attempt(async () => {
        await settings.put({ key: `${prefix}${source}`, value });
      }),
    /** For a page that is being left, which waits for nothing. Does nothing while the database is not open. */
    putAtOnce(drafts: Drafts) {
      if (!dexie.isOpen()) return;
      const transaction = dexie.backendDB().transaction(settings.name, 'readwrite');
      const rows = transaction.objectStore(settings.name);
      for (const [source, value] of Object.entries(drafts)) rows.put({ key: `${prefix}${source}`, value });
      transaction.commit();
    },
    remove: (sources: readonly string[]) =>
      attempt(() => settings.bulkDelete(sources.map((source) => `${prefix}${source}`))),
  };
}

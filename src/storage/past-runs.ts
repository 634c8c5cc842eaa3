import { type PastRun, pastRunSchema } from '../core/past-run.ts';
import type { Database } from './database.ts';
import { type ReportUnreadable, readRows } from './read.ts';
import { attempt } from './storage-error.ts';

/** More are forgotten, oldest first. */
export const mostPastRuns = 500;

export function pastRunRecords({ dexie, runs }: Database, report: ReportUnreadable) {
  return {
    /** Newest first. */
    all: () =>
      attempt(async () => {
        const rows = await runs.orderBy('startedAt').reverse().toArray();
        return readRows('runs', rows, pastRunSchema, report);
      }),
    add: (run: PastRun) =>
      attempt(() =>
        dexie.transaction('rw', runs, async () => {
          await runs.put(run);
          const surplus = (await runs.count()) - mostPastRuns;
          if (surplus > 0) await runs.orderBy('startedAt').limit(surplus).delete();
        }),
      ),
    clear: () => attempt(() => runs.clear()),
  };
}

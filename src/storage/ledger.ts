import { type LedgerEntry, ledgerEntrySchema } from '../core/privacy.ts';
import type { Database } from './database.ts';
import { type ReportUnreadable, readRows } from './read.ts';
import { attempt } from './storage-error.ts';

export function ledgerRecords({ ledger }: Database, report: ReportUnreadable) {
  return {
    /** Oldest first. */
    all: () =>
      attempt(async () =>
        readRows('ledger', await ledger.orderBy('time').toArray(), ledgerEntrySchema, report),
      ),
    /** Takes the place of an entry with the same id: what became of a request is known later. */
    put: (entry: LedgerEntry) =>
      attempt(async () => {
        await ledger.put(entry);
      }),
    remove: (ids: readonly string[]) => attempt(() => ledger.bulkDelete([...ids])),
    clear: () => attempt(() => ledger.clear()),
  };
}

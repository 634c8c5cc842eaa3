import { artifactRecords } from './artifacts.ts';
import { conversationRecords } from './conversations.ts';
import { type Database, openDatabase } from './database.ts';
import { datasetRecords } from './datasets.ts';
import { draftRecords } from './drafts.ts';
import { eventRecords } from './events.ts';
import { insightRecords } from './insights.ts';
import { ledgerRecords } from './ledger.ts';
import { pastRunRecords } from './past-runs.ts';
import { profileRecords } from './profiles.ts';
import type { ReportUnreadable, Unreadable } from './read.ts';
import { settingRecords } from './settings.ts';
import { attempt } from './storage-error.ts';
import { turnRecords } from './turns.ts';

/**
 * All that is kept between visits, apart from the data itself. Nothing is opened before the first call. Whatever fails
 * rejects with a `StorageError`; rows that cannot be read are left out, and `report` is told.
 */
export function openStorage(name: string, report: ReportUnreadable = reportToConsole) {
  const database = openDatabase(name);
  return {
    datasets: datasetRecords(database, report),
    profiles: profileRecords(database),
    conversations: conversationRecords(database, report),
    turns: turnRecords(database, report),
    events: eventRecords(database, report),
    insights: insightRecords(database, report),
    settings: settingRecords(database, report),
    ledger: ledgerRecords(database, report),
    artifacts: artifactRecords(database, report),
    drafts: draftRecords(database, report),
    pastRuns: pastRunRecords(database, report),
    deleteEverything: () => attempt(() => clear(database)),
    close: () => database.dexie.close(),
  };
}

function clear({ dexie }: Database): PromiseLike<void> {
  return dexie.transaction('rw', dexie.tables, async () => {
    await Promise.all(dexie.tables.map((table) => table.clear()));
  });
}

function reportToConsole({ table, count, problem }: Unreadable): void {
  console.error(`${count} row(s) of "${table}" could not be read and were left out: ${problem}`);
}

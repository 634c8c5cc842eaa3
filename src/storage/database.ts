import { Dexie, type Table } from 'dexie';
import { declareVersions } from './migrations.ts';

type PairKey = [string, string] | [string, number];

/** What comes out of a table is `unknown`: an older version of the app may have written it. */
export interface Database {
  readonly dexie: Dexie;
  readonly datasets: Table<unknown, string>;
  readonly profiles: Table<unknown, PairKey>;
  readonly conversations: Table<unknown, string>;
  readonly turns: Table<unknown, string>;
  readonly events: Table<unknown, PairKey>;
  readonly insights: Table<unknown, string>;
  readonly settings: Table<unknown, string>;
  readonly ledger: Table<unknown, string>;
  readonly artifacts: Table<unknown, string>;
  /** Of artifacts. */
  readonly versions: Table<unknown, PairKey>;
  /** Of the console. */
  readonly runs: Table<unknown, string>;
}

/** Opens with the first read or write, and not before. */
export function openDatabase(name: string): Database {
  const dexie = new Dexie(name, { chromeTransactionDurability: 'relaxed' });
  declareVersions(dexie);
  return {
    dexie,
    datasets: dexie.table('datasets'),
    profiles: dexie.table('profiles'),
    conversations: dexie.table('conversations'),
    turns: dexie.table('turns'),
    events: dexie.table('events'),
    insights: dexie.table('insights'),
    settings: dexie.table('settings'),
    ledger: dexie.table('ledger'),
    artifacts: dexie.table('artifacts'),
    versions: dexie.table('versions'),
    runs: dexie.table('runs'),
  };
}

/** All keys of a pair that begin with `first`. */
export function pairsOf(table: Table<unknown, PairKey>, first: string) {
  return table.where(':id').between([first, Dexie.minKey], [first, Dexie.maxKey]);
}

import type Dexie from 'dexie';

/**
 * Every shape that the database has had, oldest first. A shape that users have is never edited: a change is a new
 * entry, with an `upgrade` where rows must change too. Only keys and indexed fields are named; tables that an entry does
 * not name stay as they are.
 */
const versions: readonly { readonly version: number; readonly stores: Record<string, string> }[] = [
  {
    version: 1,
    stores: {
      datasets: 'id',
      profiles: '[datasetId+table]',
      conversations: 'id, updatedAt',
      turns: 'id, [conversationId+askedAt]',
      events: '[turnId+index]',
      insights: 'id, datasetId',
      settings: 'key',
    },
  },
  { version: 2, stores: { ledger: 'id, time' } },
  {
    version: 3,
    stores: {
      artifacts: 'id, answer.conversationId, datasetId',
      versions: '[artifactId+number]',
      runs: 'id, startedAt, conversationId, datasetId',
    },
  },
];

export function declareVersions(dexie: Dexie): void {
  for (const { version, stores } of versions) dexie.version(version).stores(stores);
}

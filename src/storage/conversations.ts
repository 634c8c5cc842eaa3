import { type Conversation, conversationSchema } from '../core/conversation.ts';
import { removeArtifacts } from './artifacts.ts';
import { type Database, pairsOf } from './database.ts';
import { type ReportUnreadable, readRows } from './read.ts';
import { attempt } from './storage-error.ts';
import { turnsOfConversation } from './turns.ts';

export function conversationRecords(database: Database, report: ReportUnreadable) {
  const { dexie, conversations, turns, events, artifacts, versions, runs } = database;
  return {
    /** Last used first. */
    all: () =>
      attempt(async () => {
        const rows = await conversations.orderBy('updatedAt').reverse().toArray();
        return readRows('conversations', rows, conversationSchema, report);
      }),
    put: (conversation: Conversation) =>
      attempt(async () => {
        await conversations.put(conversation);
      }),
    /** With its turns and their events, what is kept of its answers, and what was run of them. */
    remove: (id: string) =>
      attempt(() =>
        dexie.transaction('rw', [conversations, turns, events, artifacts, versions, runs], async () => {
          const turnIds = await turnsOfConversation(turns, id).primaryKeys();
          await Promise.all(turnIds.map((turnId) => pairsOf(events, turnId).delete()));
          await turns.bulkDelete(turnIds);
          const kept = artifacts.where('answer.conversationId').equals(id);
          await removeArtifacts(database, await kept.primaryKeys());
          await runs.where('conversationId').equals(id).delete();
          await conversations.delete(id);
        }),
      ),
  };
}

import { type Conversation, conversationSchema } from '../core/conversation.ts';
import { type Database, pairsOf } from './database.ts';
import { type ReportUnreadable, readRows } from './read.ts';
import { attempt } from './storage-error.ts';
import { turnsOfConversation } from './turns.ts';

export function conversationRecords(database: Database, report: ReportUnreadable) {
  const { dexie, conversations, turns, events } = database;
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
    /** With its turns and their events. */
    remove: (id: string) =>
      attempt(() =>
        dexie.transaction('rw', conversations, turns, events, async () => {
          const turnIds = await turnsOfConversation(turns, id).primaryKeys();
          await Promise.all(turnIds.map((turnId) => pairsOf(events, turnId).delete()));
          await turns.bulkDelete(turnIds);
          await conversations.delete(id);
        }),
      ),
  };
}

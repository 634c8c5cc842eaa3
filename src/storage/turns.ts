import { Dexie, type Table } from 'dexie';
import { z } from 'zod';
import type { Turn } from '../core/turn.ts';
import type { Database } from './database.ts';
import { type ReportUnreadable, readRows } from './read.ts';
import { attempt } from './storage-error.ts';

/** What a turn starts from; the rest of it is rebuilt from its events. */
export interface TurnRecord extends Pick<Turn, 'id' | 'conversationId' | 'question' | 'askedAt'> {
  /** The turn that it was asked after, null for a first one; left out where that is the one before in time. */
  readonly afterId?: string | null | undefined;
}

const turnRecordSchema: z.ZodType<TurnRecord> = z.object({
  id: z.string(),
  conversationId: z.string(),
  question: z.string(),
  askedAt: z.number(),
  afterId: z.string().nullish(),
});

export function turnRecords({ turns }: Database, report: ReportUnreadable) {
  return {
    /** Oldest first. */
    of: (conversationId: string) =>
      attempt(async () => {
        const rows = await turnsOfConversation(turns, conversationId).toArray();
        return readRows('turns', rows, turnRecordSchema, report);
      }),
    put: ({ id, conversationId, question, askedAt, afterId }: TurnRecord) =>
      attempt(async () => {
        await turns.put({ id, conversationId, question, askedAt, afterId });
      }),
  };
}

export function turnsOfConversation(turns: Table<unknown, string>, conversationId: string) {
  return turns
    .where('[conversationId+askedAt]')
    .between([conversationId, Dexie.minKey], [conversationId, Dexie.maxKey]);
}

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
  /** What the answer says, to be found by: its events hold it in full. Left out while there is none. */
  readonly answerText?: string | undefined;
}

/** Newest first, so many at most: nobody reads further. */
const mostMatches = 50;

const turnRecordSchema: z.ZodType<TurnRecord> = z.object({
  id: z.string(),
  conversationId: z.string(),
  question: z.string(),
  askedAt: z.number(),
  afterId: z.string().nullish(),
  answerText: z.string().optional(),
});

export function turnRecords({ turns }: Database, report: ReportUnreadable) {
  return {
    /** Oldest first. */
    of: (conversationId: string) =>
      attempt(async () => {
        const rows = await turnsOfConversation(turns, conversationId).toArray();
        return readRows('turns', rows, turnRecordSchema, report);
      }),
    put: ({ id, conversationId, question, askedAt, afterId, answerText }: TurnRecord) =>
      attempt(async () => {
        await turns.put({ id, conversationId, question, askedAt, afterId, answerText });
      }),
    /** Of all conversations: those in whose question or answer every word stands, whatever its case and accents. */
    matching: (text: string) =>
      attempt(async () => {
        const words = plain(text).split(/\s+/u).filter(Boolean);
        if (words.length === 0) return [];
        const rows = readRows('turns', await turns.toArray(), turnRecordSchema, report);
        return rows
          .filter(({ question, answerText = '' }) => {
            const said = plain(`${question} ${answerText}`);
            return words.every((word) => said.includes(word));
          })
          .sort((one, other) => other.askedAt - one.askedAt)
          .slice(0, mostMatches);
      }),
  };
}

export function turnsOfConversation(turns: Table<unknown, string>, conversationId: string) {
  return turns
    .where('[conversationId+askedAt]')
    .between([conversationId, Dexie.minKey], [conversationId, Dexie.maxKey]);
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

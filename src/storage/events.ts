import { z } from 'zod';
import { type AgentEvent, agentEventSchema } from '../core/event.ts';
import { type Database, pairsOf } from './database.ts';
import { type ReportUnreadable, readRows } from './read.ts';
import { attempt } from './storage-error.ts';

const recordSchema = z.object({ turnId: z.string(), index: z.number(), event: agentEventSchema });

/** An append-only log. */
export function eventRecords({ events }: Database, report: ReportUnreadable) {
  return {
    /** As they happened. */
    of: (turnId: string) =>
      attempt(async (): Promise<readonly AgentEvent[]> => {
        const rows = await pairsOf(events, turnId).sortBy('index');
        return readRows('events', rows, recordSchema, report).map((row) => row.event);
      }),
    /** Rejects when the turn has an event of that index already. */
    append: (turnId: string, index: number, event: AgentEvent) =>
      attempt(async () => {
        await events.add({ turnId, index, event });
      }),
  };
}

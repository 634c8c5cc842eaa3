import { z } from 'zod';
import { type AgentEvent, agentEventSchema } from '../core/event.ts';
import { type Database, pairsOf } from './database.ts';
import { type ReportUnreadable, readRows } from './read.ts';
import { attempt } from './storage-error.ts';

const recordSchema = z.object({ turnId: z.string(), index: z.number(), event: agentEventSchema });

/** An append-only log. */
export function eventRecords({ dexie, events }: Database, report: ReportUnreadable) {
  const read = (rows: readonly unknown[]): readonly AgentEvent[] =>
    readRows('events', rows, recordSchema, report).map(({ event }) => event);
  return {
    /** As they happened. */
    of: (turnId: string) =>
      attempt(async (): Promise<readonly AgentEvent[]> => read(await pairsOf(events, turnId).toArray())),
    /** Of each of the turns, in their order: one transaction, where hundreds would take their time. */
    ofEach: (turnIds: readonly string[]) =>
      attempt(async (): Promise<readonly (readonly AgentEvent[])[]> => {
        const logs = await dexie.transaction('r', events, () =>
          Promise.all(turnIds.map((turnId) => pairsOf(events, turnId).toArray())),
        );
        return logs.map(read);
      }),
    /** Rejects when the turn has an event of that index already. */
    append: (turnId: string, index: number, event: AgentEvent) =>
      attempt(async () => {
        await events.add({ turnId, index, event });
      }),
  };
}

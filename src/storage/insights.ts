import { z } from 'zod';
import type { Insight } from '../core/agent.ts';
import { insightBasisSchema } from '../core/analysis.ts';
import type { Database } from './database.ts';
import { type ReportUnreadable, readRows } from './read.ts';
import { attempt } from './storage-error.ts';

const insightSchema: z.ZodType<Insight> = z.object({
  id: z.string(),
  datasetId: z.string(),
  text: z.string(),
  question: z.string(),
  createdAt: z.number(),
  basis: insightBasisSchema.optional(),
  place: z.number().optional(),
});

export function insightRecords({ insights }: Database, report: ReportUnreadable) {
  return {
    /** Oldest first. */
    of: (datasetId: string) =>
      attempt(async () => {
        const rows = await insights.where('datasetId').equals(datasetId).sortBy('createdAt');
        return readRows('insights', rows, insightSchema, report);
      }),
    add: (insight: Insight) =>
      attempt(async () => {
        await insights.add(insight);
      }),
    /** Says it in other words; nothing happens where it is gone. */
    reword: (id: string, text: string) =>
      attempt(async () => {
        await insights.update(id, { text });
      }),
    /** Puts them in this order. */
    arrange: (ids: readonly string[]) =>
      attempt(async () => {
        await insights.bulkUpdate(ids.map((key, place) => ({ key, changes: { place } })));
      }),
    remove: (id: string) => attempt(() => insights.delete(id)),
  };
}

import { z } from 'zod';
import type { Database } from './database.ts';
import { type ReportUnreadable, readRows } from './read.ts';
import { attempt } from './storage-error.ts';

export function settingRecords({ settings }: Database, report: ReportUnreadable) {
  return {
    /** `undefined` when it was never put, or no longer has the shape that is asked for. */
    get: <T>(key: string, schema: z.ZodType<T>) =>
      attempt(async (): Promise<T | undefined> => {
        const row = await settings.get(key);
        const rows = row === undefined ? [] : [row];
        return readRows('settings', rows, z.object({ value: schema }), report)[0]?.value;
      }),
    put: (key: string, value: unknown) =>
      attempt(async () => {
        await settings.put({ key, value });
      }),
  };
}

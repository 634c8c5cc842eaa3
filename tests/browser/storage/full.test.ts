import { afterAll, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { z } from 'zod';
import { openStorage } from '../../../src/storage/storage.ts';
import { StorageError } from '../../../src/storage/storage-error.ts';
import { sampleDataset } from './samples.ts';

const name = 'full-test';
const storage = openStorage(name);
const { origin } = location;

/** Of Chromium's own protocol; the browser's real disk is not filled. */
const devTools = cdp() as unknown as { send(method: string, options: object): Promise<unknown> };

async function leave(bytes: number): Promise<void> {
  const told = await devTools.send('Storage.getUsageAndQuota', { origin });
  const { usage } = z.object({ usage: z.number() }).parse(told);
  await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + bytes });
}

afterAll(async () => {
  await devTools.send('Storage.overrideQuotaForOrigin', { origin });
  storage.close();
  indexedDB.deleteDatabase(name);
});

/** Chromium looks at the space that is left from time to time only: it is tried until it has looked. */
const looking = { timeout: 55_000, interval: 500 };

function keepLarge(): Promise<unknown> {
  const large = { ...sampleDataset('large'), name: 'x'.repeat(30_000_000) };
  return storage.datasets.replace(large).then(
    () => 'kept',
    (error: unknown) => error,
  );
}

test('where no space is left it is said, what was kept stays whole, and later there may be space again', async () => {
  await storage.datasets.put(sampleDataset('a'));
  await leave(1_000_000);
  await expect.poll(keepLarge, looking).toBeInstanceOf(StorageError);
  expect(await keepLarge()).toMatchObject({
    reason: 'full',
    message: expect.stringMatching(/no space left/) as unknown,
  });
  expect((await storage.datasets.all()).datasets).toContainEqual(sampleDataset('a'));

  await leave(1_000_000_000);
  await expect.poll(keepLarge, looking).toBe('kept');
}, 120_000);

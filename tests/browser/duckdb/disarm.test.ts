import { expect, test } from 'vitest';

test('a worker that is disarmed has no way to the network left', async () => {
  const worker = new Worker(new URL('./disarmed-worker.ts', import.meta.url), { type: 'module' });
  const { before, after } = await new Promise<{ before: string[]; after: string[] }>((resolve) => {
    worker.onmessage = (event: MessageEvent<{ before: string[]; after: string[] }>) => resolve(event.data);
  });
  worker.terminate();
  expect(before).toContain('fetch');
  expect(before).toContain('XMLHttpRequest');
  expect(after).toEqual([]);
});

import { expect, test } from 'vitest';
import { createMounts } from '../../../workers/duckdb/mounts.ts';

/** DuckDB's own answer to a file that a cancelled statement holds. */
function fileSystem() {
  const files = new Set<string>();
  const inUse = new Set<string>();
  return {
    files,
    inUse,
    registerFileHandle: (path: string) => Promise.resolve(void files.add(path)),
    dropFile(path: string) {
      if (inUse.has(path)) return Promise.reject(new Error(`File is in use: ${path}`));
      files.delete(path);
      return Promise.resolve(null);
    },
  };
}

test('a file that is still in use is let go when the next is mounted', async () => {
  const system = fileSystem();
  const mounts = createMounts(system);
  const first = await mounts.mount('first.csv', new Blob(['a']));
  system.inUse.add(first);
  await mounts.unmount(first);
  expect(system.files).toContain(first);
  system.inUse.clear();
  const second = await mounts.mount('second.csv', new Blob(['b']));
  expect([...system.files]).toEqual([second]);
});

test('a file that nobody uses is let go at once', async () => {
  const system = fileSystem();
  const mounts = createMounts(system);
  await mounts.unmount(await mounts.mount('first.csv', new Blob(['a'])));
  expect(system.files.size).toBe(0);
});

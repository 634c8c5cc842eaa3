import { expect, test } from 'vitest';
import { z } from 'zod';
import { openKeys, sealKeys } from '../../../src/llm/own-keys.ts';

const keys = ['first-secret-key-1001', 'zweiter-schlüssel-1002'];

test('keys come back with their passphrase, and show nothing without it', async () => {
  const sealed = await sealKeys(keys, 'pässword 1');
  expect(sealed).not.toMatch(/secret|schl/);
  expect(await openKeys(sealed, 'pässword 1')).toEqual(keys);
  // The same letters, typed on another keyboard.
  expect(await openKeys(sealed, 'pässword 1'.normalize('NFD'))).toEqual(keys);
  await expect(openKeys(sealed, 'pässword 2')).rejects.toThrow('not the passphrase');
});

test('the same keys and passphrase never look the same twice', async () => {
  const [first, second] = await Promise.all([sealKeys(keys, 'a'), sealKeys(keys, 'a')]);
  expect(first).not.toBe(second);
});

test('each guess costs 600,000 rounds, and nobody can make it cheaper', async () => {
  const sealed = await sealKeys(keys, 'a');
  const parsed = z.looseObject({ rounds: z.number() }).parse(JSON.parse(sealed));
  expect(parsed.rounds).toBeGreaterThanOrEqual(600_000);
  await expect(openKeys(JSON.stringify({ ...parsed, rounds: 1 }), 'a')).rejects.toThrow('cannot be read');
});

test('what was changed on the disk is not opened', async () => {
  const sealed = await sealKeys(keys, 'a');
  const parsed = z.looseObject({ data: z.string() }).parse(JSON.parse(sealed));
  const data = (parsed.data.startsWith('A') ? 'B' : 'A') + parsed.data.slice(1);
  await expect(openKeys(JSON.stringify({ ...parsed, data }), 'a')).rejects.toThrow('not the passphrase');
  await expect(openKeys('{"keys":[]}', 'a')).rejects.toThrow('cannot be read');
});

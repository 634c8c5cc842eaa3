import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '../../../src/core/id.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

afterEach(() => vi.unstubAllGlobals());

test('an identifier is a UUID of version 4, also where the browser makes none', () => {
  expect(newId()).toMatch(uuid);
  const { crypto } = globalThis;
  vi.stubGlobal('crypto', {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
  });
  const made = Array.from({ length: 1000 }, newId);
  for (const id of made) expect(id).toMatch(uuid);
  expect(new Set(made).size).toBe(made.length);
});

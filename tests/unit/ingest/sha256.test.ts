import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256, sha256ByHand } from '../../../src/ingest/sha256.ts';

test('SHA-256 by hand is the one that everybody computes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const known = createHash('sha256').update(bytes).digest('hex');
      expect(Buffer.from(sha256ByHand(bytes)).toString('hex')).toBe(known);
    }),
  );
});

test('of many blocks, too, and the same whoever computes it', async () => {
  const bytes = new Uint8Array(200_000).map((_, index) => index % 251);
  expect(sha256ByHand(bytes)).toEqual(await sha256(bytes));
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRedactor } from '../../../workers/proxy/redact.ts';

/** Few letters, so that secrets begin in the middle of one another. */
const letters = fc.stringMatching(/^[ab]{0,40}$/);
const secrets = fc.stringMatching(/^[ab]{3,6}$/);

test('however a text is cut, it comes through as if every secret in it were replaced at once', () => {
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 8 }), secrets, (parts, secret) => {
      const redactor = createRedactor(Buffer.from(secret), Buffer.from('…'));
      const passed = [...parts.map((part) => redactor.push(Buffer.from(part))), redactor.end()];
      expect(Buffer.concat(passed).toString()).toBe(parts.join('').replaceAll(secret, '…'));
    }),
    { numRuns: 2000 },
  );
});

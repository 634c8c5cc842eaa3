import { expect, test } from 'vitest';

test('runs in an isolated page', () => {
  expect(crossOriginIsolated).toBe(true);
});

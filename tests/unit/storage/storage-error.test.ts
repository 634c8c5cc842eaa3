import { expect, test } from 'vitest';
import { attempt, failureOf, StorageError } from '../../../src/storage/storage-error.ts';

/** As Dexie wraps what IndexedDB says. */
function wrapped(name: string, inner: Error): Error {
  return Object.assign(new Error('wrapped'), { name, inner });
}

test('a full disk is recognised however deep it is wrapped', () => {
  const quota = new DOMException('no', 'QuotaExceededError');
  expect(failureOf(quota)).toBe('full');
  expect(failureOf(wrapped('AbortError', quota))).toBe('full');
  expect(failureOf(wrapped('BulkError', wrapped('AbortError', quota)))).toBe('full');
});

test('a browser that does not let the page keep anything is recognised', () => {
  expect(failureOf(new DOMException('denied', 'SecurityError'))).toBe('unavailable');
  expect(failureOf(wrapped('OpenFailedError', new DOMException('no', 'InvalidStateError')))).toBe(
    'unavailable',
  );
  expect(failureOf(wrapped('MissingAPIError', new Error('no IndexedDB')))).toBe('unavailable');
});

test('anything else failed, and says what it said', async () => {
  const failure = attempt(() => Promise.reject(new Error('key already exists')));
  await expect(failure).rejects.toThrow(StorageError);
  await expect(failure).rejects.toMatchObject({ reason: 'failed' });
  await expect(failure).rejects.toThrow(/key already exists/);
});

test('an error that wraps itself does not loop', () => {
  const error: Error & { inner?: Error } = new Error('round');
  error.inner = error;
  expect(failureOf(error)).toBe('failed');
});

test('a storage error stays the one it is', async () => {
  const full = new StorageError('full', undefined);
  await expect(attempt(() => Promise.reject(full))).rejects.toBe(full);
});

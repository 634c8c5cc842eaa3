import { expect, test } from 'vitest';
import { queryErrorOf } from '../../../workers/duckdb/query-error.ts';

const asked = { sql: 'SELECT amuont FROM t', prefixBytes: 16 };

function complaint(type: string, message: string, position?: number): Error {
  const fields = { exception_type: type, exception_message: message };
  return new Error(JSON.stringify(position === undefined ? fields : { ...fields, position: `${position}` }));
}

test('the place is that in the question, not in the wrapped statement', () => {
  const error = queryErrorOf(complaint('Binder', 'Referenced column "amuont" not found', 23), asked);
  expect(error).toMatchObject({
    message: 'Binder Error: Referenced column "amuont" not found',
    position: 7,
    reason: 'invalid',
    sql: asked.sql,
  });
});

test('a place in the wrapper, before or behind the question, is no place', () => {
  expect(queryErrorOf(complaint('Parser', 'syntax error', 3), asked).position).toBeUndefined();
  expect(queryErrorOf(complaint('Parser', 'syntax error', 40), asked).position).toBeUndefined();
});

test.each([
  ['Permission', 'refused'],
  ['TransactionContext', 'refused'],
  ['Catalog', 'invalid'],
  ['Conversion', 'invalid'],
  ['Out of Memory', 'failed'],
])('a %s Error is %s', (type, reason) => {
  expect(queryErrorOf(complaint(type, 'it did not work'), asked).reason).toBe(reason);
});

test('words that are no JSON are passed on as they are', () => {
  const error = queryErrorOf(new Error('memory access out of bounds'), asked);
  expect(error).toMatchObject({
    message: 'memory access out of bounds',
    reason: 'failed',
    position: undefined,
  });
});

test('a file that has changed under the engine is said to have changed', () => {
  const words = "NotReadableError: Failed to execute 'readAsArrayBuffer' on 'FileReaderSync'";
  expect(queryErrorOf(complaint('Invalid', words), asked).message).toContain('has changed, moved or gone');
});

import { expect, test } from 'vitest';
import { readOutcome, resultOf } from '../../../workers/python/outcome.ts';

const result = (parts: object) =>
  resultOf(
    readOutcome(
      JSON.stringify({
        stdout: '',
        lastExpression: null,
        figures: [],
        table: null,
        traceback: '',
        line: null,
        ...parts,
      }),
    ),
    1,
  );

test('numbers that JSON has no word for come back as numbers, wherever they are', () => {
  const results = {
    a: [{ '\0number': 'NaN' }, { '\0number': '-Infinity' }],
    b: { c: { '\0number': 'Infinity' } },
  };
  expect(result({ kind: 'finished', results }).results).toEqual({
    a: [Number.NaN, Number.NEGATIVE_INFINITY],
    b: { c: Number.POSITIVE_INFINITY },
  });
});

test.each([
  [
    { kind: 'raised', message: 'ValueError: x', traceback: 'T', line: 3 },
    { reason: 'raised', line: 3, traceback: 'T' },
  ],
  [
    { kind: 'refused', message: 'Line 2: no', line: 2 },
    { reason: 'refused', line: 2 },
  ],
  [{ kind: 'interrupted' }, { reason: 'timeout' }],
  [{ kind: 'memory' }, { reason: 'memory' }],
  [{ kind: 'crashed', message: 'x' }, { reason: 'failed' }],
])('%j becomes an error that says what happened', (parts, expected) => {
  expect(() => result(parts)).toThrow(expect.objectContaining({ name: 'PythonError', ...expected }));
});

test('anything else is not taken for an outcome', () => {
  expect(() => readOutcome('{"kind":"other"}')).toThrow(/Invalid/);
});

import { expect, test } from 'vitest';
import { findMisspellings, isOneSlipApart } from '../../../src/profile/judge/spellings.ts';

test.each([
  ['groceries', 'grocereis', true],
  ['groceries', 'grocerie', true],
  ['groceries', 'grocceries', true],
  ['groceries', 'grocxries', true],
  ['groceries', 'grocery', false],
  ['male', 'mle', false],
  ['type 1', 'type 2', false],
  ['level 1', 'level 11', false],
  ['north', 'south', false],
])('%s and %s are one slip apart: %s', (a, b, expected) => {
  expect([isOneSlipApart(a, b), isOneSlipApart(b, a)]).toEqual([expected, expected]);
});

test('two frequent values are two values, however alike', () => {
  const values = [
    { value: 'Austria', count: 500 },
    { value: 'Austrla', count: 400 },
  ];
  expect(findMisspellings(values)).toEqual([]);
});

test('case and spaces make no other value, however frequent', () => {
  const values = [
    { value: 'Berlin', count: 500 },
    { value: ' berlin', count: 400 },
    { value: 'Bern', count: 3 },
  ];
  expect(findMisspellings(values).map(({ rare, common }) => [rare.value, common.value])).toEqual([
    [' berlin', 'Berlin'],
  ]);
});

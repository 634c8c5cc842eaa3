import { expect, test } from 'vitest';
import { testShareOf } from '../../../src/agents/analyst/families/held-out.ts';

test.each([
  ['80% of the data used for training and 20% used for testing', 0.2],
  ['a 70% training set and a 30% test set', 0.3],
  ['split it 75/25 into training and test rows', 0.25],
  ['with test_size=0.4', 0.4],
  ['use 90% for training', 0.1],
])('“%s” holds out %d', (text, share) => {
  expect(testShareOf(text)).toBeCloseTo(share, 10);
});

test('nothing is said of how much is held out', () => {
  expect(testShareOf('train a linear regression to predict price from area')).toBeUndefined();
});

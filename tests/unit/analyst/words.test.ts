import { describe, expect, test } from 'vitest';
import { likenessOf } from '../../../src/agents/analyst/annotate/similarity.ts';
import { readDates } from '../../../src/agents/analyst/text/dates.ts';
import { isTypoOf, typingErrors } from '../../../src/agents/analyst/text/distance.ts';
import { readNumbers } from '../../../src/agents/analyst/text/numbers.ts';
import { rootOf, stemOf } from '../../../src/agents/analyst/text/stem.ts';
import { tokenise } from '../../../src/agents/analyst/text/tokens.ts';

const wordsIn = (text: string): string[] => tokenise(text).map(({ word }) => word);

describe('tokens', () => {
  test('take camel and snake case apart, and leave plurals of initials whole', () => {
    expect(wordsIn('YearsAtCompany age_group BMIs')).toEqual([
      'years',
      'at',
      'company',
      'age',
      'group',
      'bmi',
    ]);
  });
  test('keep numbers with their separators, signs and percent', () => {
    expect(wordsIn('above $1,234.50 or -3 or 12%')).toEqual(['above', '1234.50', 'or', '-3', 'or', '12%']);
  });
  test('read a score as two numbers, not as a negative one', () => {
    expect(wordsIn('9-4')).toEqual(['9', '4']);
  });
  test('drop the possessive and open up "n\'t"', () => {
    expect(wordsIn("Bob's cars don't run")).toEqual(['bob', 'cars', 'do', 'not', 'run']);
  });
  test('know what stands in quotation marks', () => {
    expect(tokenise('the film "Blue Velvet" won').map(({ quotation }) => quotation)).toEqual([0, 0, 1, 1, 0]);
  });
  test('join initials', () => {
    expect(wordsIn('U.S. viewers')).toEqual(['us', 'viewers']);
  });
});

describe('stems and roots', () => {
  test.each([
    ['cities', 'city'],
    ['located', 'location'],
    ['classes', 'class'],
    ['won', 'win'],
    ['written', 'write'],
    ['stopped', 'stop'],
  ])('%s meets %s', (left, right) => {
    expect(stemOf(left) === stemOf(right) || rootOf(left) === rootOf(right)).toBe(true);
  });
  test('failure, failed and fail share a root', () => {
    expect(new Set(['failure', 'failed', 'fail'].map(rootOf)).size).toBe(1);
  });
});

describe('typing errors', () => {
  test('count a swap as one', () => expect(typingErrors('amuont', 'amount', 2)).toBe(1));
  test('are forgiven in long words only', () => {
    expect([isTypoOf('amout', 'amount'), isTypoOf('fat', 'cat'), isTypoOf('cat', 'car')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('numbers', () => {
  const valuesIn = (text: string): number[] => readNumbers(tokenise(text)).map(({ value }) => value);
  test('in digits, words and scales', () => {
    expect(valuesIn('3 million, twenty-five, 2.5k, a dozen, 1st and second')).toEqual([
      3e6, 25, 2500, 12, 1, 2,
    ]);
  });
});

describe('dates', () => {
  const meaningsIn = (text: string) => readDates(tokenise(text)).map(({ meaning }) => meaning);
  test('in the usual forms', () => {
    const day = { kind: 'period', low: '2024-03-05', high: '2024-03-06' };
    for (const text of ['2024-03-05', 'March 5, 2024', '5 March 2024', '3/5/2024', '5th of March 2024']) {
      expect(meaningsIn(text)).toEqual([day]);
    }
  });
  test('as months, quarters and weekdays', () => {
    expect(meaningsIn('March 2024')).toEqual([{ kind: 'period', low: '2024-03-01', high: '2024-04-01' }]);
    expect(meaningsIn('Q4 2023')).toEqual([{ kind: 'period', low: '2023-10-01', high: '2024-01-01' }]);
    expect(meaningsIn('on Mondays in June')).toEqual([
      { kind: 'weekday', weekday: 1 },
      { kind: 'month', month: 6 },
    ]);
  });
  test('but "may" is a verb unless a small word of time stands before it', () => {
    expect(meaningsIn('it may rain')).toEqual([]);
    expect(meaningsIn('rain in may')).toEqual([{ kind: 'month', month: 5 }]);
  });
});

test.each([
  ['survivors', 'survived'],
  ['survival', 'survived'],
  ['employment', 'employed'],
])('%s and %s are forms of one word', (said, named) => {
  expect(likenessOf(stemOf(said), stemOf(named))).toBe('form');
});

test.each([
  ['male', 'female'],
  ['port', 'sport'],
  ['sales', 'salary'],
])('%s and %s are not', (said, named) => {
  expect(likenessOf(stemOf(said), stemOf(named))).not.toBe('form');
});

import { describe, expect, test } from 'vitest';
import {
  counted,
  decimalsOf,
  formatBytes,
  formatCell,
  formatDuration,
  formatTick,
  formatValue,
} from '../../../src/ui/format.ts';
import { formatMoment, grainOf } from '../../../src/ui/moment.ts';

const prose = (value: number | string, style: 'count' | 'number' | 'percent' | 'plain', unit?: string) =>
  formatValue(value, unit === undefined ? { style } : { style, unit }, 'prose', 'en-GB');

describe('a number in a sentence', () => {
  test.each([
    [0, '0'],
    [0.012345678, '0.01235'],
    [51.23456, '51.23'],
    [1234.567, '1,235'],
    [123_456.78, '123,457'],
    [12_345_678, '12,345,678'],
    [-7.5, '−7.5'],
    [3.24e-17, '3.2\u00a0×\u00a010⁻¹⁷'],
    [-0.00005, '−5\u00a0×\u00a010⁻⁵'],
  ])('%f reads %s', (value, text) => expect(prose(value, 'number')).toBe(text));

  test('keeps every digit when it must be exact', () => {
    expect(formatValue(1234.56789, { style: 'number' }, 'exact', 'en-GB')).toBe('1,234.56789');
  });

  test('beyond 2^53 is written digit by digit', () => {
    expect(prose('170141183460469231731687303715884105727', 'count')).toBe(
      '170,141,183,460,469,231,731,687,303,715,884,105,727',
    );
  });

  test('follows the reader’s locale', () => {
    expect(formatValue(1234.5, { style: 'number' }, 'exact', 'de-DE')).toBe('1.234,5');
  });

  test('without style is written without separators', () => expect(prose(2024, 'plain')).toBe('2024'));

  test('that is not finite is said in words', () => {
    expect(prose(Number.NaN, 'number')).toBe('not a number');
    expect(prose(Number.NEGATIVE_INFINITY, 'number')).toBe('−∞');
  });
});

describe('a rate', () => {
  test.each([
    [0.0783, '7.8%'],
    [0.5, '50%'],
    [0.00042, '0.042%'],
    [0.99961, '99.961%'],
    [1, '100%'],
    [0, '0%'],
  ])('of %f reads %s', (value, text) => expect(prose(value, 'percent')).toBe(text));

  test('is exact on demand', () => {
    expect(formatValue(0.078312, { style: 'percent' }, 'exact', 'en-GB')).toBe('7.8312%');
  });

  test('difference is said in percentage points', () => {
    expect(formatValue(0.0123, { style: 'percentage-points' }, 'prose', 'en-GB')).toBe(
      '1.2 percentage points',
    );
    expect(formatValue(0.01, { style: 'percentage-points' }, 'prose', 'en-GB')).toBe('1 percentage point');
  });
});

describe('a unit', () => {
  test('stands behind the number', () => expect(prose(12, 'number', 'kg')).toBe('12\u00a0kg'));
  test('stands before it when it is a currency’s symbol', () => {
    expect(prose(1311.7, 'number', '₹')).toBe('₹1,311.70');
    expect(prose(-5, 'number', '€')).toBe('−€5');
  });
});

test('nothing and truth are words', () => {
  expect(formatValue(null, { style: 'number' })).toBe('(missing)');
  expect(formatValue(true, { style: 'boolean' })).toBe('yes');
});

describe('a moment', () => {
  test.each([
    ['2024-03-14', '14 Mar 2024'],
    ['2024-03-14 00:00:00', '14 Mar 2024'],
    ['2024-03-14 09:05:00', '14 Mar 2024, 09:05'],
    ['not a date', 'not a date'],
  ])('%s reads %s', (text, shown) => expect(formatMoment(text, 'en-GB')).toBe(shown));

  test('is written at the grain of its neighbours', () => {
    expect(grainOf(['2023-01-01', '2024-01-01'])).toBe('year');
    expect(grainOf(['2024-01-01', '2024-02-01'])).toBe('month');
    expect(grainOf(['2024-01-01', '2024-02-03'])).toBe('day');
    expect(grainOf(['2024-01-01 10:00:00', '2024-01-01 11:00:00'])).toBe('hour');
    expect(grainOf(['2024-01-01 10:05:00', '2024-01-01 11:00:00'])).toBe('minute');
    expect(formatMoment('2024-03-01', 'en-GB', 'month')).toBe('Mar 2024');
  });
});

describe('a cell of a table', () => {
  test('is aligned with its column’s decimals', () => {
    expect(decimalsOf([1.5, 2.25, null, 3])).toBe(2);
    expect(decimalsOf([1.23456, 9])).toBe(4);
    expect(decimalsOf([1.23456, 2000])).toBe(2);
    expect(formatCell(3, { kind: 'float', decimals: 2 }, 'en-GB')).toBe('3.00');
  });
  test('that is tiny never reads as zero', () => {
    expect(formatCell(0.0000123, { kind: 'float', decimals: 2 }, 'en-GB')).toBe('0.0000123');
    expect(formatCell(3e-244, { kind: 'float', decimals: 4 }, 'en-GB')).toBe('3 × 10⁻²⁴⁴');
  });
  test('of an identifier has no separators', () => {
    expect(formatCell(1234567, { kind: 'integer', isPlain: true }, 'en-GB')).toBe('1234567');
  });
  test('follows the answer’s own way of writing its column', () => {
    expect(formatCell(0.0783, { kind: 'float', format: { style: 'percent' } }, 'en-GB')).toBe('7.8%');
  });
});

test('sizes, times and counts are short', () => {
  expect(formatBytes(145_300_000, 'en-GB')).toBe('145 MB');
  expect(formatBytes(1234, 'en-GB')).toBe('1.2 kB');
  expect(formatBytes(12, 'en-GB')).toBe('12 B');
  expect(formatDuration(0.2)).toBe('< 1 ms');
  expect(formatDuration(2345, 'en-GB')).toBe('2.3 s');
  expect(formatDuration(65_000)).toBe('1 min 5 s');
  expect(counted(1, 'row')).toBe('1 row');
  expect(counted(2500, 'row', 'rows', 'en-GB')).toBe('2,500 rows');
  expect(formatTick(1_500_000, 'count', 'en-US')).toBe('1.5M');
  expect(formatTick(0.05, 'percent', 'en-GB')).toBe('5%');
});

test.each([
  ['month', '2024-04-01', 'Apr 2024'],
  ['quarter', '2024-04-01', 'Q2 2024'],
  ['quarter', '2024-10-01 00:00:00', 'Q4 2024'],
  ['year', '2024-01-01', '2024'],
] as const)('the day that a %s begins with stands for all of it', (grain, value, text) => {
  expect(formatValue(value, { style: 'date', grain }, 'prose', 'en-GB')).toBe(text);
});

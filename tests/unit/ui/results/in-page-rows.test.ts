import { expect, test } from 'vitest';
import type { Column } from '../../../../src/core/dataset.ts';
import type { Condition, RowView } from '../../../../src/core/held-result.ts';
import { inPageRows } from '../../../../src/ui/results/rows/in-page-rows.ts';
import { conditionWords, typedValue } from '../../../../src/ui/results/table/condition-words.ts';
import { resultsTableGerman } from '../../../../src/ui/results/table/words.de.ts';
import { resultsTableWords } from '../../../../src/ui/results/table/words.ts';

const columns: readonly Column[] = [
  { name: 'city', type: 'VARCHAR', kind: 'text' },
  { name: 'price', type: 'DOUBLE', kind: 'float' },
  { name: 'day', type: 'DATE', kind: 'date' },
];
const rows = [
  ['Bern', 3, '2024-01-01'],
  ['basel', null, '2024-01-02'],
  ['Chur', 1, '2023-12-31'],
  ['Bern', 2, null],
] as const;

const view = (conditions: readonly Condition[], order: RowView['order'] = []): RowView => ({
  conditions,
  order,
});
const placesBy = (condition: Condition) => inPageRows(columns, rows, view([condition])).places;

test('conditions keep the rows that the engine would keep', () => {
  expect(placesBy({ column: 'city', test: 'contains', value: 'B' })).toEqual([0, 1, 3]);
  expect(placesBy({ column: 'city', test: 'equals', value: 'bern' })).toEqual([0, 3]);
  expect(placesBy({ column: 'price', test: 'differs', value: '3' })).toEqual([1, 2, 3]);
  expect(placesBy({ column: 'price', test: 'at-least', value: '1.5' })).toEqual([0, 3]);
  expect(placesBy({ column: 'price', test: 'missing', value: '' })).toEqual([1]);
  expect(placesBy({ column: 'day', test: 'above', value: '2023-12-31' })).toEqual([0, 1]);
});

test('rows are sorted by several columns, and equal ones keep their order', () => {
  const order = [
    { column: 'city', direction: 'descending' },
    { column: 'price', direction: 'ascending' },
  ] as const;
  expect(inPageRows(columns, rows, view([], order)).places).toEqual([2, 3, 0, 1]);
});

test('figures are over the rows that are shown', async () => {
  const source = inPageRows(columns, rows, view([{ column: 'city', test: 'equals', value: 'Bern' }]));
  const { signal } = new AbortController();
  const figures = await source.figures('price', signal);
  expect(figures).toMatchObject({
    rowCount: 2,
    missing: 0,
    distinct: 2,
    min: 2,
    max: 3,
    mean: 2.5,
    median: 2.5,
  });
  expect((await source.figures('city', signal)).top).toEqual([{ value: 'Bern', count: 2 }]);
});

test('numbers are read as the reader writes them', () => {
  expect(typedValue('1,234.5', 'float', resultsTableWords, 'en-GB')).toBe('1234.5');
  expect(typedValue('1.234,5', 'float', resultsTableWords, 'de-DE')).toBe('1234.5');
  expect(typedValue('2.5', 'float', resultsTableWords, 'de-DE')).toBe('2.5');
  expect(typedValue('−3', 'integer', resultsTableWords, 'en-GB')).toBe('-3');
  expect(typedValue('three', 'integer', resultsTableWords, 'en-GB')).toBeUndefined();
  expect(typedValue('2024-03-31', 'date', resultsTableWords)).toBe('2024-03-31');
  expect(typedValue('31.3.2024', 'date', resultsTableWords)).toBeUndefined();
});

test('truth is typed in the language of the page', () => {
  expect(typedValue('yes', 'boolean', resultsTableWords)).toBe('true');
  expect(typedValue('nein', 'boolean', resultsTableGerman)).toBe('false');
  expect(typedValue('nein', 'boolean', resultsTableWords)).toBeUndefined();
});

test('a condition is said in words', () => {
  expect(conditionWords({ column: 'city', test: 'lacks', value: 'x' }, 'text', resultsTableWords)).toBe(
    'city does not contain “x”',
  );
  expect(
    conditionWords({ column: 'day', test: 'below', value: '2024-01-01' }, 'date', resultsTableWords),
  ).toBe('day is before 2024-01-01');
});

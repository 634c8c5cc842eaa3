import { expect, test } from 'vitest';
import { packColumns } from '../../../workers/python/posted-columns.ts';

const pack = (kind: 'integer' | 'decimal' | 'float' | 'text', ...cells: (number | string | null)[]) =>
  packColumns(
    [{ name: 'c', type: 'ANY', kind }],
    cells.map((cell) => [cell]),
  );

test('numbers go as a typed array that is transferred, not copied', () => {
  const { columns, transfer } = pack('float', 1, Number.NaN, 3);
  expect(columns[0]?.numbers).toEqual(new Float64Array([1, Number.NaN, 3]));
  expect(columns[0]?.nulls).toBeUndefined();
  expect(transfer).toEqual([columns[0]?.numbers?.buffer]);
});

test('missing numbers are marked beside the array', () => {
  const { columns, transfer } = pack('integer', 1, null);
  expect(columns[0]?.nulls).toEqual(new Uint8Array([0, 1]));
  expect(transfer).toHaveLength(2);
});

test('numbers that no double holds keep all their digits', () => {
  expect(pack('integer', 1, '9007199254740993').columns[0]).toMatchObject({
    numbers: undefined,
    json: '[1,"9007199254740993"]',
  });
});

test('everything else goes as JSON', () => {
  expect(pack('text', 'a', null, '"').columns[0]?.json).toBe('["a",null,"\\""]');
});

import { expect, test } from 'vitest';
import { kindOfType } from '../../../workers/duckdb/column.ts';
import { enumsIn } from '../../../workers/duckdb/enum-types.ts';

test.each([
  ['HUGEINT', 'integer'],
  ['DECIMAL(12,2)', 'decimal'],
  ['DOUBLE', 'float'],
  ['INTEGER[]', 'nested'],
  ['DECIMAL(4,1)[3]', 'nested'],
  ['STRUCT(a INTEGER)', 'nested'],
  ['MAP(VARCHAR, INTEGER)', 'nested'],
  ["ENUM('a[]', 'STRUCT(')", 'text'],
  ['TIMESTAMP WITH TIME ZONE', 'timestamp'],
  ['TIME WITH TIME ZONE', 'time'],
  ['BLOB', 'binary'],
  ['UUID', 'other'],
])('%s is %s', (type, kind) => {
  expect(kindOfType(type)).toBe(kind);
});

test('the values of ENUMs are found in a type, whatever they and its names are', () => {
  expect(enumsIn("ENUM('a', 'it''s', 'b, c)', '')")).toEqual([['a', "it's", 'b, c)', '']]);
  expect(enumsIn(`STRUCT("ENUM('x')" INTEGER, e ENUM('y')[])`)).toEqual([['y']]);
  expect(enumsIn('VARCHAR')).toEqual([]);
});

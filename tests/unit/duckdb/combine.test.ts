import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Table } from '../../../src/core/dataset.ts';
import type { CombineProgress } from '../../../src/core/engine.ts';
import { sameShaped, type UnionPart, unionOf } from '../../../src/core/same-shape.ts';
import { combine } from '../../../workers/duckdb/combine.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
const { signal } = new AbortController();

beforeAll(async () => {
  engine = await startNodeEngine();
}, 60_000);
afterAll(() => engine.close());

async function part(name: string, select: string): Promise<UnionPart> {
  await engine.execute(`CREATE OR REPLACE TABLE ${name} AS ${select}`);
  const { columns, rows } = await engine.query(`FROM ${name}`, { rowLimit: 100_000 });
  return { table: { name, columns, rowCount: rows.length }, source: `${name}.csv` };
}

let made = 0;

async function combined(...parts: readonly UnionPart[]) {
  made += 1;
  const name = `whole_${made}`;
  const steps: CombineProgress[] = [];
  const options = { signal, onProgress: (progress: CombineProgress) => steps.push(progress) };
  const { table, notes } = await combine(unionOf(parts), name, engine, options);
  const { columns, rows } = await engine.query(`FROM ${name}`, { rowLimit: 100_000 });
  return { table, notes: notes.map(({ message }) => message), columns, rows, steps };
}

describe('tables of one shape', () => {
  const table = (name: string, ...names: readonly string[]): { readonly table: Table } => ({
    table: {
      name,
      rowCount: 1,
      columns: names.map((each) => ({ name: each, type: 'VARCHAR', kind: 'text' })),
    },
  });

  test('are those with the same column names, whatever their case and order', () => {
    const found = sameShaped([
      table('a', 'Day', 'Total'),
      table('b', 'total', 'day'),
      table('c', 'day', 'total', 'shop'),
      table('d', 'day', 'sum'),
    ]);
    expect(found.map((group) => group.map((each) => each.table.name))).toEqual([['a', 'b']]);
  });

  test('become one table under what their names begin with', () => {
    const parts = ['sales_jan', 'sales_feb'].map((name) => ({ ...table(name, 'a', 'b'), source: name }));
    expect(unionOf(parts).name).toBe('sales_combined');
  });
});

describe('combining', () => {
  test('keeps every row and says where it comes from', async () => {
    const jan = await part('jan', "SELECT i AS id, 'x' AS shop FROM range(5) t(i)");
    const feb = await part('feb', "SELECT 'y' AS SHOP, i AS ID FROM range(5, 8) t(i)");
    const { table, rows, steps } = await combined(jan, feb);
    expect(steps).toEqual([0, 5, 8].map((each) => ({ rows: each, rowCount: 8 })));
    expect(table.rowCount).toBe(8);
    expect(table.columns.map(({ name }) => name)).toEqual(['id', 'shop', 'source_file']);
    expect(rows[0]).toEqual([0, 'x', 'jan.csv']);
    expect(rows[7]).toEqual([7, 'y', 'feb.csv']);
  });

  test.each([
    ['INTEGER', '1', 'DOUBLE', '2.5', 'DOUBLE', [1, 2.5]],
    ['BIGINT', '9007199254740993', 'DOUBLE', '2.5', 'VARCHAR', ['9007199254740993', '2.5']],
    ['BIGINT', '7', 'DECIMAL(10,2)', '2.25', 'DECIMAL(21,2)', [7, 2.25]],
    ['DECIMAL(6,1)', '12345.6', 'DECIMAL(6,4)', '12.3456', 'DECIMAL(9,4)', [12345.6, 12.3456]],
    ['HUGEINT', '1', 'DECIMAL(10,2)', '2.25', 'VARCHAR', ['1', '2.25']],
    [
      'DATE',
      "'2024-05-01'",
      'TIMESTAMP',
      "'2024-05-02 03:04:05'",
      'TIMESTAMP',
      ['2024-05-01 00:00:00', '2024-05-02 03:04:05'],
    ],
    ['INTEGER', '1', 'VARCHAR', "'n/a'", 'VARCHAR', ['1', 'n/a']],
    ['BOOLEAN', 'true', 'INTEGER', '3', 'VARCHAR', ['true', '3']],
    ['UINTEGER', '4294967295', 'INTEGER', '-1', 'BIGINT', [4294967295, -1]],
  ])('widens %s %s and %s %s to %s', async (left, a, right, b, type, cells) => {
    const first = await part('one', `SELECT 1 AS id, CAST(${a} AS ${left}) AS v`);
    const second = await part('two', `SELECT 2 AS id, CAST(${b} AS ${right}) AS v`);
    const { table, columns, rows, notes } = await combined(first, second);
    expect(columns[1]?.type).toBe(type);
    expect(table.columns.map((column) => [column.type, column.kind])).toEqual(
      columns.map((column) => [column.type, column.kind]),
    );
    expect(rows.map((row) => row[1])).toEqual(cells);
    expect(notes[1]).toBe(`"v" is ${left} in one.csv, ${right} in two.csv: it became ${type}.`);
  });

  test('keeps missing values missing, and a column called source_file as it is', async () => {
    const first = await part('one', "SELECT NULL::INTEGER AS v, 'mine' AS source_file");
    const second = await part('two', 'SELECT 1.5::DOUBLE AS v, NULL AS source_file');
    const { table, rows } = await combined(first, second);
    expect(table.columns.at(-1)?.name).toBe('source_file_2');
    expect(rows).toEqual([
      [null, 'mine', 'one.csv'],
      [1.5, null, 'two.csv'],
    ]);
  });

  test('is refused when rows are not what they were', async () => {
    const first = await part('one', 'SELECT 1 AS v, 2 AS w');
    const second = await part('two', 'SELECT 1 AS v, 2 AS w');
    const shrunk = { ...second, table: { ...second.table, rowCount: 2 } };
    await expect(combined(first, shrunk)).rejects.toThrow('two.csv has 2 rows, and 1 of them arrived.');
  });
});

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { acceptAttribute, hasAcceptedEnding } from '../../../src/ingest/accepted.ts';
import { tableNameFor } from '../../../src/ingest/table-name.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('a table name', () => {
  it.each([
    ['sales.csv', 'sales'],
    ['wtq_203-csv_38.csv', 'wtq_203_csv_38'],
    ['transactions.csv.gz', 'transactions'],
    ['Überstunden März.tsv', 'Uberstunden_Marz'],
    ['2024.csv', 't_2024'],
    ['order.csv', 'order_table'],
    ['名前.csv', 'table_1'],
    ['.csv', 'csv'],
    ['a b  c--d.txt', 'a_b_c_d'],
  ])('for %s is %s', (fileName, name) => {
    expect(tableNameFor(fileName, [])).toBe(name);
  });

  it('is another one when it is taken, whatever the case', () => {
    expect(tableNameFor('sales.csv', ['Sales', 'sales_2'])).toBe('sales_3');
  });

  describe('needs no quotes', () => {
    let engine: Awaited<ReturnType<typeof startNodeEngine>>;
    beforeAll(async () => {
      engine = await startNodeEngine();
    });
    afterAll(() => engine.close());

    it('for any word that the engine reserves', async () => {
      const { rows } = await engine.query(
        "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'",
      );
      const words = rows.flat().filter((word) => typeof word === 'string');
      const names = words.map((word) => tableNameFor(`${word}.csv`, []));
      expect(names.length).toBeGreaterThan(50);
      for (const name of names) await engine.execute(`CREATE TABLE ${name} (a INTEGER)`);
    });
  });
});

describe('accepted endings', () => {
  it.each(['a.csv', 'A.CSV', 'b.tsv', 'c.csv.gz', 'd.txt'])('take %s', (name) => {
    expect(hasAcceptedEnding(name)).toBe(true);
  });
  it.each(['photo.png', 'csv', 'a.csv.rar'])('do not take %s', (name) => {
    expect(hasAcceptedEnding(name)).toBe(false);
  });
  it('fill the file picker', () => {
    expect(acceptAttribute.split(',')).toEqual(expect.arrayContaining(['.csv', '.tsv', '.gz', 'text/csv']));
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatSql } from '../../../../src/ui/code/format-sql.ts';
import { startNodeEngine } from '../../../support/node-engine.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;

beforeAll(async () => {
  engine = await startNodeEngine();
  await engine.execute(
    'CREATE TABLE sales AS SELECT range AS id, range % 4 AS region, \'x\' AS "Unit Price" FROM range(40)',
  );
});

afterAll(() => engine.close());

const queries = [
  'select region,count(*) as n from sales group by all order by all',
  'from sales select region, count(*) filter (where id>3) as n group by region order by n desc, region limit 2',
  'select * exclude ("Unit Price") from sales qualify row_number() over (partition by region order by id)=1 order by id',
  "with big as (select * from sales where id between 3 and 9) select id::varchar || '--no comment' as t, [id, 2][1] from big -- last\norder by id",
  "select {'a': id, 'b': 1}.a as a, list_transform([1,2], lambda x: x+id) as l from sales where region in (1,2) order by id",
  'summarize sales',
];

describe('a formatted query', () => {
  test.each(queries)('gives what it gave before: %s', async (query) => {
    const formatted = formatSql(query);
    const [before, after] = [await engine.query(query), await engine.query(formatted)];
    expect({ columns: after.columns, rows: after.rows }).toEqual({
      columns: before.columns,
      rows: before.rows,
    });
    expect(formatSql(formatted)).toBe(formatted);
  });

  test('stands in lines, its words in capitals', () => {
    expect(formatSql('select region, count(*) n from sales group by region')).toBe(
      'SELECT\n  region,\n  count(*) n\nFROM\n  sales\nGROUP BY\n  region',
    );
  });

  test('that cannot be read stays as it is: the formatter says no', () => {
    expect(() => formatSql("select 'open")).toThrow();
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinedSql } from '../../../src/agents/analyst/joined/joined-sql.ts';
import { joinedTables } from '../../../src/agents/analyst/joined/joined-tables.ts';
import { findJoins } from '../../../src/profile/joins/find-joins.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { subjectOf } from './tables.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;

beforeAll(async () => {
  engine = await startNodeEngine();
}, 60_000);
afterAll(() => engine.close());

/** Pointers, some of them nowhere and some missing, and keys that may repeat: then nothing is joined. */
const orders = fc.array(
  fc.record({
    pointer: fc.option(fc.integer({ min: 1, max: 9 })),
    value: fc.integer({ min: -50, max: 900 }),
  }),
  { minLength: 3, maxLength: 40 },
);
const keys = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 9 });

test('what is joined has the rows and the sums of the table that it starts from, always', async () => {
  const seen = { joined: 0 };
  const property = fc.asyncProperty(orders, keys, async (rows, ids) => {
    await engine.execute('DROP TABLE IF EXISTS orders');
    await engine.execute('DROP TABLE IF EXISTS customers');
    const orderLines = rows.map(({ pointer, value }, at) => `o${at},${pointer ?? ''},${value}`);
    const customerLines = ids.map((id, at) => `${id},r${at % 3}`);
    const subjects = [
      await subjectOf(engine, 'orders', `order_no,customer_id,amount\n${orderLines.join('\n')}\n`),
      await subjectOf(engine, 'customers', `id,region\n${customerLines.join('\n')}\n`),
    ];
    const joins = await findJoins(subjects, engine, new AbortController().signal);
    for (const joined of joinedTables(subjects, joins)) {
      seen.joined += 1;
      const { base, subject, columns } = joined;
      const sql = `SELECT count(*), sum("amount") FROM "${subject.table.name}" WHERE coalesce("${columns[0]?.name ?? ''}", '') <> '?'`;
      const plain = `SELECT count(*), sum("amount") FROM "${base.table.name}"`;
      if (base.table.name !== 'orders') continue;
      expect((await engine.query(joinedSql(sql, joined))).rows).toEqual((await engine.query(plain)).rows);
    }
  });
  await fc.assert(property, { numRuns: 40 });
  expect(seen.joined).toBeGreaterThan(0);
}, 60_000);

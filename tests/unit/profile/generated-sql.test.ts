import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SqlEngine } from '../../../src/core/engine.ts';
import { profile } from '../../../src/profile/profile.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { makeTable } from './table.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

const oddNames = [
  'plain',
  'select',
  'with space',
  'semi;colon',
  'a""b',
  "it's",
  '-- not',
  '/* a */',
  '🎉',
  '%s',
  '$1',
  '?',
];

/** Every query that a profile of this table asks. */
async function queriesOf(select: string, name: string): Promise<readonly string[]> {
  const table = await makeTable(engine, select, name);
  const asked: string[] = [];
  const listening: SqlEngine = {
    query(sql, options) {
      asked.push(sql);
      return engine.query(sql, options);
    },
  };
  const steps = profile(table, listening, new AbortController().signal);
  while ((await steps.next()).done !== true);
  return asked;
}

const kinds: Readonly<Record<string, string>> = {
  text: "'v' || (x % 9)",
  'nearly unique text': "'code' || CASE WHEN x = 5 THEN 4 ELSE x END",
  'number kept as text': "CASE WHEN x = 3 THEN 'none' ELSE x::VARCHAR END",
  integer: 'x * 7',
  float: 'sqrt(x)',
  decimal: '(x / 3)::DECIMAL(12, 4)',
  date: "DATE '2020-01-01' + x::INT",
  timestamp: "TIMESTAMP '2020-01-01' + to_minutes(x)",
  boolean: 'x % 2 = 0',
};

describe('the SQL of a profile', () => {
  test.each(Object.entries(kinds))(
    'is one that the engine can explain: %s columns of any name',
    async (_, sql) => {
      const list = oddNames.map((name) => `${sql} AS "${name}"`);
      const queries = await queriesOf(
        `SELECT ${list.join(', ')} FROM range(3000) AS given(x)`,
        'odd "table" ; name',
      );
      expect(queries.length).toBeGreaterThan(3);
      for (const query of queries) await engine.execute(`EXPLAIN ${query}`);
    },
  );

  test('asks a wide table in batches and not column by column', async () => {
    const list = Array.from({ length: 64 }, (_, index) => `x % ${index + 2} AS c${index}`);
    const queries = await queriesOf(`SELECT ${list.join(', ')} FROM range(100) AS given(x)`, 'wide');
    expect(queries.length).toBeLessThan(32);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ColumnProfile } from '../../../src/core/profile.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { profileOf } from './table.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

/** Name of a column, its values for x from 0 to 499, and what it should be taken for. */
const columns: readonly (readonly [string, string, string])[] = [
  ['order_id', "'ORD-' || x", 'identifier identifier'],
  ['CustomerID', '1000 + x % 200', 'identifier identifier'],
  ['store_id', 'x % 3', 'dimension category'],
  ['Nr', 'x + 1', 'identifier identifier'],
  ['session', 'uuid()::VARCHAR', 'identifier identifier'],
  ['zip', '(10000 + x * 37) % 99999', 'dimension category'],
  ['year', '1990 + x % 30', 'dimension year'],
  ['years_employed', 'x % 41', 'measure measure'],
  ['rating', '1 + x % 5', 'dimension category'],
  ['hour', 'x % 24', 'dimension category'],
  ['amount', 'x * 1.5', 'measure money'],
  ['Unit Price', '(x % 90)::DOUBLE + 0.99', 'measure money'],
  ['quantity', 'x % 12', 'measure count'],
  ['number_of_orders', 'x % 60', 'measure count'],
  ['discount_pct', '(x % 50)::DOUBLE', 'measure percentage'],
  ['heart_rate', '60 + x % 40', 'measure measure'],
  ['temperature', 'sin(x) * 30', 'measure measure'],
  ['is_fraud', '(x % 50 = 0)::INT', 'dimension boolean'],
  ['subscribed', "CASE WHEN x % 3 = 0 THEN 'yes' ELSE 'no' END", 'dimension boolean'],
  ['lat', '(x % 90)::DOUBLE', 'dimension latitude'],
  ['longitude', '(x % 180)::DOUBLE', 'dimension longitude'],
  ['contact', "'user' || x || '@example.org'", 'identifier email'],
  ['website', "'https://example.org/' || x", 'text url'],
  ['mobile', "'+49 170 ' || (1000000 + x)", 'identifier phone'],
  ['call', "'(555) ' || (100 + x % 900) || '-' || (1000 + x)", 'identifier phone'],
  ['ssn', "(100 + x % 899) || '-' || (10 + x % 89) || '-' || (1000 + x)", 'identifier national-id'],
  ['ip', "'10.0.' || (x % 256) || '.' || (x % 250)", 'identifier ip-address'],
  ['first_name', "['Ada', 'Grace', 'Alan', 'Zoë'][1 + x % 4]", 'dimension person-name'],
  ['customer', "['Ada Lovelace', 'Grace Hopper', 'Alan M. Turing'][1 + x % 3]", 'dimension person-name'],
  ['product name', "['Blue Chair', 'Red Table', 'Green Lamp'][1 + x % 3]", 'dimension category'],
  ['country', "['Peru', 'Chad', 'Oman'][1 + x % 3]", 'dimension country'],
  ['city', "'Town ' || chr(65 + (x % 26)::INT)", 'dimension place'],
  ['comment', "'The parcel came late and the box was open, I was not amused ' || x", 'text free-text'],
  ['status', "CASE WHEN x % 9 = 0 THEN 'FAILED' ELSE 'OK' END", 'dimension category'],
  ['when', "TIMESTAMP '2024-01-01' + to_hours(x)", 'time date'],
  ['day as text', "(1 + x % 12) || '/' || (1 + x % 28) || '/2021'", 'dimension date'],
  ['clock', "TIME '08:00:00' + to_minutes(x)", 'dimension time'],
];

describe('a column is taken for what it is', () => {
  let found: readonly ColumnProfile[];
  beforeAll(async () => {
    const list = columns.map(([name, sql]) => `${sql} AS "${name}"`);
    found = (
      await profileOf(engine, `SELECT 'first' AS first, ${list.join(', ')} FROM range(500) AS given(x)`)
    ).columns;
  });

  test.each(columns)('%s', (name, _, meaning) => {
    const column = found.find((candidate) => candidate.name === name);
    expect(`${column?.role ?? ''} ${column?.semanticType ?? ''}`).toBe(meaning);
  });

  test('personal ones are flagged, and no others', () => {
    expect(found.filter(({ isPersonal }) => isPersonal).map(({ name }) => name)).toEqual([
      'contact',
      'mobile',
      'call',
      'ssn',
      'ip',
      'first_name',
      'customer',
    ]);
  });
});

test('card numbers are told by their check digit', async () => {
  const cards = [
    '4539578763621486',
    '4111111111111111',
    '5500005555555559',
    '340000000000009',
    '6011000000000004',
  ];
  const list = (values: readonly string[]) => `unnest([${values.map((value) => `'${value}'`).join(', ')}])`;
  const others = cards.map((card) => `${card.slice(0, -1)}${(Number(card.at(-1)) + 1) % 10}`);
  const profile = await profileOf(engine, `SELECT ${list(cards)} AS a, ${list(others)} AS b`);
  expect(profile.columns.map(({ semanticType }) => semanticType === 'card-number')).toEqual([true, false]);
});

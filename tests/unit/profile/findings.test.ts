import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Profile } from '../../../src/core/profile.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { profileOf } from './table.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

function messages(profile: Profile, column: string): readonly string[] {
  return profile.warnings
    .filter((warning) => warning.column === column)
    .map(({ kind, count, message }) => `${kind} ${count}: ${message}`);
}

describe('warnings say in plain words what is wrong, and in how many rows', () => {
  let profile: Profile;
  beforeAll(async () => {
    profile = await profileOf(
      engine,
      `SELECT x AS id,
        CASE WHEN x = 7 THEN 'n/a' ELSE x::VARCHAR END AS reading,
        x::VARCHAR AS written,
        '3/4/2021' AS day,
        CASE WHEN x % 500 = 0 THEN 'Gorceries' WHEN x % 100 = 1 THEN 'groceries ' ELSE 'Groceries' END AS category,
        'Type ' || (CASE WHEN x < 5 THEN 1 ELSE 2 END) AS type,
        CASE WHEN x < 3 THEN DATE '1970-01-01' WHEN x = 9 THEN DATE '2999-01-01' ELSE DATE '2024-01-01' + (x % 300)::INT END AS since,
        CASE WHEN x = 5 THEN 999999 ELSE x % 10 END AS marks,
        CASE WHEN x % 4 = 0 THEN NULL ELSE x END AS gaps,
        CASE WHEN x % 250 = 0 THEN 'N/A' WHEN x % 250 = 1 THEN ' ' ELSE 'a' || (x % 3) END AS grp,
        'same' AS same
      FROM range(2000) AS given(x)`,
    );
  });

  test.each([
    ['reading', ['mixed-types 1: 1 of 2,000 rows holds no number in reading, "n/a" for one; all others do.']],
    ['written', ['number-as-text 2000: written is kept as text, though all its 2,000 values are numbers.']],
    [
      'day',
      [
        'constant-column 2000: day is "3/4/2021" wherever it is filled.',
        'ambiguous-dates 2000: day holds dates as text, and day and month may be meant either way ("3/4/2021").',
      ],
    ],
    [
      'category',
      [
        'near-duplicate-values 20: 20 of 2,000 rows say "groceries " in category, probably meant as "Groceries" (1,976 rows).',
        'near-duplicate-values 4: 4 of 2,000 rows say "Gorceries" in category, probably meant as "Groceries" (1,976 rows).',
      ],
    ],
    ['type', []],
    [
      'since',
      [
        'suspicious-dates 3: 3 of 2,000 rows say 1970-01-01 in since, which programs write when a date is unknown.',
        'suspicious-dates 1: 1 of 2,000 rows is far in the future by since, up to 2999-01-01.',
      ],
    ],
    [
      'marks',
      [
        'extreme-values 1: 1 of 2,000 rows lies far from the rest in marks: half of all values are between 2 and 7, the ends are 0 and 999,999.',
      ],
    ],
    ['gaps', ['missing-values 500: 500 of 2,000 rows have no value in gaps.']],
    ['same', ['constant-column 2000: same is "same" wherever it is filled.']],
    ['grp', ['missing-values 16: 16 of 2,000 rows say blank, "N/A" in grp where a value should stand.']],
    ['id', []],
  ])('%s', (column, expected) => {
    expect(messages(profile, column)).toEqual(expected);
  });
});

test('old dates are no placeholders in a table of old dates', async () => {
  const profile = await profileOf(
    engine,
    "SELECT DATE '1900-01-01' + (x * 30)::INT AS born FROM range(300) AS given(x)",
  );
  expect(profile.warnings).toEqual([]);
});

describe('what follows from the columns', () => {
  let profile: Profile;
  beforeAll(async () => {
    profile = await profileOf(
      engine,
      `SELECT 'P' || x AS payment_id, TIMESTAMP '2024-01-01' + to_hours(x) AS at, (x % 97) * 1.5 AS amount,
        x % 97 + x % 5 AS weight, ['north', 'south', 'west'][1 + x % 3] AS area, x % 20 = 0 AS refunded,
        CASE WHEN x % 8 = 0 THEN 'FAILED' WHEN x % 8 = 1 THEN NULL ELSE 'DONE' END AS status
      FROM range(1000) AS given(x)`,
    );
  });

  test('keys are unique and never null', () => {
    expect(profile.keys).toEqual(['payment_id', 'at']);
  });

  test('baselines are means of measures and shares among the filled rows', () => {
    const named = new Map(profile.baselines.map(({ name, baseline }) => [name, baseline]));
    expect(named.get('share of status = FAILED')).toBeCloseTo(125 / 875, 12);
    expect(named.get('share of refunded = true')).toBe(0.05);
    expect(named.has('share of refunded = false')).toBe(false);
    expect(named.get('mean amount')).toBeCloseTo(profile.columns[2]?.numeric?.mean ?? Number.NaN, 12);
  });

  test('a trend over 42 days is drawn by the day', () => {
    expect(profile.columns[1]?.time).toMatchObject({ grain: 'day', min: '2024-01-01 00:00:00' });
    expect(profile.columns[1]?.time?.histogram[1]).toEqual({ from: '2024-01-02', count: 24 });
  });

  test('questions are made of what is there', () => {
    expect(profile.suggestedQuestions).toEqual([
      'Which area has the highest refunded rate?',
      'What is the average amount by area?',
      'How does amount change over time?',
      'Which area has the highest FAILED rate?',
      'What are the top 5 area by total amount?',
      'How many rows are there per area?',
      'How are amount and weight related?',
      'Are there outliers in amount?',
    ]);
  });
});

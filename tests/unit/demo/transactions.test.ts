import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { plantedEffects } from '../../../src/demo/effects.ts';
import { demoPlan, transactionCsv, transactions } from '../../../src/demo/transactions.ts';
import { demoFacts } from '../../files/demo-facts.ts';

const shipped = gunzipSync(readFileSync('public/demo/transactions.csv.gz')).toString('utf8');
const [header = '', ...lines] = shipped.trimEnd().split('\n');
const names = header.split(',');
const rows = lines.map((line) => {
  const cells = line.split(',');
  return new Map(names.map((name, index) => [name, cells[index] ?? '']));
});
type Row = (typeof rows)[number];

function count(...conditions: ((row: Row) => boolean)[]): number {
  return rows.filter((row) => conditions.every((holds) => holds(row))).length;
}
const is = (column: string, value: string) => (row: Row) => row.get(column) === value;
const failed = is('status', 'FAILED');
const fraud = is('is_fraud', '1');
const amount = (row: Row) => Number(row.get('amount'));
const sum = (chosen: readonly Row[]) => chosen.reduce((total, row) => total + amount(row), 0);
const time = (row: Row) => row.get('timestamp') ?? '';
const isWeekend = (row: Row) => [0, 6].includes(new Date(`${time(row).slice(0, 10)}T00:00:00Z`).getUTCDay());
const atNight = (row: Row) => time(row).slice(11) < '05:00:00';
const isLarge = (row: Row) => amount(row) >= 10_000;
const not = (holds: (row: Row) => boolean) => (row: Row) => !holds(row);

describe('the shipped demo', () => {
  it('is what the generator makes', () => {
    const made = createHash('sha256');
    for (const piece of transactionCsv(demoPlan)) made.update(piece);
    expect(createHash('sha256').update(shipped).digest('hex')).toBe(made.digest('hex'));
  });

  it('takes less than 4 MB', () => {
    expect(readFileSync('public/demo/transactions.csv.gz').byteLength).toBeLessThan(4_000_000);
  });

  it('stands in the order of time, within 2024', () => {
    const times = rows.map(time);
    expect(times.every((at, index) => index === 0 || at >= (times[index - 1] ?? ''))).toBe(true);
    expect(times[0]?.slice(0, 10)).toBe('2024-01-01');
    expect(times.at(-1)?.slice(0, 10)).toBe('2024-12-31');
  });
});

describe('the planted truths', () => {
  it('count rows, failures and money', () => {
    expect(rows).toHaveLength(demoFacts.rowCount);
    expect(count(failed)).toBe(demoFacts.failedCount);
    expect(count(failed) / rows.length).toBeCloseTo(demoFacts.failureRate, 12);
    expect(sum(rows)).toBe(demoFacts.amountSum);
  });

  it('let the age group 18-25 fail more than twice as often as any other', () => {
    for (const [group, facts] of Object.entries(demoFacts.ageGroups)) {
      expect(count(is('age_group', group))).toBe(facts.count);
      expect(count(is('age_group', group), failed)).toBe(facts.failed);
    }
    const rates = Object.values(demoFacts.ageGroups).map((facts) => facts.failed / facts.count);
    expect(rates[0]).toBeGreaterThan(2 * Math.max(...rates.slice(1)));
  });

  it('give one bank a bad week', () => {
    const { bank, from, until, count: all, failed: failures } = demoFacts.badWeek;
    const within = (row: Row) => time(row) >= from && time(row) < until;
    expect(bank).toBe(plantedEffects.badWeek.bank);
    expect(count(is('bank', bank), within)).toBe(all);
    expect(count(is('bank', bank), within, failed)).toBe(failures);
    expect(failures / all).toBeGreaterThan((7 * count(not(is('bank', bank)), failed)) / rows.length);
  });

  it('make weekends busier and dearer', () => {
    const { weekend, weekdays } = demoFacts;
    expect(count(isWeekend)).toBe(weekend.count);
    expect(sum(rows.filter(isWeekend))).toBe(weekend.amountSum);
    expect(count(not(isWeekend))).toBe(weekdays.count);
    expect(sum(rows.filter(not(isWeekend)))).toBe(weekdays.amountSum);
    expect(weekend.count / 104 / (weekdays.count / 262)).toBeCloseTo(1.3, 2);
    expect(weekend.amountSum / weekend.count / (weekdays.amountSum / weekdays.count)).toBeCloseTo(1.2, 1);
  });

  it('hide fraud in large amounts at night', () => {
    const { largeAtNight, smallAtNight, largeByDay, smallByDay } = demoFacts.fraud;
    const cases = [
      [largeAtNight, isLarge, atNight],
      [smallAtNight, not(isLarge), atNight],
      [largeByDay, isLarge, not(atNight)],
      [smallByDay, not(isLarge), not(atNight)],
    ] as const;
    for (const [facts, ...conditions] of cases) {
      expect(count(...conditions)).toBe(facts.count);
      expect(count(...conditions, fraud)).toBe(facts.fraud);
    }
    expect(count(fraud)).toBe(demoFacts.fraudCount);
  });

  it('repeat rows, leave values out, and spell a category wrongly', () => {
    expect(lines.length - new Set(lines).size).toBe(demoFacts.duplicateRowCount);
    expect(count(is('device', ''))).toBe(demoFacts.missingDeviceCount);
    expect(count(is('state', ''))).toBe(demoFacts.missingStateCount);
    expect(count(is('category', plantedEffects.misspelling.spelling))).toBe(demoFacts.misspeltCategoryCount);
    const complete = names.filter((name) => name !== 'device' && name !== 'state');
    expect(count((row) => complete.some((name) => row.get(name) === ''))).toBe(0);
  });
});

describe('transactions', () => {
  it.each([0, 1, 999, 20_001])('makes exactly %i rows', (wanted) => {
    const made = [...transactions({ ...demoPlan, rows: wanted })].flat();
    expect(made).toHaveLength(wanted);
  });

  it('makes other rows from another seed', () => {
    const first = [...transactionCsv({ ...demoPlan, rows: 100 })].join('');
    const second = [...transactionCsv({ ...demoPlan, rows: 100, seed: 8 })].join('');
    expect(second).not.toBe(first);
    expect([...transactionCsv({ ...demoPlan, rows: 100 })].join('')).toBe(first);
  });

  it('plants the effects it is told', () => {
    const effects = {
      ...plantedEffects,
      failureRates: { ...plantedEffects.failureRates, '56+': 1 },
      misspelling: { category: 'Fuel', spelling: 'Feul', share: 1 },
    };
    const made = [...transactions({ rows: 5000, seed: 3, effects })].flat();
    const oldest = made.filter((row) => row.age_group === '56+');
    expect(oldest.length).toBeGreaterThan(0);
    expect(oldest.every((row) => row.status === 'FAILED')).toBe(true);
    expect(made.some((row) => row.category === 'Feul')).toBe(true);
    expect(made.some((row) => row.category === 'Fuel')).toBe(false);
  });
});

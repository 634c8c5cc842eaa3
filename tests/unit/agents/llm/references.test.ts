import { expect, test } from 'vitest';
import { resolveReference } from '../../../../src/agents/llm/answer/reference.ts';
import type { Referents } from '../../../../src/agents/llm/answer/referents.ts';
import type { Finding } from '../../../../src/core/finding.ts';
import { subject } from '../subject.ts';

const sql: Finding = {
  language: 'sql',
  id: 'first',
  purpose: 'rates',
  code: 'SELECT city, avg(failed) AS failure_rate, 100.0 * avg(failed) AS pct, count(*) AS n, max(paid) AS last_day, "Total (€)" FROM orders',
  result: {
    columns: [
      { name: 'city', type: 'VARCHAR', kind: 'text' },
      { name: 'failure_rate', type: 'DOUBLE', kind: 'float' },
      { name: 'pct', type: 'DOUBLE', kind: 'float' },
      { name: 'n', type: 'BIGINT', kind: 'integer' },
      { name: 'last_day', type: 'DATE', kind: 'date' },
      { name: 'Total (€)', type: 'DOUBLE', kind: 'float' },
    ],
    rows: [
      ['Lagos', 0.2, 20, 50, '2024-03-01', 9.5],
      ['Kano', 0.1, 10, 40, '2024-02-01', 7],
    ],
    truncated: false,
    elapsedMs: 1,
  },
};
const python: Finding = {
  language: 'python',
  id: 'second',
  purpose: 'test',
  code: '…',
  inputSql: undefined,
  result: {
    results: { slope: 1.5, 'p value': 0.03, groups: [{ mean: 4 }, { mean: 6 }], method: 't-test' },
    stdout: '',
    figures: [],
    table: null,
    elapsedMs: 1,
  },
};
const referents: Referents = {
  named: [
    { alias: 'r1', finding: sql, written: sql.code },
    { alias: 'p1', finding: python, written: python.code },
  ],
  subjects: [subject],
  question: 'Where?',
};

const found = (reference: string) => {
  const resolved = resolveReference(reference, referents);
  return resolved.kind === 'bound' ? resolved.bound : resolved.problem.reason;
};

test.each([
  ['r1[0].failure_rate|percent', 0.2, { style: 'percent' }],
  ['r1[0].failure_rate', 0.2, { style: 'percent' }],
  ['r1[-1].city', 'Kano', { style: 'text' }],
  ['R1[1].N', 40, { style: 'count' }],
  ['r1[0]["Total (€)"]|number €', 9.5, { style: 'number', unit: '€' }],
  ['r1[0].pct|percent', 20, { style: 'number', unit: '%' }],
  ['r1[city="Kano"].n', 40, { style: 'count' }],
  ['r1[city=kano].n', 40, { style: 'count' }],
  ['r1.rows[0].n', 50, { style: 'count' }],
  ['r1[0].last_day', '2024-03-01', { style: 'date' }],
  ['max(r1.n)', 50, { style: 'count' }],
  ['min(r1.failure_rate)|percent', 0.1, { style: 'percent' }],
  ['rows(r1)', 2, { style: 'count' }],
  ['ratio(r1[0].n, r1[1].n)|number', 1.25, { style: 'number' }],
  [
    'difference(r1[0].failure_rate, r1[1].failure_rate)|percentage-points',
    0.1,
    { style: 'percentage-points' },
  ],
  ['relative_change(r1[0].n, r1[1].n)', 0.25, { style: 'percent' }],
  ['sum(r1.n)', 90, { style: 'number' }],
  ['mean(r1[0].n, r1[1].n)', 45, { style: 'number' }],
  ['p1.slope', 1.5, { style: 'number' }],
  ['p1["p value"]|number', 0.03, { style: 'number' }],
  ['p1.groups[1].mean', 6, { style: 'count' }],
  ['p1.results.method', 't-test', { style: 'text' }],
  ['dna(orders).rowCount', 4, { style: 'count' }],
  ['dna(data).rows', 4, { style: 'count' }],
  [' r1 [0] . n ', undefined, undefined],
])('%s', (reference, value, format) => {
  const bound = found(reference);
  if (value === undefined) expect(typeof bound).toBe('string');
  else expect(bound).toMatchObject({ value, format });
});

test.each([
  ['r3[0].n', 'there is no result r3; there are r1, p1'],
  ['r1[0].rate', 'there is no column rate'],
  ['r1[9].n', 'there is no row 9'],
  ['r1.n', 'say which row of r1: r1[0]'],
  ['r1[city=Oslo].n', 'there is no row with city = Oslo'],
  ['sqrt(r1[0].n)', 'there is no function sqrt'],
  ['p1', 'it holds several values: name one of them'],
  ['p1.nothing', 'p1 has no such value'],
  ['ratio(r1[0].city, r1[1].n)', 'there is no such value'],
  ['42', 'this is no reference'],
  ['constructor', 'there is no result constructor; there are r1, p1'],
  ['p1.__proto__', 'p1 has no such value'],
])('%s leads nowhere: %s', (reference, reason) => {
  expect(found(reference)).toBe(reason);
});

test('a hint that does not fit the value, or holds a number, changes nothing', () => {
  expect(found('r1[0].city|percent')).toMatchObject({ format: { style: 'text' } });
  expect(found('r1[0].n|number 42kg')).toMatchObject({ format: { style: 'number' } });
  expect(found('r1[0].n|nonsense')).toMatchObject({ format: { style: 'count' } });
});

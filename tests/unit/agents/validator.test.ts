import { expect, test } from 'vitest';
import { validate } from '../../../src/agents/validator.ts';
import type { Composition } from '../../../src/core/agent.ts';
import type { Answer, BoundValue, Segment } from '../../../src/core/answer.ts';
import type { Finding } from '../../../src/core/finding.ts';
import { contextWith, runToEnd } from './subject.ts';

const finding: Finding = {
  language: 'sql',
  id: 'r1',
  purpose: 'counts',
  code: 'SELECT …',
  result: {
    columns: [
      { name: 'bank', type: 'VARCHAR', kind: 'text' },
      { name: 'n', type: 'BIGINT', kind: 'integer' },
    ],
    rows: [
      ['Axis', 40],
      ['HDFC', 10],
    ],
    truncated: false,
    elapsedMs: 1,
  },
};

const cell = (row: number, value: BoundValue['value']): BoundValue => ({
  value,
  format: { style: 'count' },
  origin: { kind: 'cell', cell: { resultId: 'r1', row, column: 'n' } },
});

function compositionOf(text: Segment[], crossChecks: Composition['crossChecks'] = []): Composition {
  const answer: Answer = {
    text: [text],
    headline: null,
    metrics: text.flatMap((segment) =>
      'bound' in segment ? [{ name: 'n', value: segment.bound, confidence: 'unchecked' as const }] : [],
    ),
    chart: null,
    tableResultId: 'r1',
    assumptions: [],
    followUps: [],
    declined: false,
  };
  return { answer, crossChecks };
}

async function judge(composition: Composition, second: unknown = 40, question = 'How many?') {
  const context = contextWith(
    {
      run_sql: () =>
        Promise.resolve({ columns: [], rows: [[second as number]], truncated: false, elapsedMs: 1 }),
    },
    question,
  );
  return (await runToEnd(validate({ composition, findings: [finding] }, context))).output;
}

test('values that equal their cells are bound', async () => {
  const { verdict, answer } = await judge(compositionOf([{ bound: cell(0, 40) }]));
  expect(verdict.state).toBe('bound');
  expect(answer.metrics[0]?.confidence).toBe('bound');
});

test('a value that differs from its cell is replaced by it, and the verdict says so', async () => {
  const { verdict, answer } = await judge(compositionOf([{ bound: cell(0, 41) }]));
  expect(verdict.state).toBe('contradicted');
  expect(answer.text[0]?.[0]).toMatchObject({ bound: { value: 40 } });
});

test('a value of a cell that is not there stays unchecked', async () => {
  const { verdict, answer } = await judge(compositionOf([{ bound: cell(7, 40) }]));
  expect(verdict.state).toBe('contradicted');
  expect(answer.metrics[0]?.confidence).toBe('unchecked');
});

test('a headline that a second query finds too is verified; one that it does not is contradicted', async () => {
  const crossChecks = [{ name: 'count again', sql: 'SELECT 40', expected: 40 }];
  expect((await judge(compositionOf([{ bound: cell(0, 40) }], crossChecks), 40)).verdict.state).toBe(
    'verified',
  );
  expect((await judge(compositionOf([{ bound: cell(0, 40) }], crossChecks), 39)).verdict.state).toBe(
    'contradicted',
  );
});

test('a number in the text that no result, name or question has is found', async () => {
  const invented = await judge(compositionOf([{ text: 'Axis has 41 failures' }, { bound: cell(0, 40) }]));
  expect(invented.verdict.state).toBe('contradicted');
  expect(invented.verdict.checks.some(({ detail }) => detail.includes('41'))).toBe(true);
});

test('numbers of the question, of names and of results may stand in the text', async () => {
  const composition = compositionOf([{ text: 'Top 3 of orders 2024 by q3: 10' }, { bound: cell(0, 40) }]);
  expect((await judge(composition, 40, 'top 3 banks')).verdict.state).toBe('bound');
});

test('a difference is computed again from its cells', async () => {
  const difference: BoundValue = {
    value: 30,
    format: { style: 'count' },
    origin: {
      kind: 'computed',
      operation: 'difference',
      of: [
        { resultId: 'r1', row: 0, column: 'n' },
        { resultId: 'r1', row: 1, column: 'n' },
      ],
    },
  };
  expect((await judge(compositionOf([{ bound: difference }]))).verdict.state).toBe('bound');
  expect((await judge(compositionOf([{ bound: { ...difference, value: 31 } }]))).verdict.state).toBe(
    'contradicted',
  );
});

test('only the value that was computed a second way counts as verified, not its neighbours', async () => {
  const crossChecks = [{ name: 'count again', sql: 'SELECT 40', expected: 40 }];
  const { answer } = await judge(
    compositionOf([{ bound: cell(0, 40) }, { bound: cell(1, 10) }], crossChecks),
    40,
  );
  expect(answer.metrics.map(({ confidence }) => confidence)).toEqual(['verified', 'bound']);
});

test('a fact of the profile is read from it again, and one that it does not have is not believed', async () => {
  const fact = (path: string, value: number): Segment => ({
    bound: { value, format: { style: 'count' }, origin: { kind: 'profile', table: 'orders', path } },
  });
  expect((await judge(compositionOf([fact('rowCount', 4), fact('columns.length', 0)]))).verdict.state).toBe(
    'bound',
  );
  expect((await judge(compositionOf([fact('rowCount', 5)]))).verdict.state).toBe('contradicted');
  expect((await judge(compositionOf([fact('columns.7.nullCount', 0)]))).verdict.state).toBe('contradicted');
});

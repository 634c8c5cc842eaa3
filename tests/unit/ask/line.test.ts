import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/core/answer.ts';
import type { Finding } from '../../../src/core/finding.ts';
import { startTurn, type Turn } from '../../../src/core/turn.ts';
import { answerLine, failedLine } from '../../ask/line.ts';

function sqlFinding(id: string, rows: number): Finding {
  return {
    language: 'sql',
    id,
    purpose: 'to count',
    code: `select ${id}`,
    result: {
      columns: [{ name: 'n', type: 'BIGINT', kind: 'integer' }],
      rows: Array.from({ length: rows }, (_, row) => [row]),
      truncated: false,
      elapsedMs: 1,
    },
  };
}

const pythonFinding: Finding = {
  language: 'python',
  id: 'p',
  purpose: 'to fit',
  code: 'results = 1',
  inputSql: 'select x from t',
  result: { results: 1, stdout: '', figures: [], table: null, elapsedMs: 1 },
};

const rate = {
  value: 0.0781,
  format: { style: 'percent', unit: 'share' },
  origin: { kind: 'cell', cell: { resultId: 'two', row: 0, column: 'n' } },
} as const;

const answer: Answer = {
  text: [[{ text: 'It is ' }, { bound: rate }, { text: '.' }], [{ text: 'Ages 18-25 lead.' }]],
  headline: 0.0781,
  metrics: [{ name: 'Failure rate', value: rate, confidence: 'verified' }],
  chart: null,
  tableResultId: 'two',
  assumptions: [],
  followUps: ['By device?'],
  declined: false,
};

function answered(change: Partial<Turn> = {}): Turn {
  return {
    ...startTurn('t', 'c', 'What is the failure rate?', 0),
    state: 'answered',
    orchestration: { classification: 'SQL_ONLY', reasoning: '', columns_needed: [], next_agents: [] },
    findings: [sqlFinding('one', 1), sqlFinding('two', 2)],
    answer,
    verdict: { state: 'verified', checks: [] },
    ...change,
  };
}

describe('an answered question', () => {
  test('is one line with its answer as data', () => {
    expect(answerLine('7', answered(), 12.6)).toEqual({
      id: '7',
      question: 'What is the failure rate?',
      classification: 'SQL_ONLY',
      declined: false,
      headline: 0.0781,
      text: 'It is 7.8%\u00a0share.\nAges 18-25 lead.',
      metrics: [{ name: 'Failure rate', value: 0.0781, unit: 'share' }],
      sql: ['select one', 'select two'],
      python: [],
      result: { columns: ['n'], rows: [[0], [1]] },
      chart_spec: null,
      follow_ups: ['By device?'],
      verdict: { state: 'verified', checks: [] },
      elapsed_ms: 13,
    });
  });

  test('shows the first result when the answer names none', () => {
    const line = answerLine('7', answered({ answer: { ...answer, tableResultId: null } }), 1);
    expect(line.result?.rows).toEqual([[0]]);
  });

  test('shows the first thousand rows of a result', () => {
    const line = answerLine('7', answered({ findings: [sqlFinding('two', 1001)] }), 1);
    expect(line.result?.rows).toHaveLength(1000);
  });

  test('keeps SQL and Python apart; a Python result without the shape of a table is none', () => {
    const line = answerLine('7', answered({ findings: [pythonFinding, sqlFinding('one', 1)] }), 1);
    expect(line).toMatchObject({ python: ['results = 1'], sql: ['select one'], result: null });
  });
});

test('a question that failed says why, with what had been found', () => {
  const turn = answered({
    state: 'failed',
    answer: undefined,
    error: { message: 'No such column', details: '', recoverable: true },
  });
  expect(answerLine('7', turn, 1)).toMatchObject({
    error: 'No such column',
    headline: null,
    sql: ['select one', 'select two'],
  });
});

test('a question that was stopped is not passed off as an answer', () => {
  expect(answerLine('7', answered({ state: 'stopped', answer: undefined }), 1).error).toContain('stopped');
});

test('a question that never ran still gives its line', () => {
  expect(failedLine('7', 'Why?', 30_000.4, 'It took too long.')).toMatchObject({
    id: '7',
    question: 'Why?',
    error: 'It took too long.',
    elapsed_ms: 30_000,
    result: null,
  });
});

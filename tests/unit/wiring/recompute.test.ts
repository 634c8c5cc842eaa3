import { expect, test } from 'vitest';
import type { Cell } from '../../../src/core/cell.ts';
import type { SqlEngine } from '../../../src/core/engine.ts';
import type { FinishedAnalysis } from '../../../src/core/finished-analysis.ts';
import type { ResultSet } from '../../../src/core/result-set.ts';
import { recompute } from '../../../src/wiring/recompute.ts';

const { signal } = new AbortController();
const percent = { style: 'percent' } as const;

function resultOf(rows: readonly (readonly Cell[])[]): ResultSet {
  const columns = [
    { name: 'shop', type: 'VARCHAR', kind: 'text' },
    { name: 'rate', type: 'DOUBLE', kind: 'float' },
  ] as const;
  return { columns, rows, truncated: false, elapsedMs: 0 };
}

const analysis: FinishedAnalysis = {
  table: 'sales',
  rowCount: 3,
  contentHash: '',
  answers: [
    {
      question: 'rate by shop',
      text: [
        [
          { text: 'Oslo has ' },
          {
            bound: {
              value: 0.3,
              format: percent,
              origin: { kind: 'cell', cell: { resultId: 'r1', row: 0, column: 'rate' } },
            },
          },
          {
            bound: {
              value: 0.1,
              format: percent,
              origin: {
                kind: 'computed',
                operation: 'difference',
                of: [
                  { resultId: 'r1', row: 0, column: 'rate' },
                  { resultId: 'r1', row: 1, column: 'rate' },
                ],
              },
            },
          },
        ],
      ],
      chart: {
        type: 'bar',
        title: '',
        subtitle: '',
        resultId: 'r1',
        style: 'percent',
        x: 'shop',
        y: ['rate'],
        arrangement: 'grouped',
      },
      findings: [
        {
          language: 'sql',
          id: 'r1',
          purpose: '',
          code: 'SELECT',
          result: resultOf([
            ['Oslo', 0.3],
            ['Bergen', 0.2],
          ]),
        },
      ],
    },
  ],
};

function engineThatSays(rows: readonly (readonly Cell[])[]): SqlEngine {
  return { query: () => Promise.resolve(resultOf(rows)) };
}

test('every figure of the text and of the chart is compared, computed ones too', async () => {
  const engine = engineThatSays([
    ['Oslo', 0.1 + 0.2],
    ['Bergen', 0.2],
  ]);
  expect(await recompute(engine, analysis, 'sales', signal)).toEqual({ figureCount: 4, mismatches: [] });
});

test('a figure that differs is told with what was found in its place', async () => {
  const engine = engineThatSays([
    ['Oslo', 0.3],
    ['Bergen', 0.25],
  ]);
  const { figureCount, mismatches } = await recompute(engine, analysis, 'sales', signal);
  expect(figureCount).toBe(4);
  expect(mismatches.map(({ shown, found }) => [shown, Number(found).toFixed(2)])).toEqual([
    [0.1, '0.05'],
    [0.2, '0.25'],
  ]);
});

test('a value that stands at another label is not the one that is drawn', async () => {
  const engine = engineThatSays([['Oslo', 0.3]]);
  const { mismatches } = await recompute(engine, analysis, 'sales', signal);
  expect(mismatches.map(({ shown, found }) => [shown, found])).toEqual([
    [0.1, undefined],
    [0.2, undefined],
  ]);
});

import type { StoreApi } from 'zustand';
import type { TableRows } from '../../core/analysis.ts';
import type { Turn } from '../../core/turn.ts';
import { basisFinding } from '../../state/insights-basis.ts';
import type { ResultsState } from '../../state/results.ts';
import { drawnFrom } from '../charts/use-drawn-table.ts';
import { tableOf } from '../findings/finding-table.ts';
import { knownResult } from '../results/known-result.ts';

/**
 * What the chart of an answer shows, where the page has only first rows of its result: these alone would draw something
 * else. `undefined` where there is no such chart, or the whole cannot be had.
 */
export async function drawnWhole(
  turn: Turn,
  results: StoreApi<ResultsState>,
): Promise<TableRows | undefined> {
  const chart = turn.answer?.chart;
  const finding = basisFinding(turn);
  const table = finding === undefined ? null : tableOf(finding);
  if (!chart || finding?.id !== chart.resultId || table?.truncated !== true) return undefined;
  const known = knownResult(turn.id, finding, table);
  const drawn = await results
    .getState()
    .lookAtWhole(known, (whole) => drawnFrom(whole, chart))
    // What cannot be had is said on the chart: first rows are kept.
    .catch(() => undefined);
  if (drawn === undefined) return undefined;
  const { columns, rows, truncated, boxes } = drawn.table;
  return {
    columns: columns.map(({ name, type, kind }) => ({ name, type, kind })),
    ...(boxes === undefined ? { rows, truncated } : { rows: table.rows, truncated: true, boxes }),
  };
}

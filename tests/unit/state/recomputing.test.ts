import { expect, test } from 'vitest';
import type { FinishedAnalysis } from '../../../src/core/finished-analysis.ts';
import { createRecomputing } from '../../../src/state/recomputing.ts';

const analysis: FinishedAnalysis = { table: 'sales', rowCount: 0, contentHash: '', answers: [] };
const { signal } = new AbortController();

test('a table that was read for it is dropped again, whatever came of it', async () => {
  const dropped: string[] = [];
  const recomputing = createRecomputing({
    analysis,
    recompute: () => Promise.reject(new Error('no memory left')),
  });
  const lent = { table: 'aside', drop: () => Promise.resolve(void dropped.push('aside')) };
  await recomputing.getState().start(signal, { kind: 'for-this', read: () => Promise.resolve(lent) });
  expect(dropped).toEqual(['aside']);
  expect(recomputing.getState().stage).toEqual({ kind: 'failed', reason: 'no memory left' });
});

test('stopped, it waits, and can be started on another table; once done it stays done', async () => {
  const asked: string[] = [];
  const recomputing = createRecomputing({
    analysis,
    recompute: (_, table) => Promise.resolve({ figureCount: asked.push(table), mismatches: [] }),
  });
  const { start } = recomputing.getState();
  const stopped = () => Promise.reject(new DOMException('Stopped.', 'AbortError'));
  await start(signal, { kind: 'for-this', read: stopped });
  expect(recomputing.getState().stage).toEqual({ kind: 'waiting' });
  await start(signal, { kind: 'open', table: 'sales' });
  await start(signal, { kind: 'open', table: 'other' });
  expect(asked).toEqual(['sales']);
  expect(recomputing.getState().stage).toEqual({ kind: 'done', figureCount: 1, mismatches: [] });
});

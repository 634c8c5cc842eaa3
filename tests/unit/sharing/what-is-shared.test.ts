import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Insight, Subject } from '../../../src/core/agent.ts';
import type { Turn } from '../../../src/core/turn.ts';
import { analysisOf, fullContents, linkContents } from '../../../src/sharing/analysis/analysis-of.ts';
import { matchTables } from '../../../src/sharing/replay/match.ts';
import { recompute } from '../../../src/sharing/replay/recompute.ts';
import { basisOf } from '../../../src/state/insights-basis.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { subjectOf } from '../analyst/tables.ts';
import { january, openTable, turnOf, withoutPython } from './analyses.ts';
import { emptyAnalysis } from './any-analysis.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let subject: Subject;
const { signal } = new AbortController();

beforeAll(async () => {
  engine = await startNodeEngine();
  subject = await subjectOf(engine, 'january', january);
}, 60_000);
afterAll(() => engine.close());

async function shared(turn: Turn, contents: typeof linkContents) {
  const basis = basisOf(turn);
  const insight: Insight = { id: '1', datasetId: 'a', text: 'kept', question: '', createdAt: 0, basis };
  const source = { title: 'x', madeAt: 0, turns: [turn], subjects: [subject], insights: [insight] };
  return analysisOf(source, contents);
}

/** An answer that shows rows of the data, and speaks of one value of them. */
async function listing(): Promise<Turn> {
  const turn = await turnOf(engine, subject, 'How many payments failed?');
  const code = 'SELECT payment_id, paid_at, amount FROM january ORDER BY amount DESC';
  const result = await engine.query(code);
  const finding = { language: 'sql', id: 'list', purpose: 'All payments', code, result } as const;
  const value = {
    value: 310,
    format: { style: 'number' },
    origin: { kind: 'cell', cell: { resultId: 'list', row: 0, column: 'amount' } },
  } as const;
  const metrics = [{ name: 'largest', value, confidence: 'bound' } as const];
  const answer = turn.answer === undefined ? undefined : { ...turn.answer, metrics, tableResultId: 'list' };
  return { ...turn, findings: [finding], answer };
}

test('a link holds no row of the data that its answers do not say', async () => {
  const link = await shared(await listing(), linkContents);
  const file = await shared(await listing(), fullContents);
  expect(JSON.stringify(file)).toContain('2024-01-09');
  expect(JSON.stringify(link)).not.toContain('2024-01-09');
  expect(JSON.stringify(link)).not.toContain('P003');
  expect(link.steps[0]?.figures.find(({ value }) => value === 310)?.labels).toEqual([[]]);
});

test('a figure whose row is not named in the link is not computed from another row', async () => {
  const { steps } = await shared(await listing(), linkContents);
  const [step] = steps;
  if (step === undefined) throw new Error('There is no step.');
  const matches = matchTables({ ...emptyAnalysis, steps }, openTable(subject), []);
  const { figures } = await recompute(step, withoutPython(engine), { matches, rowCount: 8, signal });
  expect(figures.map(({ outcome }) => outcome)).toContainEqual({
    state: 'unknown',
    why: { kind: 'row-untold' },
  });
});

test('groups keep their names and their chart in a link', async () => {
  const { steps, insights } = await shared(
    await turnOf(engine, subject, 'What is the average amount by channel?'),
    linkContents,
  );
  expect(steps[0]?.figures[0]?.labels).toEqual([[['channel', 'app']]]);
  expect(steps[0]?.findings[0]?.table?.rows).toHaveLength(3);
  expect(insights[0]?.basis?.table?.rows).toHaveLength(3);
});

test('only tables that were asked about are named, with traits and no values of their columns', async () => {
  const other = await subjectOf(engine, 'secrets', 'name,salary\nAda,5200\nGrace,6100\n');
  const turn = await turnOf(engine, subject, 'How many payments failed?');
  const source = { title: 'x', madeAt: 0, turns: [turn], subjects: [subject, other], insights: [] };
  const analysis = analysisOf(source, fullContents);
  expect(analysis.tables.map(({ name }) => name)).toEqual(['january']);
  expect(JSON.stringify(analysis.tables)).not.toMatch(/P001|SUCCESS|kiosk/);
});

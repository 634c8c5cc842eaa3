import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolveOrigin } from '../../../src/agents/origin.ts';
import type { Subject } from '../../../src/core/agent.ts';
import type { Analysis, AnalysisStep } from '../../../src/core/analysis.ts';
import { cellText } from '../../../src/core/cell.ts';
import { agentEventSchema } from '../../../src/core/event.ts';
import type { ReplayedStep, TableMatch } from '../../../src/core/replay.ts';
import { plainText } from '../../../src/core/rich-text.ts';
import { reduceTurn, startTurn } from '../../../src/core/turn.ts';
import { asAnswer } from '../../../src/sharing/replay/as-answer.ts';
import { matchTables } from '../../../src/sharing/replay/match.ts';
import { pointedSql } from '../../../src/sharing/replay/point.ts';
import { recompute } from '../../../src/sharing/replay/recompute.ts';
import { stateWords } from '../../../src/state/words.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { subjectOf } from '../analyst/tables.ts';
import { analysisFrom, february, january, openTable, withoutPython } from './analyses.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let analysis: Analysis;
let before: Subject;
let next: Subject;

const questions = {
  byChannel: 'Which channel has the highest failure rate?',
  failed: 'How many payments failed?',
  byMonth: 'How does amount develop by month?',
  rows: 'How many rows are there?',
};

beforeAll(async () => {
  engine = await startNodeEngine();
  before = await subjectOf(engine, 'january', january);
  next = await subjectOf(engine, 'february', february);
  analysis = await analysisFrom(engine, before, Object.values(questions));
}, 60_000);
afterAll(() => engine.close());

const { signal } = new AbortController();

async function replay(
  question: string,
  matches: readonly TableMatch[] = matchTables(analysis, openTable(next), []),
  rowCount = next.table.rowCount,
): Promise<ReplayedStep> {
  const step = analysis.steps.find((each) => each.question === question);
  if (step === undefined) throw new Error(`Nobody asked: ${question}`);
  return recompute(step, withoutPython(engine), { matches, rowCount, signal });
}

function outcomes({ figures }: ReplayedStep): Record<string, unknown> {
  return Object.fromEntries(
    figures.map(({ name, outcome }) => [
      name,
      'now' in outcome ? outcome.now : stateWords.replay.why(outcome.why),
    ]),
  );
}

test('a figure is that of the group it was of, wherever that group stands now', async () => {
  const step = await replay(questions.byChannel);
  expect(outcomes(step)).toMatchObject({ 'app · failure rate': 0, Overall: 0.5, 'app · count': 1 });
  expect(step.findings[0]?.rows).toEqual({
    added: ['web', 'post'].filter((channel) => channel !== 'web'),
    gone: ['kiosk'],
    first: { before: 'app', now: 'web' },
  });
});

test('what is not there any more is said, and no other number stands in its place', async () => {
  const step = await replay(questions.byMonth);
  expect(Object.values(outcomes(step))).toContain('There is no 2024-01-01 in this result.');
  expect(Object.values(outcomes(step))).not.toContain(82.5);
});

test('differences are told in the unit of the figure and as a share of what it was', async () => {
  const { figures } = await replay(questions.failed);
  expect(figures[0]).toMatchObject({
    before: 3,
    outcome: { state: 'changed', now: 2, difference: -1, relative: -1 / 3 },
  });
});

test('a chart over new rows says nothing that was found in the old ones', async () => {
  const { chart } = await replay(questions.byChannel);
  expect(chart).toMatchObject({ type: 'bar', x: 'channel', baseline: { label: 'overall', value: 0.5 } });
  expect(JSON.stringify(chart)).not.toContain('app');
});

test('over the same data every figure is the same', async () => {
  const matches = matchTables(analysis, openTable(before), []);
  for (const question of Object.values(questions)) {
    const { figures } = await replay(question, matches, before.table.rowCount);
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.map(({ outcome }) => outcome.state)).toEqual(figures.map(() => 'same'));
  }
});

test('a filter in front of everything is in every figure, even where the table keeps its name', async () => {
  const matches = matchTables(analysis, openTable(before), []).map((match) => ({
    ...match,
    filter: "channel <> 'app'",
  }));
  expect(outcomes(await replay(questions.rows, matches, before.table.rowCount))).toEqual({ rows: 5 });
  expect(outcomes(await replay(questions.failed, matches, before.table.rowCount))).toEqual({ rows: 1 });
});

test('a definition of the user takes the place of a column', async () => {
  const [match] = matchTables(analysis, openTable(before), []);
  if (match === undefined) throw new Error('no match');
  const columns = match.columns.map((column) =>
    column.recorded === 'status'
      ? { ...column, stand: { expression: "CASE WHEN amount > 50 THEN 'FAILED' ELSE 'SUCCESS' END" } }
      : column,
  );
  const step = await replay(questions.failed, [{ ...match, columns }], before.table.rowCount);
  expect(outcomes(step)).toEqual({ rows: 4 });
});

test('columns in another order, case and spelling are found; a new name is proposed and asked about', async () => {
  const renamed = february.replace(
    'payment_id,paid_at,status,channel,amount',
    'Payment ID,Paid At,STATUS,sales channel,Amount',
  );
  const subject = await subjectOf(engine, 'renamed', renamed);
  const [match] = matchTables(analysis, openTable(subject), []);
  const found = Object.fromEntries(
    (match?.columns ?? []).map(({ recorded, stand, how, isSure }) => [recorded, { stand, how, isSure }]),
  );
  expect(found).toMatchObject({
    status: { stand: { column: 'STATUS' }, how: 'words', isSure: true },
    amount: { stand: { column: 'Amount' }, how: 'words', isSure: true },
    paid_at: { stand: { column: 'Paid At' }, how: 'words', isSure: true },
    channel: { stand: { column: 'sales channel' }, how: 'likeness', isSure: false },
  });
  const step = await replay(questions.byChannel, match === undefined ? [] : [match], 4);
  expect(outcomes(step)).toMatchObject({ Overall: 0.5, 'app · count': 1 });
});

test('a column that is text now is asked about, and its figures fail in words', async () => {
  const subject = await subjectOf(engine, 'worded', february.replaceAll(/,(\d+)\n/g, ',about $1\n'));
  const matches = matchTables(analysis, openTable(subject), []);
  const amount = matches[0]?.columns.find(({ recorded }) => recorded === 'amount');
  expect(amount).toMatchObject({
    isSure: false,
    doubt: { kind: 'other-values', before: 'number', now: 'text' },
  });
  const step = await replay(questions.byMonth, matches, 4);
  expect(step.figures.map(({ outcome }) => outcome.state)).toEqual(step.figures.map(() => 'unknown'));
});

test('a column that is missing stops only what needs it', async () => {
  const subject = await subjectOf(engine, 'short', february.replaceAll(/,[^,\n]*(?=\n)/g, ''));
  const matches = matchTables(analysis, openTable(subject), []);
  expect(Object.values(outcomes(await replay(questions.byMonth, matches, 4)))).toContain(
    'There is no column for amount.',
  );
  expect(outcomes(await replay(questions.failed, matches, 4))).toEqual({ rows: 2 });
});

test('the name of the only row is that of the figure, too', async () => {
  const top: AnalysisStep = {
    ...(analysis.steps[0] ?? never()),
    metrics: [{ name: 'app', figure: 0, confidence: 'bound' }],
    figures: [
      {
        value: 2,
        format: { style: 'count' },
        origin: { kind: 'cell', cell: { resultId: 'r1', row: 0, column: 'n' } },
        labels: [[['channel', 'app']]],
      },
    ],
    findings: [
      {
        ...{
          id: 'r1',
          language: 'sql',
          purpose: 'Top',
          rowCount: 1,
          truncated: false,
          table: null,
          pictures: [],
        },
        code: `SELECT channel, count(*) FILTER (WHERE status = 'FAILED') AS n FROM january GROUP BY 1 ORDER BY n DESC, 1 LIMIT 1`,
      },
    ],
  };
  const matches = matchTables(analysis, openTable(next), []);
  const step = await recompute(top, withoutPython(engine), { matches, rowCount: 4, signal });
  expect(outcomes(step)).toEqual({ app: 'There is no app in this result.' });
});

test('a query that names its table in any way is pointed at the new one', async () => {
  const matches = matchTables(analysis, openTable(next), []);
  const count = async (sql: string) =>
    (await engine.query(pointedSql(sql, matches), { activeTable: 'february' })).rows[0]?.[0];
  expect(await count('SELECT count(*) FROM january')).toBe(4);
  expect(await count('SELECT count(*) FROM "january" AS j WHERE j.amount > 35;')).toBe(3);
  expect(await count('SELECT count(*) FROM data')).toBe(4);
  expect(await count('WITH x AS (FROM january) SELECT count(*) FROM x -- january')).toBe(4);
  expect(await count("SELECT 'january'")).toBe('january');
});

function never(): never {
  throw new Error('There is no step.');
}

test('what was computed is an answer of its own, each figure at its place in the new result', async () => {
  const replayed = await replay(questions.byChannel);
  const ids = ['new-1', 'new-2', 'new-3'];
  const newId = (): string => ids.pop() ?? 'new-0';
  const { question, events } = asAnswer(replayed, {
    fileName: 'february.csv',
    writing: { value: cellText },
    newId,
    why: stateWords.replay.why,
  });
  const stamped = events.map((body, index) => ({ ...body, id: `${index}`, questionId: 'q', time: 0 }));
  const turn = stamped
    .map((event) => agentEventSchema.parse(event))
    .reduce(reduceTurn, startTurn('q', 'c', question, 0));
  expect(turn.state).toBe('answered');
  const metrics = turn.answer?.metrics ?? [];
  expect(metrics.map(({ name, value }) => [name, value.value])).toEqual(
    expect.arrayContaining([['app · failure rate', 0]]),
  );
  const sources = { findings: turn.findings, profiles: [], question };
  for (const { value } of metrics) expect(resolveOrigin(value.origin, sources)).toEqual(value.value);
  expect(turn.findings.map(({ id }) => id)).toContain(turn.answer?.tableResultId);
  const words = plainText(turn.answer?.text ?? [], ({ value }) => cellText(value));
  expect(words).toContain('web comes first; it was app before.');
  expect(words).not.toContain('highest');
});

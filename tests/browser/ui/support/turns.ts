import type { Answer, BoundValue, Origin, ValueFormat } from '../../../../src/core/answer.ts';
import type { Cell } from '../../../../src/core/cell.ts';
import type { ChartSpec } from '../../../../src/core/chart.ts';
import type { Column } from '../../../../src/core/dataset.ts';
import type { AgentName } from '../../../../src/core/event.ts';
import type { Finding } from '../../../../src/core/finding.ts';
import { type Step, startTurn, type Turn } from '../../../../src/core/turn.ts';

const percent: ValueFormat = { style: 'percent' };

const bound = (value: Cell, format: ValueFormat, origin: Origin): BoundValue => ({
  value,
  format,
  origin,
});

const cell = (resultId: string, row: number, column: string): Origin => ({
  kind: 'cell',
  cell: { resultId, row, column },
});

const column = (name: string, kind: Column['kind'], type: string): Column => ({ name, kind, type });

const sqlFinding = (
  id: string,
  purpose: string,
  code: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Finding => ({
  language: 'sql',
  id,
  purpose,
  code,
  result: { columns, rows, truncated: false, elapsedMs: 41 },
});

const step = (callId: string, agent: AgentName, tool: string, summary: string, elapsedMs: number): Step => ({
  callId,
  agent,
  tool,
  arguments: {},
  startedAt: 1_700_000_000_000,
  outcome: { ok: true, summary, elapsedMs },
});

const plainAnswer: Answer = {
  text: [],
  headline: null,
  metrics: [],
  chart: null,
  tableResultId: null,
  assumptions: [],
  followUps: [],
  declined: false,
};

const groups = sqlFinding(
  'groups',
  'Failure rate of each age group',
  "SELECT\n  age_group,\n  count(*) AS transactions,\n  count(*) FILTER (WHERE status = 'FAILED') AS failed,\n  avg((status = 'FAILED')::INT) AS failure_rate\nFROM transactions\nGROUP BY age_group\nORDER BY failure_rate DESC",
  [
    column('age_group', 'text', 'VARCHAR'),
    column('transactions', 'integer', 'BIGINT'),
    column('failed', 'integer', 'BIGINT'),
    column('failure_rate', 'float', 'DOUBLE'),
  ],
  [
    ['18–25', 50_120, 3921, 0.078232],
    ['26–35', 87_420, 4510, 0.05159],
    ['36–45', 62_310, 2960, 0.047504],
    ['46–55', 33_400, 1420, 0.042515],
    ['56+', 16_750, 489, 0.029194],
  ],
);

const overall = sqlFinding(
  'overall',
  'Failure rate of all transactions',
  "SELECT avg((status = 'FAILED')::INT) AS failure_rate FROM transactions",
  [column('failure_rate', 'float', 'DOUBLE')],
  [[0.0532]],
);

const groupsChart: ChartSpec = {
  type: 'bar',
  title: '18–25 fails most: 7.8%',
  subtitle: 'Share of transactions with status FAILED, by age group',
  resultId: 'groups',
  style: 'percent',
  x: 'age_group',
  y: ['failure_rate'],
  arrangement: 'grouped',
  highlight: '18–25',
  baseline: { label: 'All', value: 0.0532 },
  note: 'n = 250,000 transactions',
};

export const answeredTurn: Turn = {
  ...startTurn('turn-1', 'chat-1', 'Which age group has the highest failure rate?', 1_700_000_000_000),
  state: 'answered',
  agents: ['orchestrator', 'sql_agent', 'composer', 'validator'],
  orchestration: {
    classification: 'SQL_ONLY',
    reasoning: 'A rate by group can be counted in the database.',
    columns_needed: ['age_group', 'status'],
    next_agents: ['sql_agent'],
  },
  steps: [
    step('call-1', 'orchestrator', 'read_data_dna', '6 columns', 2),
    step('call-2', 'sql_agent', 'run_sql', '5 rows', 41),
    step('call-3', 'sql_agent', 'run_sql', '1 row', 12),
  ],
  findings: [groups, overall],
  answer: {
    ...plainAnswer,
    text: [
      [
        { text: '18–25', strong: true },
        { text: ' fails most often: ' },
        { bound: bound(0.078232, percent, cell('groups', 0, 'failure_rate')) },
        { text: ' of its ' },
        { bound: bound(50_120, { style: 'count' }, cell('groups', 0, 'transactions')) },
        { text: ' transactions failed, against ' },
        { bound: bound(0.0532, percent, cell('overall', 0, 'failure_rate')) },
        { text: ' of all transactions.' },
      ],
      [
        { text: 'The least affected group is 56+ with ' },
        { bound: bound(0.029194, percent, cell('groups', 4, 'failure_rate')) },
        { text: '. The rate falls with every age group.' },
      ],
    ],
    headline: '18–25',
    metrics: [
      {
        name: 'Failure rate of 18–25',
        value: bound(0.078232, percent, cell('groups', 0, 'failure_rate')),
        confidence: 'verified',
      },
      {
        name: 'Above all transactions by',
        value: bound(
          0.025032,
          { style: 'percentage-points' },
          {
            kind: 'computed',
            operation: 'difference',
            of: [
              { resultId: 'groups', row: 0, column: 'failure_rate' },
              { resultId: 'overall', row: 0, column: 'failure_rate' },
            ],
          },
        ),
        confidence: 'bound',
      },
    ],
    chart: groupsChart,
    tableResultId: 'groups',
    assumptions: [
      {
        text: 'I took fails as status = FAILED.',
        alternatives: [
          {
            label: 'is_fraud = true',
            question: 'Which age group has the highest share of is_fraud = true?',
          },
        ],
      },
    ],
    followUps: [
      'How did the failure rate of 18–25 change over time?',
      'Which bank has the highest failure rate?',
      'Is the amount higher when the status is FAILED?',
    ],
  },
  verdict: {
    state: 'verified',
    checks: [
      { name: 'Numbers in the text', passed: true, detail: 'all 4 are in a result' },
      { name: 'Counted again', passed: true, detail: 'the rate of 18–25 is the same by sum(case)' },
    ],
  },
  timings: { total: 118 },
};

const weeks = Array.from({ length: 26 }, (_, week) => ({
  week: new Date(Date.UTC(2024, 0, 1 + week * 7)).toISOString().slice(0, 10),
  android: 0.05 + 0.012 * Math.sin(week / 3),
  ios: 0.041 + 0.008 * Math.cos(week / 4),
  web: 0.062 + (week === 14 ? 0.05 : 0.004 * Math.sin(week)),
}));

const weekly = sqlFinding(
  'weekly',
  'Failure rate by week and device',
  "SELECT date_trunc('week', timestamp) AS week, device, avg((status = 'FAILED')::INT) AS failure_rate\nFROM transactions\nGROUP BY ALL\nORDER BY week",
  [
    column('week', 'date', 'DATE'),
    column('device', 'text', 'VARCHAR'),
    column('failure_rate', 'float', 'DOUBLE'),
  ],
  weeks.flatMap(({ week, android, ios, web }) => [
    [week, 'Android', android],
    [week, 'iOS', ios],
    [week, 'Web', web],
  ]),
);

export const trendTurn: Turn = {
  ...startTurn('turn-2', 'chat-1', 'Failure rate by device over time', 1_700_000_100_000),
  state: 'answered',
  agents: ['orchestrator', 'sql_agent', 'composer', 'validator'],
  steps: [step('call-4', 'sql_agent', 'run_sql', '78 rows', 64)],
  findings: [weekly],
  answer: {
    ...plainAnswer,
    text: [
      [
        { text: 'Web', strong: true },
        { text: ' peaks in the week of 8 Apr 2024 at ' },
        { bound: bound(0.112, percent, cell('weekly', 44, 'failure_rate')) },
        { text: '; the others stay between 3% and 6%.' },
      ],
    ],
    chart: {
      type: 'line',
      title: 'Web failed twice as often in one week of April',
      subtitle: 'Share of transactions with status FAILED, by week',
      resultId: 'weekly',
      style: 'percent',
      x: 'week',
      y: ['failure_rate'],
      series: 'device',
      note: 'n = 250,000 transactions, 26 weeks',
    },
    tableResultId: 'weekly',
  },
  verdict: { state: 'bound', checks: [] },
  timings: { total: 142 },
};

const spread = {
  language: 'python',
  id: 'spread',
  purpose: 'Spread of amount',
  code: "import statistics\n\nvalues = [v for v in columns['amount'] if v is not None]\nresults = {'median': statistics.median(values), 'stdev': statistics.stdev(values)}",
  inputSql: 'SELECT amount FROM transactions',
  result: {
    results: { median: 629.5, stdev: 1871.3 },
    stdout: '',
    figures: [],
    table: null,
    elapsedMs: 231,
  },
} as const satisfies Finding;

const binned = sqlFinding(
  'bins',
  'Amounts counted in bins',
  'SELECT bin_from, bin_to, count(*) AS n\nFROM transactions GROUP BY ALL ORDER BY 1',
  [
    column('bin_from', 'float', 'DOUBLE'),
    column('bin_to', 'float', 'DOUBLE'),
    column('n', 'integer', 'BIGINT'),
  ],
  [52_000, 61_000, 44_000, 31_000, 22_000, 14_500, 9800, 6100, 4200, 2600, 1500, 800].map((n, place) => [
    place * 250,
    (place + 1) * 250,
    n,
  ]),
);

export const distributionTurn: Turn = {
  ...startTurn('turn-3', 'chat-1', 'How is amount distributed?', 1_700_000_200_000),
  state: 'answered',
  agents: ['orchestrator', 'sql_agent', 'python_agent', 'composer', 'validator'],
  steps: [
    step('call-5', 'sql_agent', 'run_sql', '12 rows', 64),
    step('call-6', 'python_agent', 'run_python', 'median, stdev', 231),
  ],
  findings: [binned, spread],
  answer: {
    ...plainAnswer,
    text: [
      [
        { text: 'Half of the amounts are below ' },
        {
          bound: bound(
            629.5,
            { style: 'number', unit: '₹' },
            { kind: 'python', resultId: 'spread', path: ['median'] },
          ),
        },
        { text: '; a long tail reaches far higher.' },
      ],
    ],
    chart: {
      type: 'histogram',
      title: 'Most amounts are small: half are below ₹629.50',
      subtitle: 'Number of transactions by amount in ₹',
      resultId: 'bins',
      style: 'number',
      from: 'bin_from',
      to: 'bin_to',
      count: 'n',
      baseline: { label: 'Median', value: 629.5 },
      note: 'n = 248,720 with an amount',
    },
  },
  verdict: { state: 'bound', checks: [] },
  timings: { total: 402 },
};

export const declinedTurn: Turn = {
  ...startTurn('turn-4', 'chat-1', 'Will customers be happier next year?', 1_700_000_300_000),
  state: 'answered',
  agents: ['orchestrator', 'explainer'],
  answer: {
    ...plainAnswer,
    declined: true,
    text: [
      [
        {
          text: 'I cannot answer this from the table. I understood “next year” as a time after the last row, and found no column about happiness.',
        },
      ],
    ],
    followUps: [
      'How did the number of transactions change over time?',
      'Which age group has the highest failure rate?',
      'What is in this file?',
    ],
  },
};

export const stoppedTurn: Turn = {
  ...startTurn('turn-5', 'chat-1', 'Correlate everything with everything', 1_700_000_400_000),
  state: 'stopped',
  agents: ['orchestrator', 'python_agent'],
  steps: [step('call-7', 'python_agent', 'run_python', '', 812)],
};

export const failedTurn: Turn = {
  ...startTurn('turn-6', 'chat-1', 'Average of the notes column', 1_700_000_500_000),
  state: 'failed',
  agents: ['orchestrator', 'sql_agent'],
  error: {
    message: 'The database could not average a column of text. Ask for how often each value occurs instead.',
    details: 'Binder Error: No function matches avg(VARCHAR). LINE 1: SELECT avg(notes) FROM transactions',
    recoverable: true,
  },
};

export const runningTurn: Turn = {
  ...startTurn('turn-7', 'chat-1', 'Which bank had a bad week?', 1_700_000_600_000),
  status: 'Counting failures by bank and week',
  agents: ['orchestrator', 'sql_agent'],
  orchestration: {
    classification: 'SQL_ONLY',
    reasoning: 'Failures by bank and week can be counted in the database.',
    columns_needed: ['bank', 'status', 'timestamp'],
    next_agents: ['sql_agent'],
  },
  steps: [
    step('call-8', 'orchestrator', 'read_data_dna', '6 columns', 2),
    { ...step('call-9', 'sql_agent', 'run_sql', '', 0), outcome: undefined },
  ],
};

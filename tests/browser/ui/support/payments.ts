import type { Dataset } from '../../../../src/core/dataset.ts';
import type { ColumnProfile, Profile } from '../../../../src/core/profile.ts';

/** A made-up table of payments, as ingest and profile would describe it. */
export const payments: Dataset = {
  id: 'payments',
  name: 'transactions',
  createdAt: Date.UTC(2024, 5, 1),
  source: {
    fileName: 'transactions.csv',
    byteSize: 18_400_000,
    format: 'csv',
    contentHash: 'a1',
    reports: [],
    choices: {},
    notes: [
      { level: 'info', message: 'Read as comma-separated, UTF-8, with a header in the first line.' },
      {
        level: 'warning',
        message: '3 rows have a date that could not be read. They are kept with an empty date.',
        line: 1204,
      },
    ],
  },
  tables: [
    {
      name: 'transactions',
      rowCount: 250_000,
      columns: [
        { name: 'transaction_id', type: 'VARCHAR', kind: 'text' },
        { name: 'timestamp', type: 'TIMESTAMP', kind: 'timestamp' },
        { name: 'amount', type: 'DECIMAL(12,2)', kind: 'decimal' },
        { name: 'age_group', type: 'VARCHAR', kind: 'text' },
        { name: 'status', type: 'VARCHAR', kind: 'text' },
        { name: 'email', type: 'VARCHAR', kind: 'text' },
      ],
    },
  ],
};

const column = (
  name: string,
  rest: Partial<ColumnProfile> & Pick<ColumnProfile, 'kind' | 'type' | 'role' | 'semanticType'>,
): ColumnProfile => ({
  name,
  nullCount: 0,
  distinctCount: 0,
  distinctIsExact: true,
  topValues: [],
  examples: [],
  isPersonal: false,
  ...rest,
});

const bins = (counts: readonly number[], width: number) =>
  counts.map((count, place) => ({ from: place * width, to: (place + 1) * width, count }));

const measuredColumns: readonly ColumnProfile[] = [
  column('transaction_id', {
    kind: 'text',
    type: 'VARCHAR',
    role: 'identifier',
    semanticType: 'identifier',
    distinctCount: 249_620,
    examples: ['TX-000001', 'TX-000002', 'TX-000003'],
    textLength: { min: 9, max: 9 },
  }),
  column('timestamp', {
    kind: 'timestamp',
    type: 'TIMESTAMP',
    role: 'time',
    semanticType: 'time',
    distinctCount: 231_884,
    distinctIsExact: false,
    time: {
      min: '2024-01-01 00:00:12',
      max: '2024-06-30 23:59:40',
      grain: 'week',
      histogram: [9100, 9600, 9400, 9900, 9700, 9500, 10_100, 9800, 9300, 9650, 9800, 10_200, 9900].map(
        (count, place) => ({
          from: new Date(Date.UTC(2024, 0, 1 + place * 14)).toISOString().slice(0, 10),
          count,
        }),
      ),
    },
    examples: ['2024-01-01 00:00:12', '2024-01-01 00:01:03'],
  }),
  column('amount', {
    kind: 'decimal',
    type: 'DECIMAL(12,2)',
    role: 'measure',
    semanticType: 'money',
    nullCount: 1280,
    distinctCount: 88_210,
    numeric: {
      min: 10,
      max: 49_872.4,
      mean: 1311.74,
      median: 629.5,
      q1: 286.2,
      q3: 1580.1,
      std: 1871.3,
      sum: 326_256_732.8,
      zeroCount: 0,
      negativeCount: 0,
      histogram: bins(
        [90, 62, 44, 31, 22, 16, 12, 9, 6, 5, 4, 3, 2, 2, 1, 1, 1, 0, 0, 1].map((n) => n * 800),
        2500,
      ),
      outlierCount: 17_340,
      outlierLow: -1654.65,
      outlierHigh: 3520.95,
      estimated: true,
    },
    examples: [629.5, 120, 45.25],
  }),
  column('age_group', {
    kind: 'text',
    type: 'VARCHAR',
    role: 'dimension',
    semanticType: 'category',
    distinctCount: 5,
    topValues: [
      { value: '26–35', count: 87_420 },
      { value: '36–45', count: 62_310 },
      { value: '18–25', count: 50_120 },
      { value: '46–55', count: 33_400 },
      { value: '56+', count: 16_750 },
    ],
    examples: ['26–35', '18–25'],
    textLength: { min: 3, max: 5 },
  }),
  column('status', {
    kind: 'text',
    type: 'VARCHAR',
    role: 'dimension',
    semanticType: 'category',
    distinctCount: 2,
    topValues: [
      { value: 'SUCCESS', count: 236_700 },
      { value: 'FAILED', count: 13_300 },
    ],
    examples: ['SUCCESS', 'FAILED'],
    textLength: { min: 6, max: 7 },
  }),
  column('email', {
    kind: 'text',
    type: 'VARCHAR',
    role: 'text',
    semanticType: 'email',
    nullCount: 42_100,
    distinctCount: 198_400,
    distinctIsExact: false,
    examples: ['a.rao@example.org'],
    textLength: { min: 11, max: 38 },
    isPersonal: true,
  }),
];

export const paymentsProfile: Profile = {
  version: 1,
  table: 'transactions',
  rowCount: 250_000,
  columns: measuredColumns,
  sample: {
    columns: ['transaction_id', 'timestamp', 'amount', 'age_group', 'status', 'email'],
    rows: [
      ['TX-000001', '2024-01-01 00:00:12', 629.5, '26–35', 'SUCCESS', 'a.rao@example.org'],
      ['TX-000002', '2024-01-01 00:01:03', 120, '18–25', 'FAILED', null],
    ],
  },
  duplicateRowCount: 380,
  correlations: [
    { left: 'amount', right: 'fee', r: 0.82, rows: 248_720 },
    { left: 'amount', right: 'hour', r: -0.07, rows: 248_720 },
  ],
  baselines: [
    { name: 'mean amount', column: 'amount', kind: 'mean', baseline: 1311.74 },
    {
      name: 'share of status = FAILED',
      column: 'status',
      value: 'FAILED',
      kind: 'rate',
      baseline: 0.0532,
    },
  ],
  keys: [],
  warnings: [
    { kind: 'duplicate-rows', count: 380, message: '380 rows repeat an earlier row.' },
    { kind: 'missing-values', column: 'email', count: 42_100, message: 'email is missing in 16.8% of rows.' },
    {
      kind: 'near-duplicate-values',
      column: 'category',
      count: 214,
      message: 'category has “Grocey” 214 times beside “Grocery”.',
    },
  ],
  suggestedQuestions: [
    'Which age group has the highest failure rate?',
    'How did the number of transactions change over time?',
    'What is the mean amount per age group?',
    'How is amount distributed?',
    'How many rows are duplicated?',
  ],
};

/** What is known right after the file was read: names and types, no numbers. */
export const paymentsSchema: Profile = {
  ...paymentsProfile,
  columns: measuredColumns.map(({ name, kind, type, role, semanticType }) =>
    column(name, { kind, type, role, semanticType }),
  ),
  sample: { columns: [], rows: [] },
  duplicateRowCount: 0,
  correlations: [],
  baselines: [],
  warnings: [],
  suggestedQuestions: [],
};

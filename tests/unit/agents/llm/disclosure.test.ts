import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Subject } from '../../../../src/core/agent.ts';
import type { PrivacyLevel } from '../../../../src/core/privacy.ts';
import { createMasker } from '../../../../src/llm/egress/masker.ts';
import { startNodeEngine } from '../../../support/node-engine.ts';
import { subjectOf } from '../../analyst/tables.ts';
import { type Asked, askTeam } from './ask-team.ts';
import { calls, plans, type Scripted, says, scriptedModel, toldTo } from './scripted-model.ts';

const rows = 12;

/** Every text of the data is one of these, and no other text begins so. */
const canary = (table: string, column: string, row: number) =>
  `zq${table}${column}${'abcdefghijkl'.charAt(row)}`;
const csv = (table: string) =>
  [
    'code,note,city,amount',
    ...Array.from({ length: rows }, (_, row) =>
      ['code', 'note', 'city']
        .map((column) => canary(table, column, row))
        .concat(String(7001 + row))
        .join(','),
    ),
  ].join('\n');

const engine = await startNodeEngine();
let subjects: Subject[];
let people: Subject;
beforeAll(async () => {
  subjects = [await subjectOf(engine, 'stores', csv('s')), await subjectOf(engine, 'visits', csv('v'))];
  const names = [
    'Ada Lovelace',
    'Grace Hopper',
    'Alan Turing',
    'Edsger Dijkstra',
    'Barbara Liskov',
    'Linus Torvalds',
  ];
  people = await subjectOf(
    engine,
    'people',
    `name,email,city\n${names.map((name) => `${name},${name.replace(' ', '.').toLowerCase()}@example.org,Oslo`).join('\n')}`,
  );
});
afterAll(() => engine.close());

/** Tries all that a model can try to see values. */
const curious: readonly Scripted[] = [
  calls('orchestrator', 'read_data_dna', { phrases: ['zqscitya', 'zq'] }),
  plans('SQL_THEN_PY', { task: 'Look at everything.' }),
  calls('sql_agent', 'run_sql', { sql: 'SELECT * FROM stores ORDER BY code LIMIT 3', purpose: 'all' }),
  calls('sql_agent', 'run_sql', { sql: 'SELECT code::INTEGER FROM visits', purpose: 'an error' }),
  calls('sql_agent', 'run_sql', { sql: "SELECT strptime(note, '%Y') FROM visits", purpose: 'another' }),
  calls('sql_agent', 'run_sql', { sql: 'SELECT error(city) FROM visits', purpose: 'an error of its own' }),
  calls('python_agent', 'read_data_dna', { table: 'visits', phrases: ['zqvnoteb'] }),
  calls('python_agent', 'run_python', {
    code: 'results = {row["city"]: row["note"] for row in rows()}',
    purpose: 'all',
  }),
  calls('python_agent', 'run_python', {
    code: 'print(rows()); results = 1',
    purpose: 'printed',
    is_last: true,
  }),
  says('composer', 'It is {{r1[0].city}} with {{p1}}.'),
  says('composer', 'It is {{r1[0].city}}.'),
  says('validator', 'NONE'),
];

const python: NonNullable<Asked['python']> = {
  run: (code) =>
    Promise.resolve({
      results: code.startsWith('print')
        ? 1
        : { [canary('v', 'city', 0)]: canary('v', 'note', 0), zqvkey: [canary('v', 'code', 1)] },
      stdout: canary('v', 'city', 5),
      figures: [],
      table: null,
      elapsedMs: 1,
    }),
};

async function toldAt(level: PrivacyLevel, script = curious, of: Partial<Asked> = {}): Promise<string> {
  const model = scriptedModel(script);
  await askTeam({
    ...{ engine, subjects, model, level, maxRows: 2, python, question: 'What is in all the cells?' },
    history: [{ question: 'Which city?', answerText: `It is ${canary('s', 'city', 9)}.`, declined: false }],
    insights: [
      { id: 'i', datasetId: 'd', text: `Mostly ${canary('s', 'note', 8)}.`, question: 'q', createdAt: 0 },
    ],
    ...of,
  });
  model.finish();
  return toldTo(model);
}

const canaries = /zq[sv](?:code|note|city|key)[a-l]?/g;
const seen = (told: string) => [...new Set(told.match(canaries))].toSorted();
/** What the script itself says. */
const said = ['zqscitya', 'zqvnoteb'];

test('at names no cell, no count and no end of a range is told', async () => {
  const told = await toldAt('names');
  expect(seen(told)).toEqual(said);
  expect(told).not.toMatch(/70\d\d|rows: \d|\b12\b/);
  expect(told).toMatch(/\\"amount\\" (?:BIGINT|INTEGER|SMALLINT)/);
});

test('at statistics counts and ranges are told, and no text of a cell', async () => {
  const told = await toldAt('statistics');
  expect(seen(told)).toEqual(said);
  expect(told).toContain('rows: 12');
  expect(told).toContain('7001 to 7012');
});

test('at rows only rows of results, up to the limit, what Python found, examples and what was kept are told', async () => {
  const told = await toldAt('rows');
  const results = (name: string) => ['a', 'b'].map((row) => `zqs${name}${row}`);
  for (const expected of [
    ...results('code'),
    ...results('note'),
    ...results('city'),
    'zqvcityf',
    'zqscityj',
    'zqsnotei',
  ]) {
    expect(seen(told)).toContain(expected);
  }
  const examples = subjects.flatMap(({ profile }) =>
    profile.columns.flatMap(({ examples: values }) => values.map(String)),
  );
  const fromEarlier = ['zqscityj', 'zqsnotei', 'zqvcityf', 'zqvcitya', 'zqvnotea', 'zqvcodeb', 'zqvkey'];
  const fromErrors = /zqv(?:code|note|city)a/;
  const allowed = new Set([
    ...said,
    ...examples,
    ...fromEarlier,
    ...results('code'),
    ...results('note'),
    ...results('city'),
  ]);
  expect(seen(told).filter((value) => !allowed.has(value) && !fromErrors.test(value))).toEqual([]);
});

test('frequent values of a category are told from statistics on, those of few rows never', async () => {
  const lines = [
    'kind',
    ...Array.from({ length: 9 }, () => 'zqcommon'),
    ...Array.from({ length: 4 }, () => 'zqrare'),
  ];
  const shared = await subjectOf(engine, 'shared', lines.join('\n'));
  const script = [plans('EXPLAIN_ONLY'), says('explainer', 'Kinds.')];
  const statistics = await toldAt('statistics', script, { subjects: [shared] });
  expect(statistics).toContain('zqcommon');
  expect(statistics).not.toContain('zqrare');
  expect(await toldAt('names', script, { subjects: [shared] })).not.toContain('zqcommon');
});

test('values that a type, a pivot or a made column name holds are not told below rows', async () => {
  await engine.execute("CREATE TABLE moods AS SELECT 'zqmood'::ENUM('zqmood', 'zqother') AS mood");
  const script = [
    plans('SQL_ONLY'),
    calls('sql_agent', 'run_sql', { sql: 'SELECT mood FROM moods', purpose: 'x' }),
    calls('sql_agent', 'run_sql', {
      sql: 'SELECT * FROM (SELECT code, amount FROM stores) PIVOT (sum(amount) FOR code IN (SELECT code FROM stores))',
      purpose: 'x',
    }),
    says('sql_agent', 'done'),
    says('composer', 'Moods.'),
  ];
  const told = await toldAt('statistics', script);
  expect(told).not.toMatch(/zqmood|zqother|zqscode/);
});

test('a search tells below rows only of words of the question, and only where they are', async () => {
  const script = [
    calls('orchestrator', 'read_data_dna', { phrases: ['zqscityc', 'zqscityd'] }),
    plans('EXPLAIN_ONLY'),
    says('explainer', 'There.'),
  ];
  const told = await toldAt('names', script, { question: 'Where is ZQSCITYC?' });
  expect(told).toContain('is a value of \\"stores\\".\\"city\\"');
  expect(told).not.toContain('\\"zqscityd\\" is');
});

test('cells of personal columns are tokens at every level, under any name that a query gives them', async () => {
  const script = [
    plans('SQL_ONLY'),
    calls('sql_agent', 'run_sql', {
      sql: 'SELECT name AS who, upper(email) AS address, city FROM people',
      purpose: 'x',
    }),
    calls('sql_agent', 'run_sql', { sql: 'FROM people', purpose: 'x' }),
    calls('sql_agent', 'run_sql', { sql: 'SELECT p FROM people p', purpose: 'x' }),
    calls('sql_agent', 'run_sql', {
      sql: 'SELECT a AS b FROM people AS t(a, b2, c)',
      purpose: 'x',
      is_last: true,
    }),
    says('composer', 'It is {{r1[0].who}}.'),
    says('validator', 'NONE'),
  ];
  const told = await toldAt('rows', script, {
    subjects: [people],
    masker: createMasker(),
    question: 'Who is there?',
  });
  expect(told).not.toMatch(/lovelace|hopper|turing|dijkstra|liskov|torvalds/i);
  expect(told).toContain('[[PERSON_1]]');
});

test('a token in a query is the value where it runs, and the value in the answer', async () => {
  const masker = createMasker();
  const token = masker.maskCell('person-name', 'Ada Lovelace');
  const script = [
    plans('SQL_ONLY'),
    calls('sql_agent', 'run_sql', {
      sql: `SELECT count(*) AS n FROM people WHERE name = '${token}'`,
      purpose: `Rows of ${token}`,
      is_last: true,
    }),
    says('composer', `${token} is there {{r1[0].n}} times.`),
    says('validator', 'NONE'),
  ];
  const model = scriptedModel(script);
  const events = await askTeam({
    engine,
    subjects: [people],
    model,
    masker,
    question: 'How often is Ada Lovelace there?',
  });
  const result = events.find((event) => event.type === 'sql_result');
  expect(result).toMatchObject({
    query: "SELECT count(*) AS n FROM people WHERE name = 'Ada Lovelace'",
    data: [[1]],
    purpose: 'Rows of Ada Lovelace',
  });
  expect(events.find((event) => event.type === 'final_response')).toMatchObject({
    text: [[{ text: 'Ada Lovelace is there ' }, { bound: { value: 1 } }, { text: ' times.' }]],
  });
  expect(toldTo(model)).not.toMatch(/Ada|Lovelace/);
});

import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LedgerEntry, PrivacyLevel } from '../../src/core/privacy.ts';
import type { Turn } from '../../src/core/turn.ts';
import { demoFacts } from '../files/demo-facts.ts';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, openApp, openDataset, questionBox } from '../support/app-window.ts';
import { type ProxiedApp, startProxiedApp } from '../support/built-app.ts';
import { allowRequests } from '../support/recording.ts';
import { type Play, playTeam, textStream } from '../support/scripted-team.ts';
import { type Reply, startUpstream, type Upstream } from '../support/upstream.ts';

const key = 'sk-of-nobody-1234567890-WXYZ';

const plays: Readonly<Record<string, Play>> = {
  'Which age group fails most often?': {
    classification: 'SQL_ONLY',
    sql: `SELECT age_group, avg(CAST(status = 'FAILED' AS INT)) AS failure_rate FROM data GROUP BY ALL ORDER BY failure_rate DESC`,
    answer: `People aged {{r1[0].age_group}} fail most often, at **{{r1[0].failure_rate|percent}}**, of 77 % who tried.
\`\`\`json
{"headline": "r1[0].failure_rate", "metrics": [{"name": "Failure rate", "value": "r1[0].failure_rate", "format": "percent"}],
 "chart": {"type": "bar", "result": "r1", "x": "age_group", "y": ["failure_rate"], "title": "Failure rate by age"}}
\`\`\``,
    check: `SELECT sum(CASE WHEN status = 'FAILED' THEN 1 ELSE 0 END) / count(*) FROM data WHERE age_group = '18-25'`,
  },
  'What is the median amount, in Python?': {
    classification: 'PY_ONLY',
    python: `import statistics\nresults = {"median": statistics.median(v for v in columns["amount"] if v is not None)}`,
    answer: 'The median is {{p1.median|number}}.\n```json\n{"headline": "p1.median"}\n```',
    check: 'SELECT median(amount) FROM data',
  },
  'How much do failures differ between groups?': {
    classification: 'SQL_THEN_PY',
    sql: `SELECT age_group, count(*) FILTER (WHERE status = 'FAILED') AS failed FROM data WHERE age_group IS NOT NULL GROUP BY ALL`,
    python: 'results = {"range": max(columns["failed"]) - min(columns["failed"])}',
    answer: 'They differ by {{p1.range|count}}.\n```json\n{"headline": "p1.range"}\n```',
  },
  'What is in here?': {
    classification: 'EXPLAIN_ONLY',
    answer: 'Payments, {{dna(data).rowCount}} of them, with who sent them and whether they went through.',
  },
};

let browser: Browser;
let upstream: Upstream;
let served: ProxiedApp;
let app: AppWindow;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  upstream = await startUpstream();
  served = await startProxiedApp({ BYTEZ_BASE_URL: upstream.base, BYTEZ_API_KEY: key });
  allowRequests(`${served.url}/api/`);
  app = await openApp(browser, served.url);
  page = app.page;
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await openDataset(page, 'transactions');
  await page.evaluate(() => window.insightx.setModels({ source: 'bytez-proxy' }));
});

afterEach(() => upstream.settle());

afterAll(async () => {
  await browser.close();
  await served.stop();
  await upstream.stop();
});

function tell(level: PrivacyLevel): Promise<void> {
  return page.evaluate((chosen) => window.insightx.setPrivacy({ level: chosen, maxRows: 3 }), level);
}

function ask(question: string): Promise<Turn> {
  return page.evaluate((text) => window.insightx.ask(text), question);
}

async function ledgerOf(turn: Turn): Promise<readonly LedgerEntry[]> {
  const entries = await page.evaluate(() => window.insightx.ledger());
  return entries.filter(({ questionId }) => questionId === turn.id);
}

/** Texts that are cells of the demo and no words of names, prompts or questions. */
const cells = ['Banyan', '18-25', '36-45', '"FAILED"', 'FAILED 10'];

describe('each class of question is answered by models, and every request is in the ledger as it was received', () => {
  test.each(Object.keys(plays))('%s', async (question) => {
    upstream.otherwise(playTeam(plays));
    await tell('names');
    const turn = await ask(question);
    expect(turn).toMatchObject({
      state: 'answered',
      error: undefined,
      answer: { declined: false },
      orchestration: { classification: plays[question]?.classification },
    });
    const ledger = await ledgerOf(turn);
    expect(ledger.map(({ payload }) => payload)).toEqual(upstream.requests.map(({ body }) => body));
    expect(ledger.map(({ bytes }) => bytes)).toEqual(
      upstream.requests.map(({ body }) => Buffer.byteLength(body)),
    );
    expect(turn.modelUse?.sent).toMatchObject({ level: 'names', requests: ledger.length });
    for (const { payload } of ledger.slice(0, 2))
      for (const cell of cells) expect(payload).not.toContain(cell);
  });
});

test('the number is the truth, checked a second way, and one that was made up is not shown', async () => {
  upstream.otherwise(playTeam(plays));
  const turn = await ask('Which age group fails most often?');
  const group = demoFacts.ageGroups['18-25'];
  expect(turn.answer?.headline).toBeCloseTo(group.failed / group.count, 10);
  expect(turn.answer?.metrics[0]?.confidence).not.toBe('bound');
  const article = page
    .getByRole('article', { name: 'Which age group fails most often?', exact: true })
    .last();
  const shown = (await article.textContent()) ?? '';
  expect(shown).toContain('18-25');
  expect(shown).toContain('7.7');
  expect(shown).not.toContain('77 %');
});

test('at each level models are told what it says, and no more', async () => {
  upstream.otherwise(playTeam(plays));
  const told = async (level: PrivacyLevel): Promise<string> => {
    await tell(level);
    const first = upstream.requests.length;
    await ask('What is in here?');
    return upstream.requests
      .slice(first)
      .map(({ body }) => body)
      .join('\n');
  };
  const names = await told('names');
  expect(names).toContain('age_group');
  expect(names).not.toContain('250000');
  const statistics = await told('statistics');
  expect(statistics).toContain('250000');
  expect(statistics).toContain('18-25');
});

test('the first words are there before the last ones are sent; what is stopped stays readable, and can be asked again', async () => {
  const question = 'What is in here?';
  const words = 'Payments and who sent them. '.repeat(60);
  upstream.reply(playTeam(plays), textStream(words, 50));
  await page.getByRole('button', { name: 'New chat' }).first().click();
  await questionBox(page).fill(question);
  await questionBox(page).press('Enter');
  const article = page.getByRole('article', { name: question, exact: true }).last();
  await article.getByText('Payments and who sent them').first().waitFor();
  await page.getByRole('button', { name: /^Stop/ }).first().click();
  await page.locator('article:last-of-type[aria-busy="false"]').waitFor();
  expect(await article.textContent()).toMatch(/stopped/i);
  expect(await upstream.requests.at(-1)?.isCutOff).toBe(true);
  upstream.otherwise(playTeam(plays));
  await article.getByRole('button', { name: /again/i }).first().click();
  await page.getByText('of them, with who sent them').last().waitFor();
});

test('no key is in the page, in what it keeps, in the ledger or in what the server prints', async () => {
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const rows = await Promise.all(
      databases.map(
        ({ name = '' }) =>
          new Promise<unknown[]>((resolve, reject) => {
            const opening = indexedDB.open(name);
            opening.onerror = () => reject(new Error('not opened'));
            opening.onsuccess = () => {
              const database = opening.result;
              const names = [...database.objectStoreNames];
              const reading = database.transaction(names).objectStore.bind(database.transaction(names));
              Promise.all(
                names.map(
                  (store) =>
                    new Promise<unknown>((done) => {
                      const all = reading(store).getAll();
                      all.onsuccess = () => done(all.result);
                    }),
                ),
              ).then(resolve, reject);
            };
          }),
      ),
    );
    return JSON.stringify([rows, Object.entries(localStorage), document.documentElement.outerHTML]);
  });
  expect(kept).toContain('age_group');
  for (const text of [kept, served.printed.join('\n'), app.complaints.join('\n')]) {
    expect(text).not.toContain(key);
    expect(text).not.toContain(key.slice(0, 20));
  }
});

test('twelve keys of which eleven fail, each in its own way: the answer comes, every rotation is told, no key is', async () => {
  const keys = Array.from(
    { length: 12 },
    (_, index) => `sk-key-number-${index}-abcdefgh-K${String(index).padStart(3, '0')}`,
  );
  const host = await startUpstream();
  const faults: readonly Reply[] = [
    { status: 401, body: '{"error":"bad key"}' },
    { status: 402, body: '{"error":{"message":"out of credit"}}' },
    { status: 403, body: '{"error":"no"}' },
    { status: 429, headers: { 'Retry-After': '60' }, body: '{"error":"slow down"}' },
    { status: 429, body: '{"error":"slow down"}' },
    { status: 500, body: 'oops' },
    { status: 503, body: '<html>busy</html>' },
    'reset',
    { status: 200, body: '{"error":"model is not available"}' },
    { parts: ['data: {"error":{"message":"overloaded","code":503}}\n\n'] },
    { status: 401, body: `{"error":"the key ${keys[10] ?? ''} is not known"}` },
  ];
  for (const [index, fault] of faults.entries()) host.replyToKey(keys[index] ?? '', fault);
  host.otherwise(playTeam(plays));
  const many = await startProxiedApp({ BYTEZ_BASE_URL: host.base, BYTEZ_API_KEYS: keys.join(',') });
  allowRequests(`${many.url}/api/`);
  const other = await openApp(browser, many.url);
  await other.page.getByRole('button', { name: 'Open the demo' }).click();
  await openDataset(other.page, 'transactions');
  await other.page.evaluate(() => window.insightx.setModels({ source: 'bytez-proxy' }));
  const turn = await other.page.evaluate(() => window.insightx.ask('What is in here?'));
  expect(turn.state).toBe('answered');
  const rotated = other.page.getByText(/Went on with the key/);
  await rotated.first().waitFor();
  const said = JSON.stringify([
    turn,
    await other.page.evaluate(() => window.insightx.ledger()),
    await other.page.content(),
    many.printed,
    other.complaints,
  ]);
  for (const secret of keys) expect(said).not.toContain(secret.slice(0, -4));
  await other.context.close();
  await many.stop();
  await host.stop();
});

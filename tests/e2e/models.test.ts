import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LedgerEntry, PrivacyLevel } from '../../src/core/privacy.ts';
import type { Turn } from '../../src/core/turn.ts';
import { demoFacts } from '../files/demo-facts.ts';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, openApp, openDataset, questionBox } from '../support/app-window.ts';
import { type ProxiedApp, startProxiedApp } from '../support/built-app.ts';
import { type Play, playTeam, textStream } from '../support/scripted-team.ts';
import { startUpstream, type Upstream } from '../support/upstream.ts';

const key = 'sk-of-nobody-1234567890-WXYZ';

const plays: Readonly<Record<string, Play>> = {
  'Which age group fails most often?': {
    classification: 'SQL_ONLY',
    sql: `SELECT sender_age_group, avg(CAST(status = 'FAILED' AS INT)) AS failure_rate FROM data GROUP BY ALL ORDER BY failure_rate DESC`,
    answer: `People aged {{r1[0].sender_age_group}} fail most often, at **{{r1[0].failure_rate|percent}}**, of 77 % who tried.
\`\`\`json
{"headline": "r1[0].failure_rate", "metrics": [{"name": "Failure rate", "value": "r1[0].failure_rate", "format": "percent"}],
 "chart": {"type": "bar", "result": "r1", "x": "sender_age_group", "y": ["failure_rate"], "title": "Failure rate by age"}}
\`\`\``,
    check: `SELECT sum(CASE WHEN status = 'FAILED' THEN 1 ELSE 0 END) / count(*) FROM data WHERE sender_age_group = '18-25'`,
  },
  'What is the median amount, in Python?': {
    classification: 'PY_ONLY',
    python: `import statistics\nresults = {"median": statistics.median(v for v in columns["amount"] if v is not None)}`,
    answer: 'The median is {{p1.median|number}}.\n```json\n{"headline": "p1.median"}\n```',
    check: 'SELECT median(amount) FROM data',
  },
  'How much do failures differ between groups?': {
    classification: 'SQL_THEN_PY',
    sql: `SELECT sender_age_group, count(*) FILTER (WHERE status = 'FAILED') AS failed FROM data WHERE sender_age_group IS NOT NULL GROUP BY ALL`,
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
  expect(names).toContain('sender_age_group');
  expect(names).not.toContain('250000');
  const statistics = await told('statistics');
  expect(statistics).toContain('250000');
  expect(statistics).toContain('18-25');
});

test('the first words are there before the last ones are sent; what is stopped stays readable and can be asked again', async () => {
  const question = 'What is in here?';
  const words = 'Payments and who sent them. '.repeat(60);
  const slow: Record<string, Play> = { [question]: { classification: 'EXPLAIN_ONLY', answer: words } };
  const quick = playTeam(slow);
  upstream.otherwise({
    by: (request) =>
      request.body.includes('"plan"') && 'by' in (quick as object)
        ? (quick as { by: (request: unknown) => never }).by(request)
        : textStream(words, 50),
  });
  await page.getByRole('button', { name: 'New chat' }).first().click();
  await questionBox(page).fill(question);
  await questionBox(page).press('Enter');
  const article = page.getByRole('article', { name: question, exact: true }).last();
  await article.getByText('Payments and who sent them').first().waitFor();
  await page.getByRole('button', { name: /^Stop/ }).first().click();
  await page.locator('article:last-of-type[aria-busy="false"]').waitFor();
  expect(await article.textContent()).toMatch(/stopped/i);
  await expect.poll(() => upstream.requests.at(-1)?.isCutOff).toBe(true);
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
    return JSON.stringify([rows, { ...localStorage }, document.documentElement.outerHTML]);
  });
  expect(kept).toContain('sender_age_group');
  for (const text of [kept, served.printed.join('\n'), app.complaints.join('\n')]) {
    expect(text).not.toContain(key);
    expect(text).not.toContain(key.slice(0, 20));
  }
});

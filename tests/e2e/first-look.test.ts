import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { openDataset } from '../support/app-window.ts';

const url = inject('appUrl');
const demo = join(import.meta.dirname, '../../public/demo/transactions.csv.gz');
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  context = await browser.newContext({ serviceWorkers: 'block', locale: 'en-GB' });
  page = await context.newPage();
});
afterEach(() => context.close());
afterAll(() => browser.close());

test('the start page and the finished analysis can be read while every script of the app is on its way', async () => {
  await context.route('**/assets/*.js', () => undefined);
  await page.goto(url, { waitUntil: 'commit' });
  await page.getByRole('heading', { name: 'Ask your data in plain English.' }).waitFor();
  const analysis = page.getByRole('region', { name: 'The demo: 250,000 payments' });
  expect(await analysis.getByRole('article').count()).toBe(5);
  expect(await analysis.innerText()).toMatch(
    /18-25 has the highest failure rate: 7\.7\s?% of its 62,557 rows/,
  );
  const colour = await analysis.evaluate((element) => getComputedStyle(element).fontFamily);
  expect(colour).toContain('Segoe UI');
  expect(await page.getByRole('button', { name: 'Open the demo' }).isDisabled()).toBe(true);
});

test('its figures are computed again by the browser’s own engine, and match', async () => {
  await page.goto(url);
  await page.getByText(/^Re-computed in your browser: (\d+) of \1 figures match\.$/).waitFor();
  await page.reload();
  await page.getByRole('button', { name: /^DuckDB ready/ }).waitFor();
  expect(await page.getByRole('button', { name: /^Remove / }).count()).toBe(0);
});

test('figures that do not match are counted, and shown one by one', async () => {
  const lines = gunzipSync(readFileSync(demo)).toString().split('\n');
  const other = gzipSync(lines.filter((line) => !line.includes(',18-25,')).join('\n'));
  await context.route('**/demo/transactions.csv.gz', (route) => route.fulfill({ body: other }));
  await page.goto(url);
  const line = page.getByRole('status').filter({ hasText: 'Re-computed in your browser' });
  await line.waitFor();
  const [, right, all] = /(\d+) of (\d+) figures match/.exec(await line.innerText()) ?? [];
  expect(Number(right)).toBeLessThan(Number(all));
  expect(await line.getByRole('listitem').count()).toBe(Number(all) - Number(right));
});

test('it is what the analyst says when asked, and is checked again on the demo that is opened', async () => {
  await page.goto(url);
  // From here on it is written in the reader's own way, not in the build's.
  await page.getByRole('button', { name: 'Open the demo', disabled: false }).waitFor();
  const articles = page.getByRole('region', { name: 'The demo:' }).getByRole('article');
  const finished = await articles.evaluateAll((elements) =>
    elements.map((element) => ({
      question: element.querySelector('h3')?.textContent ?? '',
      text: [...element.querySelectorAll(':scope > p')].map((each) => each.textContent).join(' '),
    })),
  );
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await openDataset(page, 'transactions');
  await page
    .getByText(/re-computed in your browser: (\d+) of \1 figures match/)
    .first()
    .waitFor();
  for (const { question, text } of finished) {
    const turn = await page.evaluate((asked) => window.insightx.ask(asked), question);
    expect(turn.answer?.declined).toBe(false);
    const shown = page.getByRole('article', { name: question, exact: true }).last().locator('.answer-text');
    expect((await shown.locator('p').allTextContents()).join(' ')).toBe(text);
  }
});

test('who comes back to data sees no start page on the way, and the colours that were chosen', async () => {
  await page.goto(url);
  await page.getByRole('button', { name: /Change$/ }).click();
  await page.getByRole('button', { name: /^Light colours/ }).click();
  await page.getByRole('button', { name: 'Open the demo' }).click();
  const row = await openDataset(page, 'transactions');
  await row.getByText('Being saved').waitFor({ state: 'detached' });
  await context.route('**/assets/*.js', () => undefined);
  await page.goto(url, { waitUntil: 'commit' });
  const heading = page.getByRole('heading', { name: 'Ask your data in plain English.', includeHidden: true });
  await heading.waitFor({ state: 'attached' });
  expect(await heading.isVisible()).toBe(false);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});

import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, askInPage, openApp, openDataset, pickFiles } from '../support/app-window.ts';

const rowCount = 3000;
const dayOf = (i: number) => new Date(Date.UTC(2024, 0, 1 + (i % 366))).toISOString().slice(0, 10);
/** The first thousand rows are cheap, all others dear: what is true of the first is not true of all. */
const priceOf = (i: number) => (i < 1000 ? 10 : 60) + (i % 7);
const rows = Array.from({ length: rowCount }, (_, i) => [dayOf(i), priceOf(i), 1 + ((i * 31) % 500) / 10]);
const csv = ['day,price,weight', ...rows.map((row) => row.join(','))].join('\n');

const opened: { browser?: Browser; app?: AppWindow } = {};

beforeAll(async () => {
  opened.browser = await launchChromium();
  opened.app = await openApp(opened.browser, inject('appUrl'));
  await pickFiles(opened.app.page, { name: 'parcels.csv', text: csv });
  await openDataset(opened.app.page, 'parcels');
});
afterAll(() => opened.browser?.close());

function thePage(): Page {
  if (opened.app === undefined) throw new Error('The app is not open.');
  return opened.app.page;
}

async function chartOf(question: string): Promise<Locator> {
  return (await askInPage(thePage(), question)).getByRole('figure');
}

const prices = rows.map((_, i) => priceOf(i)).sort((a, b) => a - b);
const median = ((prices[rowCount / 2 - 1] ?? 0) + (prices[rowCount / 2] ?? 0)) / 2;
const theBox = new RegExp(`median ${median},.* values 3,000`, 's');

/** Of what the arrow keys stand on. */
async function said(chart: Locator): Promise<string> {
  return chart.locator('.chart-point').innerText();
}

test('a box is drawn from all rows of the result, though the page has the first thousand', async () => {
  const chart = await chartOf('Scatter plot of price against weight');
  await chart.getByRole('button', { name: 'Change the chart' }).click();
  await chart.getByLabel('Kind').selectOption('box');
  await chart.getByLabel('Measure').selectOption('price');
  await chart.getByText(/^Drawn from the first/).waitFor({ state: 'detached' });
  await chart.getByRole('application').focus();
  await thePage().keyboard.press('ArrowRight');
  await expect.poll(() => said(chart)).toMatch(theBox);
  await chart.getByRole('button', { name: 'Done' }).click();
});

test('an insight keeps the box of all rows', async () => {
  const page = thePage();
  const answer = page.getByRole('article', { name: 'Scatter plot of price against weight' });
  await answer.getByRole('button', { name: 'Keep as an insight' }).click();
  await page.getByRole('tab', { name: 'Insights' }).click();
  const kept = page.getByRole('tabpanel', { name: 'Insights' }).getByRole('figure');
  await kept.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => said(kept)).toMatch(theBox);
  expect(await kept.getByText(/^Drawn from the first/).count()).toBe(0);
});

test('each change of a chart is a version; an older one is compared, and drawn again when it is restored', async () => {
  const page = thePage();
  const chart = page
    .getByRole('article', { name: 'Scatter plot of price against weight' })
    .getByRole('figure');
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('radio', { name: 'Library' }).check({ force: true });
  await page.getByRole('button', { name: /^Chart .*3 versions/s }).click();
  const panel = page.getByRole('tabpanel', { name: 'Code' });
  await panel.getByText('3 versions').click();
  await panel.getByRole('button', { name: 'Compare version 1 with the newest' }).click();
  const difference = panel.getByRole('region', { name: 'What changed: Version 1 to version 3' });
  await difference.locator('.is-removed').filter({ hasText: 'scatter' }).first().waitFor();
  await panel.getByRole('button', { name: 'Restore version 1' }).click();
  await panel.getByText('4 versions').waitFor();
  await chart.locator('.recharts-scatter-symbol').first().waitFor();
  await page.getByText('Being saved').waitFor({ state: 'detached' });
  await page.reload();
  await chart.locator('.recharts-scatter-symbol').first().waitFor();
});

test('a click on a point leads to a question about it', async () => {
  const chart = await chartOf('Scatter plot of weight against price');
  const point = chart.locator('.recharts-scatter-symbol').first();
  await point.waitFor();
  // Drawn anew when all rows are there.
  await chart.getByText(/^Drawn from the first/).waitFor({ state: 'detached' });
  await point.click({ force: true });
  await chart.getByRole('button', { name: /^Ask about/ }).click();
  const answer = thePage().getByRole('article', { name: /^How many rows have weight .* and price / });
  await answer.filter({ hasText: /[1-9]\d* rows?/ }).waitFor();
});

test('a click on a line leads to a question about the month that is pointed at', async () => {
  const chart = await chartOf('Average price by month as a line chart');
  await chart.locator('.recharts-line-dot').first().click({ force: true });
  await expect.poll(() => said(chart)).toContain('Jan 2024');
  await chart.getByRole('button', { name: /^Ask about/ }).click();
  const answer = thePage().getByRole('article', { name: 'How many rows have month January 2024?' });
  const inJanuary = rows.filter((_, i) => dayOf(i).startsWith('2024-01')).length;
  await answer.filter({ hasText: String(inJanuary) }).waitFor();
});

test('the keys walk along a line, and Enter asks about where they are', async () => {
  const chart = await chartOf('Average weight by month as a line chart');
  await chart.getByRole('application').focus();
  await thePage().keyboard.press('End');
  await expect.poll(() => said(chart)).toMatch(/^Dec 2024/);
  await thePage().keyboard.press('Enter');
  await thePage().getByRole('article', { name: 'How many rows have month December 2024?' }).waitFor();
});

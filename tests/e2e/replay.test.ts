import type { Browser, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, askInPage, openApp, openDataset, pickFiles } from '../support/app-window.ts';

let browser: Browser;
let app: AppWindow;

beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  app = await openApp(browser, inject('appUrl'));
});
afterEach(async () => {
  expect(app.complaints).toEqual([]);
  await app.context.close();
});
afterAll(() => browser.close());

const january = `paid_at,status,channel,amount
2024-01-05,SUCCESS,web,20
2024-01-07,FAILED,app,75
2024-01-09,SUCCESS,app,310
2024-01-11,SUCCESS,web,40
2024-01-13,FAILED,app,15
2024-01-20,SUCCESS,kiosk,100
`;
const february = `amount,channel,status,paid_at
30,web,FAILED,2024-02-05
75,web,FAILED,2024-02-07
300,app,SUCCESS,2024-02-09
40,post,SUCCESS,2024-02-11
`;

async function askOfJanuary(page: Page): Promise<void> {
  await pickFiles(page, { name: 'january.csv', text: january });
  await openDataset(page, 'january');
  await askInPage(page, 'Which channel has the highest failure rate?');
  await askInPage(page, 'How many payments failed?');
  await page.getByRole('button', { name: 'Share, export, run again' }).click();
  await page.getByRole('button', { name: 'Run again', exact: true }).click();
}

async function dropNext(page: Page, text: string): Promise<void> {
  await page
    .locator('input[data-for=replay]')
    .setInputFiles({ name: 'february.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
}

function figure(page: Page, name: string): Locator {
  return page
    .getByRole('table', { name: 'What changed' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
}

test('next month’s file, its columns in another order, is computed at once; what changed is told first', async () => {
  const { page } = app;
  await askOfJanuary(page);
  await dropNext(page, february);
  await page.getByText(/2 answers computed again in .*, without a model/).waitFor();
  expect(await figure(page, 'app · failure rate').getByRole('cell').allTextContents()).toEqual([
    '66.7%',
    '0%',
    '−66.7 points',
  ]);
  await page.getByText('First was app, now web.').waitFor();
  await page.getByText('Gone: kiosk.').waitFor();
});

test('a column with another name is asked about before anything is computed', async () => {
  const { page } = app;
  await askOfJanuary(page);
  await dropNext(page, february.replace('channel', 'sales channel'));
  await page.getByRole('heading', { name: 'Which columns are these?' }).waitFor();
  expect(await page.getByRole('table', { name: /^Figures|^What changed/ }).count()).toBe(0);
  expect(await page.getByLabel('channel', { exact: true }).inputValue()).toBe('sales channel');
  await page.getByRole('button', { name: 'These are right: compute again' }).click();
  await page.getByText('First was app, now web.').waitFor();
});

test('a condition in front of everything changes every answer after it', async () => {
  const { page } = app;
  await askOfJanuary(page);
  await page
    .getByRole('button', { name: /january.csv/ })
    .last()
    .click();
  await page.getByText('Nothing changed').waitFor();
  await page.getByText(/^The data:/).click();
  await page.getByLabel('Only rows where (a condition in SQL)').fill('amount > 50');
  await page.getByLabel('Only rows where (a condition in SQL)').press('Enter');
  await page.getByRole('button', { name: 'Compute everything again' }).click();
  await figure(page, 'rows').waitFor();
  expect(await figure(page, 'rows').getByRole('cell').allTextContents()).toEqual(['2', '1', '−1 (−50%)']);
});

test('a definition that is changed in one step is changed in the steps after it', async () => {
  const { page } = app;
  await askOfJanuary(page);
  await page
    .getByRole('button', { name: /january.csv/ })
    .last()
    .click();
  await page.getByText('Nothing changed').waitFor();
  await page.getByText('How it is computed').first().click();
  await page.getByRole('button', { name: 'Change it' }).first().click();
  const code = page.getByLabel(/^Code of/);
  const before = await code.inputValue();
  await code.fill(before.replaceAll(`"status" = 'FAILED'`, `"status" <> 'FAILED'`));
  await page.getByRole('button', { name: 'Compute again from here' }).click();
  await figure(page, 'rows').waitFor();
  expect(await figure(page, 'rows').getByRole('cell').allTextContents()).toEqual(['2', '4', '+2 (+100%)']);
  expect(await page.getByText('edited', { exact: true }).count()).toBe(2);
});

test('what cannot be computed again says why and shows no number', async () => {
  const { page } = app;
  await askOfJanuary(page);
  await dropNext(page, 'paid_at,status,amount\n2024-02-01,FAILED,3\n2024-02-02,SUCCESS,4\n');
  await page.getByRole('heading', { name: 'Which columns are these?' }).waitFor();
  await page.getByRole('button', { name: 'These are right: compute again' }).click();
  const row = figure(page, 'app · failure rate');
  await row.waitFor();
  expect(await row.getByRole('cell').allTextContents()).toEqual(['66.7%', 'There is no column for channel.']);
  expect(await figure(page, 'rows').getByRole('cell').allTextContents()).toEqual(['2', '1', '−1 (−50%)']);
});

test('what was computed can be kept as a chat, which is one as any other', async () => {
  const { page } = app;
  await askOfJanuary(page);
  await dropNext(page, february);
  await page.getByRole('button', { name: 'Keep as a chat' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const title = 'Which channel has the highest failure rate? · february.csv';
  await page.getByRole('button', { name: title, exact: true }).waitFor();
  const exchange = page.getByRole('article', { name: 'Which channel has the highest failure rate?' });
  await exchange.getByText('comes first; it was app before.').waitFor();
  await page.getByText('Being saved').waitFor({ state: 'detached' });
  await page.reload();
  await exchange.getByText('comes first; it was app before.').waitFor();
  await exchange.getByRole('figure').waitFor();
  await openDataset(page, 'february');
  await askInPage(page, 'How many rows are there?');
  await page.getByRole('button', { name: 'Share, export, run again' }).click();
  await page.getByRole('button', { name: 'Run again', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^february.csv/ })
    .click();
  await page.getByText(/3 answers computed again in/).waitFor();
  await page.getByText(/^Nothing changed/).waitFor();
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, askInPage, openApp, openDataset, pickFiles } from '../support/app-window.ts';

let browser: Browser;
let app: AppWindow;
const folder = mkdtempSync(join(tmpdir(), 'insightx-sharing-'));

beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  app = await openApp(browser, inject('appUrl'));
  await app.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterEach(async () => {
  expect(app.complaints).toEqual([]);
  await app.context.close();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const payments = {
  name: 'payments.csv',
  text: `paid_at,status,channel,amount
2024-01-05,SUCCESS,web,20
2024-01-07,FAILED,app,75
2024-01-09,SUCCESS,app,310
2024-01-11,SUCCESS,web,40
2024-01-13,FAILED,app,15
2024-01-20,SUCCESS,kiosk,100
`,
};
const question = 'Which channel has the highest failure rate?';

async function askOfPayments(page: Page): Promise<void> {
  await pickFiles(page, payments);
  await openDataset(page, 'payments');
  await askInPage(page, question);
}

async function copyLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share, export, run again' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** What a stranger sees who opens an address in a browser of their own. */
async function openElsewhere(address: string): Promise<AppWindow> {
  return openApp(browser, address);
}

async function keptIn({ page }: AppWindow): Promise<number> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('insightx');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('The database cannot be opened.'));
    });
    const names = ['datasets', 'conversations', 'turns', 'events', 'insights'];
    const counts = names.map(
      (name) =>
        new Promise<number>((resolve) => {
          const counting = database.transaction(name).objectStore(name).count();
          counting.onsuccess = () => resolve(counting.result);
        }),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  });
}

test('a link opens elsewhere as it was, runs nothing, keeps nothing and asks no server for anything', async () => {
  await askOfPayments(app.page);
  const link = await copyLink(app.page);
  expect(link).toMatch(/#analysis=[\w-]+$/);
  expect(link.length).toBeLessThan(4000);

  const other = await openElsewhere(link);
  const page = other.page.getByRole('dialog', { name: question });
  await page.getByRole('article').getByText('has the highest failure rate').first().waitFor();
  await page.getByText('66.7%').first().waitFor();
  await page.getByRole('figure').waitFor();
  expect(await page.getByText('300').count()).toBe(0);
  await other.page.getByRole('button', { name: 'DuckDB ready', exact: true, includeHidden: true }).waitFor();
  expect(await keptIn(other)).toBe(0);
  const fragment = new URL(link).hash.slice(0, 40);
  expect(other.requests.filter((address) => address.includes(fragment))).toEqual([]);
  expect(other.complaints).toEqual([]);
  await other.page.keyboard.press('Escape');
  await other.page.getByRole('button', { name: 'Open the demo' }).first().waitFor();
  expect(new URL(other.page.url()).hash).toBe('');
  await other.context.close();
});

test('a file with the data opens elsewhere and computes the same again', async () => {
  await askOfPayments(app.page);
  await app.page.getByRole('button', { name: 'Share, export, run again' }).click();
  await app.page.getByRole('checkbox', { name: /^The data: payments.csv/ }).check();
  await app.page.locator('section[aria-busy="false"]').waitFor();
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.getByRole('button', { name: 'Save file' }).click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  expect(path).toMatch(/\.insightx$/);
  await download.saveAs(path);

  const other = await openElsewhere(inject('appUrl'));
  await other.page.locator('input[type=file]').first().setInputFiles(path);
  await other.page.getByRole('button', { name: /Open with the included data/ }).click();
  await other.page.getByText('Nothing changed').waitFor();
  expect(other.complaints).toEqual([]);
  await other.context.close();
});

test.each([
  ['cut off', (link: string) => link.slice(0, -40)],
  ['changed', (link: string) => `${link.slice(0, 60)}${link.slice(60, 80).toLowerCase()}${link.slice(80)}`],
  ['made up', (link: string) => link.replace(/#.*/, '#analysis=SW5zaWdodFgBAAAAAA')],
])('a link that was %s is refused with a reason; nothing is run or kept', async (_, change) => {
  await askOfPayments(app.page);
  const link = await copyLink(app.page);
  const other = await openElsewhere(change(link));
  await other.page.getByRole('dialog', { name: 'This cannot be opened' }).waitFor();
  await other.page.getByRole('alert').getByText('Nothing of it was run').waitFor();
  expect(await keptIn(other)).toBe(0);
  await other.page.getByRole('button', { name: 'Go on without it' }).click();
  await other.page.getByRole('button', { name: 'Open the demo' }).first().waitFor();
  expect(other.complaints).toEqual([]);
  await other.context.close();
});

test('a chat that is saved as a page opens from the disk with its charts, and runs nothing', async () => {
  await askOfPayments(app.page);
  await app.page.getByRole('button', { name: 'Share, export, run again' }).click();
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.getByRole('button', { name: /Web page/ }).click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  const saved = await browser.newContext();
  const page = await saved.newPage();
  const [requests, complaints]: string[][] = [[], []];
  page.on('request', (request) => requests?.push(request.url()));
  page.on('console', (message) => complaints?.push(message.text()));
  await page.goto(`file://${path}`);
  expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe(question);
  const bars = page.locator('figure svg rect');
  expect(await bars.count()).toBeGreaterThanOrEqual(3);
  const box = await bars.first().boundingBox();
  expect((box?.height ?? 0) + (box?.width ?? 0)).toBeGreaterThan(20);
  expect(requests).toEqual([`file://${path}`]);
  expect(complaints).toEqual([]);
  await saved.close();
});

test('an answer is kept as an insight with its chart and query, ordered by the keyboard, and printed as a report', async () => {
  const { page } = app;
  await askOfPayments(page);
  await askInPage(page, 'What is the total amount by status?');
  for (const asked of [question, 'What is the total amount by status?']) {
    const exchange = page.getByRole('article', { name: asked, exact: true });
    await exchange.getByRole('button', { name: 'Keep as an insight' }).click();
    await exchange.getByRole('button', { name: 'Kept as an insight' }).waitFor();
  }
  await page.getByRole('tab', { name: 'Insights' }).click();
  const items = page
    .getByRole('list', { name: 'Insights' })
    .getByRole('listitem')
    .filter({ has: page.locator('figure') });
  await items.nth(1).waitFor();
  const words = async () => (await items.locator('> p').allTextContents()).map((text) => text.slice(0, 12));
  const before = await words();
  await items.last().getByRole('button', { name: 'Edit' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(words).toEqual(before.toReversed());
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Edit');

  await page.reload();
  await page.getByRole('tab', { name: 'Insights' }).click();
  await expect.poll(words).toEqual(before.toReversed());
  await page.getByRole('button', { name: 'Report' }).click();
  const report = page.getByRole('dialog', { name: 'What is known of payments' });
  await report.getByRole('figure').nth(1).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    report.getByRole('button', { name: 'Save as a web page' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.html$/);
});

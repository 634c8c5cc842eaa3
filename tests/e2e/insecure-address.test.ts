import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, openApp, openDataset, pickFiles } from '../support/app-window.ts';
import { type PlainHost, startPlainHost } from '../support/plain-host.ts';
import { writeCode } from '../support/write-code.ts';

let browser: Browser;
let host: PlainHost;
let app: AppWindow;
let page: Page;

/** As on another machine of one's own network: http, and no `localhost`. */
beforeAll(async () => {
  browser = await launchChromium();
  host = await startPlainHost(join(import.meta.dirname, '../../dist'));
  app = await openApp(browser, host.url.replace('localhost', 'another-machine.test'));
  page = app.page;
  await page.getByRole('button', { name: /^DuckDB ready/ }).waitFor();
});

afterAll(async () => {
  await browser.close();
  await host.stop();
});

function ask(question: string) {
  return page.evaluate((text) => window.insightx.ask(text), question);
}

test('the address is one that browsers do not call secure', async () => {
  const has = await page.evaluate(() => [
    isSecureContext,
    'subtle' in crypto,
    'randomUUID' in crypto,
    'serviceWorker' in navigator,
  ]);
  expect(has).toEqual([false, false, false, false]);
});

test('the app says what is missing there', async () => {
  await page.getByRole('button', { name: 'DuckDB ready, in memory only' }).click();
  await page.getByText(/^Tables last until this tab is closed\./).waitFor();
  await page.evaluate(() => {
    location.hash = '#privacy';
  });
  await page.getByText('this address can have no service worker').waitFor();
  await page.getByText('not isolated from other windows').waitFor();
  await page.getByText('This address cannot keep the app').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
});

test('and works: files of several kinds, SQL, Python, a chart', async () => {
  await pickFiles(page, { name: 'fruit.csv', text: 'fruit,kilos\napple,3\npear,4\nplum,5\n' });
  await openDataset(page, 'fruit');
  expect((await ask('What is the sum of kilos?')).answer?.headline).toBe(12);
  const { findings } = await ask('Is kilos normally distributed?');
  expect(findings.some(({ language }) => language === 'python')).toBe(true);
  expect((await ask('Total kilos by fruit')).answer?.chart).not.toBeNull();
  await pickFiles(page, { name: 'towns.json', text: '[{"town":"Oslo","id":12345678901234567890}]' });
  const towns = await openDataset(page, 'towns');
  expect(await towns.textContent()).toContain('1 × 2');
});

test('code without an end is stopped there, too, and the next code runs', async () => {
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('radio', { name: 'Python' }).click();
  const panel = page.getByRole('region', { name: 'Python console' });
  const editor = page.getByRole('textbox', { name: 'Python' });
  await writeCode(editor, 'while True: pass');
  await editor.press('Control+Enter');
  await panel.getByRole('button', { name: 'Stop', exact: true }).click();
  await panel.getByText(/^Stopped after/).waitFor();
  await writeCode(editor, '6 * 7');
  await editor.press('Control+Enter');
  await panel.getByText('42', { exact: true }).waitFor();
});

test('after a reload the chat is there, and the data is said to be gone', async () => {
  await page.reload();
  await page.getByText('Its data is gone. Drop fruit.csv again').waitFor();
  await page.getByRole('article', { name: 'What is the sum of kilos?', exact: true }).waitFor();
});

test('nothing was complained about', () => {
  expect(app.complaints.filter((text) => !text.includes('is-this-refused'))).toEqual([]);
});

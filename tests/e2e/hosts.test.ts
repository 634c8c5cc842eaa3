import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../workers/proxy/node.ts';
import { demoFacts } from '../files/demo-facts.ts';
import { launchChromium } from '../support/app-browser.ts';
import {
  type AppWindow,
  ask,
  finishedExchange,
  openApp,
  openDataset,
  pickFiles,
  questionBox,
  untilKept,
} from '../support/app-window.ts';
import { startPlainHost } from '../support/plain-host.ts';
import { startPythonHost } from '../support/python-host.ts';
import { recordedBy } from '../support/recording.ts';

const built = join(import.meta.dirname, '../../dist');
const fruit = { name: 'fruit.csv', text: 'fruit,kilos\napple,3\npear,4\nplum,5\n' };

interface Host {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const hosts: readonly (readonly [name: string, start: () => Promise<Host | undefined>])[] = [
  ['npm start', () => startServer({ folder: built, port: 0 })],
  ['a host that sends no headers, below /some/path/', () => startPlainHost(built)],
  ['python3 -m http.server, in a sub-folder', () => startPythonHost(built)],
];

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^DuckDB ready/ }).waitFor();
  await page.evaluate(() => window.insightx.clear());
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await openDataset(page, 'transactions');
  expect((await ask(page, 'Which age group has the highest failure rate?')).answer?.headline).toBe('18-25');
  expect((await ask(page, 'How many rows are there?')).answer?.headline).toBe(demoFacts.rowCount);
}

/** SQL, Python, a chart, and all of it again after a reload. */
async function workOnOwnFile(page: Page): Promise<void> {
  await page.evaluate(() => window.insightx.clear());
  await pickFiles(page, fruit);
  const row = await openDataset(page, 'fruit');
  const sum = async () => (await ask(page, 'What is the sum of kilos?')).answer?.headline;
  expect(await sum()).toBe(12);
  const { findings } = await ask(page, 'Is kilos normally distributed?');
  expect(findings.some(({ language }) => language === 'python')).toBe(true);
  await questionBox(page).fill('Total kilos by fruit');
  await questionBox(page).press('Enter');
  const exchange = await finishedExchange(page, 'Total kilos by fruit');
  await exchange.locator('.recharts-surface').first().waitFor();
  await row.getByText('Being saved').waitFor({ state: 'detached' });
  await page.reload();
  await openDataset(page, 'fruit');
  await finishedExchange(page, 'Total kilos by fruit');
  expect(await sum()).toBe(12);
}

describe.each(hosts)('on %s', (_name, start) => {
  let host: Host | undefined;
  let app: AppWindow | undefined;

  beforeAll(async () => {
    host = await start();
    if (host === undefined) return;
    app = await openApp(browser, host.url);
    await app.page.getByRole('button', { name: /^DuckDB ready/ }).waitFor();
  });

  afterAll(async () => {
    await app?.context.close();
    await host?.stop();
  });

  test('the page is isolated from other windows, and the demo is answered about', async ({ skip }) => {
    if (app === undefined) return skip('There is no such host on this machine.');
    expect(await app.page.evaluate(() => crossOriginIsolated)).toBe(true);
    await openDemo(app.page);
  });

  test('a file of one’s own is worked on, and is there after a reload', async ({ skip }) => {
    if (app === undefined) return skip('There is no such host on this machine.');
    await workOnOwnFile(app.page);
  });

  test('once the app is kept, all of it is done again without one more request, and with the host gone', async ({
    skip,
  }) => {
    if (app === undefined || host === undefined) return skip('There is no such host on this machine.');
    const { page, context } = app;
    await untilKept(page);
    const before = recordedBy()?.requests.length;
    await openDemo(page);
    await workOnOwnFile(page);
    expect(recordedBy()?.requests.slice(before).filter(isNoLookForAnUpdate)).toEqual([]);
    await context.setOffline(true);
    await host.stop();
    host = undefined;
    await page.reload();
    await openDemo(page);
    await workOnOwnFile(page);
    expect(app.complaints.filter((text) => !isExpected.test(text))).toEqual([]);
  });
});

/** The network that was cut, and the request by which the privacy page has the browser say its policy. */
const isExpected = /ERR_INTERNET_DISCONNECTED|is-this-refused/;

/** When a page is loaded, a browser asks whether there is a newer service worker, and that one for a newer page. */
function isNoLookForAnUpdate({ url }: { readonly url: string }): boolean {
  return !/\/(offline-worker\.js)?$/.test(url);
}

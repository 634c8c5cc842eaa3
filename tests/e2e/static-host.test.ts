import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, ask, openApp, openDataset, pickFiles, untilReady } from '../support/app-window.ts';
import { type PlainHost, startPlainHost } from '../support/plain-host.ts';
import { allowRequests } from '../support/recording.ts';
import { chatEvent, type Reply, startUpstream } from '../support/upstream.ts';

const folder = join(import.meta.dirname, '../../dist');
const fruit = { name: 'fruit.csv', text: 'fruit,kilos\napple,3\npear,4\nplum,5\n' };
let browser: Browser;
let host: PlainHost;

beforeAll(async () => {
  browser = await launchChromium();
  host = await startPlainHost(folder);
});

afterAll(async () => {
  await browser.close();
  await host.stop();
});

test('no file is larger than the strictest of static hosts takes', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const sizes = files.map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
  expect(files.length).toBeGreaterThan(50);
  expect(Math.max(...sizes)).toBeLessThan(25 * 1024 ** 2);
});

describe('on a host that sends no headers, below some path', () => {
  let app: AppWindow;
  let loads = 0;

  beforeAll(async () => {
    app = await openApp(browser, host.url);
    app.page.on('load', () => {
      loads += 1;
    });
    await untilReady(app.page);
  });

  afterAll(() => app.context.close());

  test('the page is isolated from other windows, after one reload at most', async () => {
    expect(await app.page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(loads).toBeLessThanOrEqual(1);
  });

  test('the engines answer: SQL, Python, a chart', async () => {
    await pickFiles(app.page, fruit);
    await openDataset(app.page, 'fruit');
    expect((await ask(app.page, 'What is the sum of kilos?')).answer?.headline).toBe(12);
    const turn = await ask(app.page, 'Is kilos normally distributed?');
    expect(turn.findings.some(({ language }) => language === 'python')).toBe(true);
    expect((await ask(app.page, 'total kilos by fruit')).answer?.chart).not.toBeNull();
  });

  test('each worker has a policy of its own, under which only its own files are in reach', async () => {
    const policies = await app.page.evaluate(async () => {
      const names = performance.getEntriesByType('resource').map(({ name }) => name);
      const scripts = [...new Set(names.filter((name) => /\/(python|duckdb)-worker-/.test(name)))];
      const told = await Promise.all(scripts.map((script) => fetch(script)));
      return told.map(({ url, headers }) => `${url} ${headers.get('content-security-policy') ?? 'none'}`);
    });
    const { host: name } = new URL(host.url);
    expect(policies.length).toBeGreaterThanOrEqual(2);
    for (const policy of policies) {
      const folders = policy.includes('python-worker') ? ['pyodide'] : ['assets', 'duckdb-extensions'];
      const sources = folders.map((each) => `${name}/some/path/${each}/`).join(' ');
      expect(policy).toContain(`connect-src ${sources};`);
      expect(policy).not.toContain("'unsafe-eval'");
    }
  });

  test('nothing was asked of another host, and nothing was complained about', () => {
    const { origin } = new URL(host.url);
    const others = app.requests.filter((url) => /^(https?|wss?):/.test(url) && !url.startsWith(origin));
    expect(others).toEqual([]);
    expect(app.complaints).toEqual([]);
  });
});

test('where no service worker can run, the engines have the page’s policy, and the app says what is missing', async () => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${host.url}#privacy`);
  await untilReady(page);
  await page.getByText('this address can have no service worker').waitFor();
  await page.getByText('not isolated from other windows').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await pickFiles(page, fruit);
  await openDataset(page, 'fruit');
  expect((await ask(page, 'What is the sum of kilos?')).answer?.headline).toBe(12);
  const turn = await ask(page, 'Is kilos normally distributed?');
  expect(turn.findings.some(({ language }) => language === 'python')).toBe(true);
  await context.close();
});

/** Answers pages of any origin. */
const openToPages: Reply = ({ method }, response) => {
  response.writeHead(200, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': '*',
    'Content-Type': 'text/event-stream',
  });
  response.end(method === 'POST' ? `${chatEvent('OK')}data: [DONE]\n\n` : '');
};

test('a model elsewhere is out of reach until the user lets the page reach it, and again when that is taken back', async () => {
  const model = await startUpstream();
  model.otherwise(openToPages);
  allowRequests(model.base);
  const { page, context } = await openApp(browser, host.url);
  await untilReady(page);
  await page.evaluate((customUrl) => window.insightx.setModels({ source: 'custom', customUrl }), model.base);
  const settle = async (button: RegExp) => {
    await page.keyboard.press('Control+,');
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    const said = await page.locator('.test-result').textContent();
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: button }).click();
    await loaded;
    await untilReady(page);
    return said;
  };
  expect(await settle(/^Let this page reach 127/)).toContain('cannot be reached');
  expect(model.requests).toHaveLength(0);
  expect(await settle(/^Take that back/)).toContain('answered');
  expect(model.requests.some(({ method }) => method === 'POST')).toBe(true);
  expect(await settle(/^Let this page reach 127/)).toContain('cannot be reached');
  await context.close();
  await model.stop();
});

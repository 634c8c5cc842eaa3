import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealBuild } from '../../workers/offline/seal-build.ts';
import { launchChromium } from '../support/app-browser.ts';
import { openDataset, pickFiles } from '../support/app-window.ts';
import { type PlainHost, startPlainHost } from '../support/plain-host.ts';

const built = join(import.meta.dirname, '../../dist');
const fruit = { name: 'fruit.csv', text: 'fruit,kilos\napple,3\npear,4\nplum,5\n' };
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

function ask(page: Page, question: string) {
  return page.evaluate((text) => window.insightx.ask(text), question);
}

/** Until the whole app is kept, as its own page says. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#privacy';
  });
  await page.getByText('The whole app is kept in this browser').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Close', exact: true }).click();
}

async function untilReady(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^DuckDB ready/ }).waitFor();
}

describe('a new version of the app', () => {
  let host: PlainHost;
  let next: string;
  let context: BrowserContext;
  let page: Page;
  let askedOfFirst = 0;

  beforeAll(async () => {
    next = await mkdtemp(join(tmpdir(), 'insightx-next-'));
    await cp(built, next, { recursive: true });
    const index = join(next, 'index.html');
    const nextPage = (await readFile(index, 'utf8')).replace('<title>InsightX', '<title>Next InsightX');
    await writeFile(
      index,
      nextPage.replace('</head>', '<link rel="stylesheet" href="./assets/next.css"></head>'),
    );
    await writeFile(join(next, 'assets/next.css'), ':root { --next: 1 }');
    await sealBuild(next);
    host = await startPlainHost(built);
    context = await browser.newContext();
    page = await context.newPage();
    await page.goto(host.url);
    await untilReady(page);
    await pickFiles(page, fruit);
    await openDataset(page, 'fruit');
    await ask(page, 'What is the sum of kilos?');
    await page.getByText('Being saved').waitFor({ state: 'detached' });
    await untilKept(page);
    askedOfFirst = host.asked.length;
    host.serve(next);
    await page.reload();
    await openDataset(page, 'fruit');
  });

  afterAll(async () => {
    await context.close();
    await host.stop();
    await rm(next, { recursive: true });
  });

  function cacheNames(): Promise<readonly string[]> {
    return page.evaluate(() => caches.keys());
  }

  function servedTitle(): Promise<string> {
    return page.evaluate(async () => {
      const text = await (await fetch('./')).text();
      return /<title>(.*?)<\/title>/.exec(text)?.[1] ?? '';
    });
  }

  test('is offered and not forced: the page goes on as it is', async () => {
    await page.getByRole('region', { name: 'New version' }).waitFor();
    expect(await servedTitle()).toBe('InsightX');
    expect((await ask(page, 'How many rows are there?')).answer?.headline).toBe(3);
  });

  test('is there when it is taken; data and chats are as they were', async () => {
    await page.getByRole('button', { name: 'Load it now' }).click();
    await page.getByRole('region', { name: 'New version' }).waitFor({ state: 'detached' });
    await openDataset(page, 'fruit');
    await expect.poll(servedTitle, { timeout: 10_000 }).toBe('Next InsightX');
    await page.getByRole('article', { name: 'What is the sum of kilos?', exact: true }).waitFor();
    expect((await ask(page, 'What is the mean of kilos?')).answer?.headline).toBe(4);
  });

  test('fetches only what has changed, and leaves nothing of the old one behind', async () => {
    await untilKept(page);
    await expect.poll(async () => (await cacheNames()).length).toBe(1);
    const asked = host.asked.slice(askedOfFirst).filter((path) => path.startsWith('assets/'));
    expect(asked).toEqual(['assets/next.css']);
  });

  test('works without a network, too', async () => {
    host.cut(true);
    await context.setOffline(true);
    await page.reload();
    await openDataset(page, 'fruit');
    expect((await ask(page, 'What is the largest kilos?')).answer?.headline).toBe(5);
  });
});

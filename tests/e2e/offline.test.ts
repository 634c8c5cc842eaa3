import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealBuild } from '../../workers/offline/seal-build.ts';
import { launchChromium } from '../support/app-browser.ts';
import { ask, openDataset, pickFiles, untilKept, untilReady } from '../support/app-window.ts';
import { type PlainHost, startPlainHost } from '../support/plain-host.ts';
import { allowRequests } from '../support/recording.ts';

const built = join(import.meta.dirname, '../../dist');
const fruit = { name: 'fruit.csv', text: 'fruit,kilos\napple,3\npear,4\nplum,5\n' };
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

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
    allowRequests(`${host.url}assets/next.css`);
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

/** As the first version of the app has left them: its store, with a chat in it, and its files. */
async function leaveOldThings(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await (await caches.open('insightx /some/path/ 0123456789ab')).put('assets/old.js', new Response('old'));
    const opening = indexedDB.open('insightx', 10);
    await new Promise<void>((resolve, reject) => {
      opening.onupgradeneeded = () => {
        for (const name of ['datasets', 'insights'])
          opening.result.createObjectStore(name, { keyPath: 'id' });
        opening.result.createObjectStore('settings', { keyPath: 'key' });
        opening.result.createObjectStore('profiles', { keyPath: ['datasetId', 'table'] });
        const chats = opening.result.createObjectStore('conversations', { keyPath: 'id' });
        chats.createIndex('updatedAt', 'updatedAt');
        chats.put({ id: 'c', title: 'Visits', activeDatasetId: null, createdAt: 1, updatedAt: 1 });
        const turns = opening.result.createObjectStore('turns', { keyPath: 'id' });
        turns.createIndex('[conversationId+askedAt]', ['conversationId', 'askedAt']);
        turns.put({ id: 't', conversationId: 'c', question: 'How many visits were there?', askedAt: 1 });
        const events = opening.result.createObjectStore('events', { keyPath: ['turnId', 'index'] });
        const about = { questionId: 't', time: 2 };
        const answer = {
          ...{ type: 'final_response', id: 'e1', agent: 'composer', ...about },
          ...{ text: [[{ text: 'There were 12 visits.' }]], headline: 12, metrics: [], chart_spec: null },
          ...{ table_result_id: null, assumptions: [], follow_ups: [], declined: false },
        };
        events.put({ turnId: 't', index: 0, event: answer });
        const done = { type: 'done', id: 'e2', outcome: 'answered', ...about };
        events.put({ turnId: 't', index: 1, event: done });
      };
      opening.onsuccess = () => resolve();
      opening.onerror = () => reject(new Error(opening.error?.message));
    });
    opening.result.close();
  });
}

test('over the store and the files that the first version has left, nothing is lost but the old files', async () => {
  const host = await startPlainHost(built);
  const context = await browser.newContext();
  const page = await context.newPage();
  // A browser looks for the icon of a page that names none.
  allowRequests(new URL('/favicon.ico', host.url).href);
  await page.goto(`${host.url}icon.svg`);
  await leaveOldThings(page);
  await page.goto(host.url);
  const answered = page.getByRole('article', { name: 'How many visits were there?', exact: true });
  await answered.getByText('There were 12 visits.').waitFor();
  await pickFiles(page, fruit);
  await openDataset(page, 'fruit');
  expect((await ask(page, 'What is the sum of kilos?')).answer?.headline).toBe(12);
  await untilKept(page);
  await expect
    .poll(() => page.evaluate(() => caches.keys()))
    .toEqual([expect.not.stringContaining('0123456789ab')]);
  await context.close();
  await host.stop();
});

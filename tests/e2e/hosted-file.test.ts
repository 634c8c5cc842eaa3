import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, openApp, openDataset } from '../support/app-window.ts';
import { allowRequests } from '../support/recording.ts';

const appUrl = inject('appUrl');
let browser: Browser;
let app: AppWindow;

beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  app = await openApp(browser, appUrl);
});
afterEach(() => app.context.close());
afterAll(() => browser.close());

interface Hosted {
  readonly body: string;
  readonly type?: string;
}

/** Puts files beside the app. */
async function host(files: Readonly<Record<string, Hosted>>): Promise<void> {
  for (const [path, { body, type = 'text/csv' }] of Object.entries(files)) {
    await app.context.route(new URL(path, appUrl).href, (route) =>
      route.fulfill({
        body,
        contentType: type,
        headers: {
          'last-modified': 'Wed, 21 Oct 2015 07:28:00 GMT',
          'content-length': String(body.length),
          'content-type': type,
        },
      }),
    );
  }
}

async function openLink(...addresses: readonly string[]): Promise<Page> {
  const url = new URL(appUrl);
  for (const address of addresses) url.searchParams.append('data', address);
  await app.page.goto(url.href);
  return app.page;
}

test('files that lie beside the app are opened by a link, and not read twice', async () => {
  await host({
    'files/shops.csv': { body: 'shop,n\nOslo,1\nBergen,2\n' },
    'files/towns%20north.json': { body: '[{"town":"Oslo"}]', type: 'application/json' },
  });
  const page = await openLink('files/shops.csv', '/files/towns%20north.json');
  await openDataset(page, 'shops');
  const towns = await openDataset(page, 'towns north');
  await towns.getByText('Being saved').waitFor({ state: 'detached' });

  await page.reload();
  await page.getByText('shops.csv is open already and was not read twice.').first().waitFor();
  await page.getByText('towns north.json is open already and was not read twice.').first().waitFor();
  expect(await page.getByRole('button', { name: /^Remove / }).count()).toBe(2);
});

test('a file of another host is not asked for, and it is said why', async () => {
  const page = await openLink('https://example.org/data.csv');
  const failed = page.getByRole('alert').filter({ hasText: 'data.csv was not opened' });
  await failed.getByText(/lies elsewhere \(example\.org\)/).waitFor();
  expect(app.requests.filter((url) => url.includes('example.org'))).toEqual([
    expect.stringContaining(appUrl),
  ]);
});

test('a page that stands where a file should be is told from one, and so is nothing at all', async () => {
  await host({ 'moved.csv': { body: '<!doctype html><title>Home</title>', type: 'text/html' } });
  allowRequests(new URL('nothing.csv', appUrl).href);
  const page = await openLink('moved.csv', 'nothing.csv');
  await page.getByText(/At \/moved\.csv lies a web page, not a data file/).waitFor();
  await page.getByText(/There is no file at \/nothing\.csv/).waitFor();
});

test('a file that takes long can be cancelled while it is fetched', async () => {
  await app.context.route(new URL('slow.csv', appUrl).href, () => undefined);
  const page = await openLink('slow.csv');
  await page.getByRole('button', { name: 'Cancel reading slow.csv' }).click();
  await page.getByRole('button', { name: 'Cancel reading slow.csv' }).waitFor({ state: 'detached' });
  expect(await page.getByRole('alert').count()).toBe(0);
});

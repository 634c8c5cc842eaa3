import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { openApp } from '../support/app-window.ts';

const url = inject('appUrl');
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

test('the start page is there before any engine is', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const held: string[] = [];
  await context.route(/\.wasm(\.gz)?$/, (route) => {
    held.push(route.request().url());
  });
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Open the demo', disabled: false }).waitFor();
  expect(await page.locator('input[type=file][multiple]').count()).toBe(1);
  await expect.poll(() => held.length).toBeGreaterThan(0);
  expect(await page.getByRole('button', { name: /DuckDB loading/ }).count()).toBe(1);
  await context.close();
});

test('the engines load behind it, without a complaint', async () => {
  const { page, context, complaints } = await openApp(browser, url);
  await page.getByRole('button', { name: 'DuckDB ready', exact: true }).waitFor();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});

describe('what is served', () => {
  test.each(['/', '/pyodide/pyodide.asm.mjs', '/nothing-here'])('isolates the page at %s', async (path) => {
    const { headers } = await fetch(url + path);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';");
  });

  test('gives the workers a policy of their own, under which only their own assets are in reach', async () => {
    const { page, context, policies } = await openApp(browser, url);
    await page.getByRole('button', { name: 'DuckDB ready', exact: true }).waitFor();
    const { host } = new URL(url);
    const ofDuckDb = [...policies].filter(([path]) => path.startsWith('/assets/duckdb-worker-'));
    expect(ofDuckDb.length).toBeGreaterThan(0);
    for (const [, policy] of ofDuckDb)
      expect(policy).toContain(`connect-src ${host}/assets/ ${host}/duckdb-extensions/;`);
    await context.close();
  });
});

import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { openApp } from '../support/app-window.ts';
import { type PlainHost, startPlainHost } from '../support/plain-host.ts';
import { allowRequests } from '../support/recording.ts';

let browser: Browser;
let host: PlainHost;

beforeAll(async () => {
  browser = await launchChromium();
  host = await startPlainHost(join(import.meta.dirname, '../../dist'));
});

// Chromium opens a connection for a frame before its policy refuses the frame. Nothing is sent over it.
beforeEach(() => allowRequests(({ method, url }) => method === 'CONNECT' && url === 'attacker.invalid:443'));

afterAll(async () => {
  await browser.close();
  await host.stop();
});

async function openProof(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^DuckDB ready/ }).waitFor();
  await page.evaluate(() => {
    location.hash = '#privacy';
  });
  await page.getByRole('heading', { name: 'What can leave this tab' }).waitFor();
}

describe.each([
  ['the server of the app', () => inject('appUrl'), 'from the server'],
  ['a host without headers', () => host.url, 'service worker brings it'],
])('on %s', (_name, url, source) => {
  test('every attack is run, and stopped; nothing reaches another host', async () => {
    const { page, context } = await openApp(browser, url());
    const reached: string[] = [];
    context.on('requestfinished', (request) => reached.push(request.url()));
    await openProof(page);
    await page.getByText(source).waitFor();
    await page.getByRole('button', { name: 'Try to steal my data' }).click();
    const summary = page.getByRole('dialog').getByRole('status');
    await summary.getByText('got through').waitFor({ timeout: 60_000 });
    expect(await summary.textContent()).toBe('30 of 30 stopped, none got through');
    const { origin } = new URL(url());
    expect(reached.filter((address) => address.startsWith('http') && !address.startsWith(origin))).toEqual(
      [],
    );
    expect(await page.evaluate(() => 'stolen' in window)).toBe(false);
    await context.close();
  });
});

test('an attack that nothing stops is said to have got through', async () => {
  allowRequests((request) => request.url.includes('attacker.invalid'));
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(inject('appUrl'));
  await openProof(page);
  await page.getByText('No policy is in force').waitFor();
  await page.getByRole('button', { name: 'Try to steal my data' }).click();
  const summary = page.getByRole('dialog').getByRole('status');
  await summary.getByText('got through').waitFor({ timeout: 90_000 });
  expect(await summary.textContent()).toMatch(/[1-9]\d* got through/);
  await context.close();
});

test('the page closes with Esc, and everybody can read it', async () => {
  const { page, context } = await openApp(browser, inject('appUrl'));
  await openProof(page);
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    return (await checker.run('dialog.proof')).violations.map(({ id }) => id);
  });
  expect(violations).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'What can leave this tab' }).waitFor({ state: 'detached' });
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await context.close();
});

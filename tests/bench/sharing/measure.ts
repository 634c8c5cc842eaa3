import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { openDataset } from '../../support/app-window.ts';
import { untilSaved } from '../until-saved.ts';
import { twentyQuestions } from './questions.ts';

export interface SharingTimes {
  /** Characters of the link to the analysis of twenty steps, as a browser would open it. */
  readonly linkLength: number;
  /** From the choice of the data, which is open, to the last figure on the screen; one for each time. */
  readonly replayMs: readonly number[];
}

const rounds = 5;

/** The same rows in another order, under another name: next month's file as far as the work goes. */
export function writeNextFile(root: string): string {
  const demo = gunzipSync(readFileSync(join(root, 'public/demo/transactions.csv.gz'))).toString();
  const [head = '', ...rows] = demo.trimEnd().split('\n');
  const path = join(root, '.cache', 'next.csv');
  writeFileSync(path, [head, ...rows.toReversed(), ''].join('\n'));
  return path;
}

export async function measureSharing(browser: Browser, url: string, next: string): Promise<SharingTimes> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await page.getByRole('button', { name: 'Open the demo' }).first().click();
  await openDataset(page, 'transactions');
  await askAll(page);
  const linkLength = await measureLink(page);
  await page.locator('input[type=file]').first().setInputFiles(next);
  await openDataset(page, 'next');
  await untilSaved(page);
  const replayMs: number[] = [];
  while (replayMs.length < rounds) replayMs.push(await measureReplay(page));
  await context.close();
  return { linkLength, replayMs };
}

async function askAll(page: Page): Promise<void> {
  const declined = await page.evaluate(async (questions) => {
    const asked: string[] = [];
    for (const question of questions) {
      const { answer } = await window.insightx.ask(question);
      if (answer === undefined || answer.declined) asked.push(question);
    }
    return asked;
  }, twentyQuestions);
  if (declined.length > 0) throw new Error(`Not answered: ${declined.join(' · ')}`);
}

async function measureLink(page: Page): Promise<number> {
  await page.evaluate(() => {
    location.hash = '#share';
  });
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  await page.keyboard.press('Escape');
  return page.evaluate(async () => (await navigator.clipboard.readText()).length);
}

async function measureReplay(page: Page): Promise<number> {
  await page.evaluate(() => {
    location.hash = '#again';
  });
  const choice = page.getByRole('dialog').getByRole('button', { name: /^next\.csv/ });
  await choice.waitFor();
  const elapsedMs = await choice.evaluate(
    (button) =>
      new Promise<number>((resolve) => {
        const startedAt = performance.now();
        new MutationObserver((_, observer) => {
          if (document.querySelector('.what-changed') === null) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - startedAt));
        }).observe(document.body, { childList: true, subtree: true });
        if (button instanceof HTMLElement) button.click();
      }),
  );
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return elapsedMs;
}

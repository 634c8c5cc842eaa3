import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { pickFiles, questionBox } from '../support/app-window.ts';

const url = inject('appUrl');
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

test('where the browser has no space left, the app says so, and works without keeping', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(url).origin, quotaSize: 1 });
  await page.goto(url);
  await page.getByRole('button', { name: /DuckDB ready/ }).waitFor();
  await pickFiles(page, { name: 'fruit.csv', text: 'fruit,kilos\napple,3\npear,4\n' });
  await page.getByRole('region', { name: 'Messages' }).getByText('no space left').first().waitFor();
  await questionBox(page).fill('What is the sum of kilos?');
  await questionBox(page).press('Enter');
  const answer = page.locator('article[aria-busy="false"] .answer');
  await answer.waitFor();
  expect(await answer.textContent()).toContain('7');
  await context.close();
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchProfile } from '../support/app-browser.ts';
import { headlineIn, openDataset, pickFiles } from '../support/app-window.ts';

const profile = mkdtempSync(join(tmpdir(), 'full-disk-'));
const { origin } = new URL(inject('appUrl'));
let context: BrowserContext;
let page: Page;
let devTools: CDPSession;

/** A browser with a profile on the disk: what a private window writes to saved files is not counted. */
beforeAll(async () => {
  context = await launchProfile(profile, { serviceWorkers: 'block' });
  page = await context.newPage();
  await page.goto(inject('appUrl'));
  devTools = await context.newCDPSession(page);
});
afterAll(async () => {
  await context.close();
  rmSync(profile, { recursive: true });
});

/** Leaves so much room and no more. */
async function leave(bytes: number): Promise<void> {
  const { usage } = await devTools.send('Storage.getUsageAndQuota', { origin });
  await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: Math.max(1, usage + bytes) });
}

/** 300,000 rows, which need more room than there is. */
async function openLarge(name: string): Promise<void> {
  await page.evaluate(async (called) => {
    const rows = Array.from({ length: 300_000 }, (_, at) => `${at},name ${(at * 2654435761) % 4294967296}`);
    await window.insightx.openFiles([new File([`id,name\n${rows.join('\n')}\n`], called)]);
  }, name);
}

test('a table for which there is no space answers until the tab is closed, and earlier ones stay whole', async () => {
  await pickFiles(page, { name: 'small.csv', text: 'shop,n\nx,1\ny,2\n' });
  const small = await openDataset(page, 'small');
  await small.getByText('Being saved').waitFor({ state: 'detached' });

  await leave(300_000);
  await openLarge('large.csv');
  const large = await openDataset(page, 'large');
  await large.getByText('Could not be saved: it lasts until this tab is closed.').waitFor();
  await page
    .getByText(/“large” could not be saved .* has no space left for InsightX/)
    .first()
    .waitFor();
  expect(await headlineIn(page, 'How many rows are there?')).toBe(300_000);

  await page.reload();
  await page.getByText('Its data is gone. Drop large.csv again').waitFor();
  await page.getByRole('button', { name: /^small/ }).click();
  expect(await headlineIn(page, 'What is the sum of n?')).toBe(3);
});

test('after space was made, all is kept again', async () => {
  await leave(1_000_000_000);
  await page.reload();
  await pickFiles(page, { name: 'new.csv', text: 'shop,n\nx,6\n' });
  const row = await openDataset(page, 'new');
  await row.getByText('Being saved').waitFor({ state: 'detached' });
  await page.reload();
  await openDataset(page, 'new');
  await page.getByRole('button', { name: /^new/ }).click();
  expect(await headlineIn(page, 'What is the sum of n?')).toBe(6);
});

test('a table that could not be saved is saved when there is room and it is asked for', async () => {
  await leave(300_000);
  await openLarge('late.csv');
  const late = await openDataset(page, 'late');
  await late.getByText('Could not be saved').waitFor();

  await leave(1_000_000_000);
  await page.getByRole('button', { name: 'Save late again' }).click();
  await late.locator('.dataset-standing').waitFor({ state: 'detached' });
  await page.reload();
  await openDataset(page, 'late');
  await page.getByRole('button', { name: /^late/ }).click();
  expect(await headlineIn(page, 'How many rows are there?')).toBe(300_000);
});

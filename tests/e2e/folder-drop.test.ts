import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { openDataset, pickFiles } from '../support/app-window.ts';

const folder = mkdtempSync(join(tmpdir(), 'folder-'));
let browser: Browser;

beforeAll(async () => {
  mkdirSync(join(folder, 'months/.hidden'), { recursive: true });
  writeFileSync(join(folder, 'shops.csv'), 'shop,city\nx,Pune\ny,Agra\n');
  writeFileSync(join(folder, 'months/january.csv'), 'shop,n\nx,1\n');
  writeFileSync(join(folder, 'months/read me.doc'), 'Nothing to be opened.');
  writeFileSync(join(folder, 'months/.hidden/secret.csv'), 'a,b\n1,2\n');
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

test('a folder that is dropped is opened with the folders in it, hidden ones and other files left out', async () => {
  const page = await browser.newPage();
  await page.goto(inject('appUrl'));
  await page.getByRole('button', { name: /DuckDB ready/ }).waitFor();
  const devTools = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devTools.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  }
  await openDataset(page, 'shops');
  await openDataset(page, 'january');
  expect(await page.getByRole('button', { name: /^Remove / }).count()).toBe(2);
});

test('a folder that is picked is opened in the same way', async () => {
  const page = await browser.newPage();
  await page.goto(inject('appUrl'));
  await page.getByRole('button', { name: /DuckDB ready/ }).waitFor();
  await pickFiles(page, { name: 'first.csv', text: 'first\n1\n' });
  await openDataset(page, 'first');
  await choose(page, 'Add a folder', folder);
  await openDataset(page, 'shops');
  await openDataset(page, 'january');
  expect(await page.getByRole('button', { name: /^Remove / }).count()).toBe(3);
  await choose(page, 'Add files', join(folder, 'months/.hidden/secret.csv'));
  await openDataset(page, 'secret');
});

async function choose(page: Page, button: string, path: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await choosing).setFiles(path);
}

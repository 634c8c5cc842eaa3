import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, openApp, openDataset, pickFiles } from '../support/app-window.ts';
import { writeCode } from '../support/write-code.ts';

const cities = ['Bern', 'Basel', 'Chur', '=1+1'];
const rowCount = 5_000;
const amountOf = (id: number): number => (id * 7919) % 10_007;
const csv = [
  'id,city,amount',
  ...Array.from({ length: rowCount }, (_, id) => `${id},${cities[id % 4] ?? ''},${amountOf(id)}`),
].join('\n');

const folder = mkdtempSync(join(tmpdir(), 'insightx-results-'));
const opened: { browser?: Browser; app?: AppWindow } = {};

beforeAll(async () => {
  opened.browser = await launchChromium();
  opened.app = await openApp(opened.browser, inject('appUrl'));
  const { page, context } = opened.app;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await pickFiles(page, { name: 'sales.csv', text: csv });
  await openDataset(page, 'sales');
  await page.getByRole('tab', { name: 'Code' }).click();
  await writeCode(page.getByRole('textbox', { name: 'SQL' }), 'SELECT * FROM sales');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await facts(page).filter({ hasText: `5,000 rows` }).waitFor();
});
afterAll(async () => {
  await opened.browser?.close();
  rmSync(folder, { recursive: true });
});

function thePage(): Page {
  if (opened.app === undefined) throw new Error('The app is not open.');
  return opened.app.page;
}

const facts = (page: Page) => page.locator('.table-tools').getByRole('status').first();
const firstRow = (page: Page) =>
  page.locator('.virtual-table tbody tr').first().getByRole('gridcell').allInnerTexts();

async function saved(page: Page, format: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  await page.getByRole('button', { name: new RegExp(`^${format}`) }).click();
  const path = join(folder, (await download).suggestedFilename());
  await (await download).saveAs(path);
  return path;
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
const allAmounts = Array.from({ length: rowCount }, (_, id) => amountOf(id));

test('the last of all rows is reached, though the query came back with the first thousand', async () => {
  const page = thePage();
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+End');
  const last = page.getByRole('gridcell', {
    name: String(amountOf(rowCount - 1)).replace(/(\d)(?=\d{3}$)/, '$1,'),
    exact: true,
  });
  await last.last().waitFor();
  expect(await page.locator('tr[aria-rowindex="5001"]').getByRole('gridcell').first().innerText()).toMatch(
    /4,?999/,
  );
});

test('sorting and filtering are over all rows', async () => {
  const page = thePage();
  await page.getByRole('button', { name: 'amount', exact: true }).click();
  await page.getByRole('button', { name: 'amount', exact: true }).click();
  await page.keyboard.press('Control+Home');
  const greatest = Math.max(...allAmounts);
  await expect.poll(async () => (await firstRow(page)).at(2)?.replace(',', '')).toBe(String(greatest));
  await page.locator('th').filter({ hasText: 'city' }).click({ button: 'right' });
  await page.getByRole('textbox', { name: 'Value of city' }).fill('bas');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await facts(page).filter({ hasText: '1,250 of 5,000 rows' }).waitFor();
  await page.getByRole('button', { name: /^Take back: city contains/ }).click();
  await page.getByRole('button', { name: /^Take back: Sorted by amount/ }).click();
  await facts(page)
    .filter({ hasText: /^5,000 rows/ })
    .waitFor();
});

test('cells are copied as they are', async () => {
  const page = thePage();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+c');
  await expect
    .poll(() => page.evaluate('navigator.clipboard.readText()'))
    .toBe('id\tcity\n0\tBern\n1\tBasel');
});

test('CSV, Excel and Parquet files hold all rows and no formula', async () => {
  const page = thePage();
  const text = readFileSync(await saved(page, 'CSV'), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(text).toHaveLength(rowCount + 1);
  expect(text[4]).toBe(`3,'=1+1,${amountOf(3)}`);

  const book = await readXlsx(new Uint8Array(readFileSync(await saved(page, 'Excel'))));
  const [, ...cells] = book.sheets[0]?.rows ?? [];
  expect(cells).toHaveLength(rowCount);
  expect(cells[3]?.[1]).toBe('=1+1');
  expect(sumOf(cells.map((row) => Number(row[2])))).toBe(sumOf(allAmounts));

  const bytes = readFileSync(await saved(page, 'Parquet'));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const rows = await parquetReadObjects({ file, compressors });
  expect(rows).toHaveLength(rowCount);
  expect(sumOf(rows.map(({ amount }) => Number(amount)))).toBe(sumOf(allAmounts));
  expect(rows[3]?.city).toBe('=1+1');
});

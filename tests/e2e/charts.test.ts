import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, askInPage, openApp, openDataset, pickFiles } from '../support/app-window.ts';

const csv = [
  'shop,grade,price',
  ...Array.from(
    { length: 400 },
    (_, i) =>
      `${['North', 'South', 'East'][i % 3] ?? ''},${['a', 'b'][i % 2] ?? ''},${10 + (i % 3) * 5 + (i % 7)}`,
  ),
].join('\n');
const question = 'What is the average price by shop?';

const folder = mkdtempSync(join(tmpdir(), 'insightx-charts-'));
const opened: { browser?: Browser; app?: AppWindow; chart?: Locator } = {};

beforeAll(async () => {
  opened.browser = await launchChromium();
  opened.app = await openApp(opened.browser, inject('appUrl'));
  await pickFiles(opened.app.page, { name: 'shops.csv', text: csv });
  await openDataset(opened.app.page, 'shops');
  opened.chart = (await askInPage(opened.app.page, question)).getByRole('figure');
});
afterAll(async () => {
  await opened.browser?.close();
  rmSync(folder, { recursive: true });
});

function theChart(): { readonly page: Page; readonly chart: Locator } {
  if (opened.app === undefined || opened.chart === undefined) throw new Error('The app is not open.');
  return { page: opened.app.page, chart: opened.chart };
}

async function saved(kind: 'PNG' | 'SVG'): Promise<Buffer> {
  const { page, chart } = theChart();
  const download = page.waitForEvent('download');
  await chart.getByRole('button', { name: 'Save as a picture' }).click();
  await page.getByRole('button', { name: new RegExp(`^${kind}`) }).click();
  const path = join(folder, (await download).suggestedFilename());
  await (await download).saveAs(path);
  return readFileSync(path);
}

test('the arrow keys walk over the marks and say each', async () => {
  const { page, chart } = theChart();
  await chart.getByRole('application').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => chart.getByRole('status').innerText()).toMatch(/^East 2\d.*1 of 3/s);
  await page.keyboard.press('End');
  await expect.poll(() => chart.getByRole('status').innerText()).toMatch(/^North 1\d.*3 of 3/s);
});

test('an SVG needs nothing from the page: it is drawn alone, in the colours of the theme', async () => {
  const { page } = theChart();
  const svg = (await saved('SVG')).toString();
  const blank = await page.context().newPage();
  expect(svg).not.toMatch(/var\(|oklch|light-dark|class=|<script|href=/);
  const read = await blank.evaluate(`(() => {
    const parsed = new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml');
    return { faults: parsed.querySelectorAll('parsererror').length, words: [...parsed.querySelectorAll('text')].map((each) => each.textContent) };
  })()`);
  expect(read).toMatchObject({ faults: 0 });
  expect((read as { words: string[] }).words).toEqual(expect.arrayContaining(['North', 'South', 'East']));
});

test('a PNG is a picture of the chart', async () => {
  const { page } = theChart();
  const png = await saved('PNG');
  expect([...png.subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG');
  const seen = await page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob('${png.toString('base64')}'), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const colours = new Set();
    for (let at = 0; at < data.length; at += 4) colours.add(data[at] + ' ' + data[at + 1] + ' ' + data[at + 2]);
    return { width: image.width, colours: colours.size };
  })()`);
  expect((seen as { width: number }).width).toBeGreaterThan(600);
  expect((seen as { colours: number }).colours).toBeGreaterThan(10);
});

test('a chart that is changed by hand stays so after a reload, and can be put back', async () => {
  const { page, chart } = theChart();
  await chart.getByRole('button', { name: 'Change the chart' }).click();
  await chart.getByLabel('Kind').selectOption('pie');
  await chart.locator('.pie').waitFor();
  await page.getByRole('tab', { name: 'Trace' }).click();
  await page.getByText('pie, changed by hand').waitFor();
  await page.reload();
  const again = page.getByRole('article', { name: question }).getByRole('figure');
  await again.locator('.pie').waitFor();
  await again.getByRole('button', { name: 'Change the chart' }).click();
  await again.getByRole('button', { name: 'As the answer had it' }).click();
  await again.locator('.recharts-bar-rectangle').first().waitFor();
  await again.getByRole('button', { name: 'Done' }).click();
});

test('a click on a mark leads to a question about it', async () => {
  const { page } = theChart();
  const figure = page.getByRole('article', { name: question }).getByRole('figure');
  await figure.locator('.recharts-bar-rectangle').first().click();
  await figure.getByRole('button', { name: 'Ask about East' }).click();
  const answer = page.getByRole('article', { name: 'How many rows have shop East?' });
  await answer.filter({ hasText: '133' }).waitFor();
});

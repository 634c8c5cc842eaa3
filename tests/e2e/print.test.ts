import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { askInPage, openApp, openDataset, pickFiles } from '../support/app-window.ts';

let browser: Browser;
let page: Page;

/** CSS pixels of A4 between usual margins. */
const paper = { width: 718, height: 1010 };

beforeAll(async () => {
  browser = await launchChromium();
  ({ page } = await openApp(browser, inject('appUrl')));
  const lines = Array.from({ length: 120 }, (_, n) => `Region ${n % 12},${(n * 7) % 53}`);
  await pickFiles(page, { name: 'orders.csv', text: `region,amount\n${lines.join('\n')}\n` });
  await openDataset(page, 'orders');
  await askInPage(page, 'What is the mean amount by region?');
  await page.getByRole('button', { name: 'Keep as an insight' }).click();
  await page.getByText('Kept among the insights').first().waitFor();
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
});

afterAll(() => browser.close());

/** As the printer is given it. */
async function onPaper<Value>(look: () => Promise<Value>): Promise<Value> {
  await page.setViewportSize(paper);
  await page.emulateMedia({ media: 'print' });
  const seen = await look();
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1440, height: 900 });
  return seen;
}

/** In the page: texts of what would be there to be pressed, or written into. */
function controls(): readonly string[] {
  const all = document.querySelectorAll<HTMLElement>('button:not(.bound-number), input, select, textarea');
  return [...all]
    .filter((each) => each.checkVisibility() && each.offsetWidth > 1)
    .map((each) => each.getAttribute('aria-label') ?? each.innerText);
}

/** In the page: whether anything stands out of the paper, and whether it is light. */
function paperUse() {
  const charts = [...document.querySelectorAll('.chart svg')].filter((chart) => chart.checkVisibility());
  return {
    chartCount: charts.length,
    isWithin: charts.every((chart) => chart.getBoundingClientRect().right <= innerWidth),
    isOnePageWide: document.documentElement.scrollWidth <= innerWidth,
    scheme: getComputedStyle(document.documentElement).colorScheme,
  };
}

test('a chat is printed light, with its charts whole and nothing to press, and says what it leaves out', async () => {
  const { left, use } = await onPaper(async () => ({
    left: await page.evaluate(controls),
    use: await page.evaluate(paperUse),
  }));
  expect(left).toEqual([expect.stringMatching(/4 more rows/)]);
  expect(use).toMatchObject({ isWithin: true, isOnePageWide: true, scheme: 'light' });
  expect(use.chartCount).toBeGreaterThan(0);
});

test('the report of insights is one page wide, light, with its chart, and nothing to press', async () => {
  await page.getByRole('tab', { name: 'Insights' }).click();
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  await page.locator('.report .chart svg').first().waitFor();
  const { left, use, file } = await onPaper(async () => ({
    left: await page.evaluate(controls),
    use: await page.evaluate(paperUse),
    file: await page.pdf({ format: 'A4', margin: { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' } }),
  }));
  expect(left).toEqual([]);
  expect(use).toMatchObject({ isWithin: true, isOnePageWide: true, scheme: 'light' });
  expect(use.chartCount).toBeGreaterThan(0);
  const pages = file.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages).toHaveLength(1);
});

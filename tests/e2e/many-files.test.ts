import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, askInPage, openApp, openDataset, pickFiles } from '../support/app-window.ts';

const orders = `order_id,customer_id,order_value
A-1,1,120
A-2,2,40
A-3,1,310
A-4,3,45
A-5,9,50
`;
const customers = 'id,name,region\n1,Amelie,South\n2,Dag,North\n3,Claire,South\n4,Elena,East\n';

let browser: Browser;
let app: AppWindow;

beforeAll(async () => {
  browser = await launchChromium();
  app = await openApp(browser, inject('appUrl'));
});

afterEach(() => app.page.evaluate(() => window.insightx.clear()));

afterAll(async () => {
  expect(app.complaints).toEqual([]);
  await browser.close();
});

test('a question over two files is answered with how they were joined, and the join is shown', async () => {
  const { page } = app;
  await pickFiles(page, { name: 'customers.csv', text: customers }, { name: 'orders.csv', text: orders });
  await openDataset(page, 'customers');
  await openDataset(page, 'orders');

  const exchange = await askInPage(page, 'average order value by customer region');
  const answer = await exchange.innerText();
  expect(answer).toContain('South');
  expect(answer).toContain('158.3');
  await exchange.getByText('I joined orders with customers').waitFor();

  const joins = page.locator('.joins');
  await joins.getByText('customers.id').waitFor();
  expect(await joins.innerText()).toMatch(
    /customer_id[\s\S]*80\s?% match · one row each[\s\S]*Without a match in customers: 9/,
  );
});

test('files with the same columns become one table when asked, which lasts', async () => {
  const { page } = app;
  await pickFiles(
    page,
    { name: 'sales_jan.csv', text: 'shop,total\nOslo,10\nBergen,20\n' },
    { name: 'sales_feb.csv', text: 'Total,Shop\n1.5,Oslo\n2.5,Bergen\n3.5,Oslo\n' },
  );
  await openDataset(page, 'sales_feb');
  await page.getByText('2 files have the same columns.').waitFor();
  await page.getByRole('button', { name: 'Combine into one table' }).click();
  const row = await openDataset(page, 'sales_combined');
  expect(await row.innerText()).toContain('5 × 3');
  expect(await page.getByText('have the same columns').count()).toBe(0);
  await row.getByText('Being saved').waitFor({ state: 'detached' });

  await page.reload();
  await openDataset(page, 'sales_combined');
  const exchange = await askInPage(page, 'total by source_file');
  expect(await exchange.innerText()).toContain('sales_jan.csv');
  expect(await page.getByText('have the same columns').count()).toBe(0);
});

test('a table pasted from a spreadsheet becomes a dataset', async () => {
  const { page } = app;
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'plant\theight\nfern\t3\nmoss\t1\n');
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  const row = await openDataset(page, 'Pasted table');
  expect(await row.innerText()).toContain('2 × 2');
});

import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, headlineIn, openApp, openDataset, pickFiles } from '../support/app-window.ts';

let browser: Browser;
let app: AppWindow;

beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  app = await openApp(browser, inject('appUrl'));
});
afterEach(async () => {
  expect(app.complaints).toEqual([]);
  await app.context.close();
});
afterAll(() => browser.close());

const visits = { name: 'visits.csv', text: 'day,n\n01/02/2024,1\n03/04/2024,2\n' };

test('another tab takes the saved tables over, and the first one says so', async () => {
  const first = app.page;
  await pickFiles(first, visits);
  await openDataset(first, 'visits');
  await first.getByText('Being saved').waitFor({ state: 'detached' });

  const second = await app.context.newPage();
  await second.goto(first.url());
  await second.getByRole('button', { name: 'Use them here' }).click();
  await openDataset(second, 'visits');
  expect(await headlineIn(second, 'How many rows are there?')).toBe(2);
  await first.getByRole('alert', { name: 'Saved tables' }).getByText('taken over').waitFor();

  await first.getByRole('button', { name: 'Take them back' }).click();
  await openDataset(first, 'visits');
  expect(await headlineIn(first, 'What is the sum of n?')).toBe(3);
});

test('dates that could be either are asked about, and read again as the user says', async () => {
  const { page } = app;
  await pickFiles(page, visits);
  const question = page.getByRole('region', { name: 'What the dates mean' });
  await question.getByText('01/02/2024').waitFor();
  await question.getByRole('button', { name: '1 February' }).click();
  await question.waitFor({ state: 'detached' });
  await openDataset(page, 'visits');
  expect(await headlineIn(page, 'What is the latest day?')).toBe('2024-04-03');
});

test('everything that is kept can be deleted', async () => {
  const { page } = app;
  await pickFiles(page, visits);
  await openDataset(page, 'visits');
  await page.getByText('Being saved').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Delete everything that is kept' }).click();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await page.getByRole('button', { name: 'Open the demo' }).first().waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Open the demo' }).first().waitFor();
  const left = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return databases.length;
  });
  expect(left).toBe(1);
  expect(await page.getByRole('button', { name: 'Remove visits' }).count()).toBe(0);
});

test('a reload between reading a file again and saving it brings the earlier reading back whole', async () => {
  const { page } = app;
  await pickFiles(page, visits);
  await openDataset(page, 'visits');
  await page.getByText('Being saved').waitFor({ state: 'detached' });
  const question = page.getByRole('region', { name: 'What the dates mean' });
  await question.getByRole('button', { name: '1 February' }).click();
  await question.waitFor({ state: 'detached' });
  await page.reload();
  await question.getByText('01/02/2024').waitFor();
  await openDataset(page, 'visits');
  expect(await headlineIn(page, 'What is the sum of n?')).toBe(3);
});

test('nothing is deleted while another tab has the saved tables open', async () => {
  const first = app.page;
  await pickFiles(first, visits);
  await openDataset(first, 'visits');
  await first.getByText('Being saved').waitFor({ state: 'detached' });

  const second = await app.context.newPage();
  await second.goto(first.url());
  await second.getByText('Your saved tables are open in another tab').waitFor();
  await pickFiles(second, { name: 'more.csv', text: 'a,b\n1,2\n' });
  await openDataset(second, 'more');
  await second.getByRole('button', { name: 'Delete everything that is kept' }).click();
  await second.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await second.getByText('Nothing was deleted: another tab has the saved tables open.').first().waitFor();
  await second.close();

  await first.reload();
  await openDataset(first, 'visits');
  expect(await headlineIn(first, 'What is the sum of n?')).toBe(3);
});

import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, askInPage, openApp, openDataset, pickFiles } from '../support/app-window.ts';

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

/** The answer as data, asked of what is open. */
async function headlineOf(question: string) {
  const turn = await app.page.evaluate((text) => window.insightx.ask(text), question);
  return turn.answer?.headline;
}

function rowsOf(count: number, row: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => row(index)).join('\n');
}

describe('a dropped file', () => {
  test('with odd names can be asked about by those names', async () => {
    const text = `"Unit price (€)",select,"a ""quoted"" 🎈",Größe\n${rowsOf(40, (n) => `${n},x${n % 2},${n * 2},klein`)}\n`;
    await pickFiles(app.page, { name: 'Sales of 2025 (final) 🎈.csv', text });
    await openDataset(app.page, 'Sales of 2025 (final) 🎈');
    expect(await headlineOf('What is the average unit price?')).toBe(19.5);
    expect(await headlineOf('How many distinct values of select are there?')).toBe(2);
  });

  test('is named, counted and shown in the page, and answers there', async () => {
    await pickFiles(app.page, { name: 'fruit.csv', text: 'fruit,kilos\napple,3\npear,4\napple,5\n' });
    const row = await openDataset(app.page, 'fruit');
    expect(await row.textContent()).toContain('3 × 2');
    const exchange = await askInPage(app.page, 'What is the sum of kilos?');
    expect(await exchange.textContent()).toContain('12');
  });

  test('can be dropped anywhere in the window', async () => {
    const transfer = await app.page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['plant,height\nfern,3\nmoss,1\n'], 'plants.csv', { type: 'text/csv' }));
      return data;
    });
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await app.page.dispatchEvent('body', type, { dataTransfer: transfer });
    }
    const row = await openDataset(app.page, 'plants');
    expect(await row.textContent()).toContain('2 × 2');
  });

  test('may come with others', async () => {
    await pickFiles(
      app.page,
      { name: 'one.csv', text: 'a,b\n1,2\n' },
      { name: 'two.tsv', text: 'a\tb\n1\t2\n3\t4\n' },
    );
    await openDataset(app.page, 'one');
    const second = await openDataset(app.page, 'two');
    expect(await second.textContent()).toContain('2 × 2');
  });
});

describe('files at the edge', () => {
  test.each([
    ['one row', 'a,b\n1,x\n', '1 × 2'],
    ['only a header', 'name,age,city\n', '0 × 3'],
    ['duplicate column names', 'x,x,x\n1,2,3\n4,5,6\n', '2 × 3'],
    [
      '300 columns',
      `${rowsOf(300, (n) => `c${n}`).replaceAll('\n', ',')}\n${'7,'.repeat(299)}7\n`,
      '1 × 300',
    ],
    ['spaces in every name', ' first name , last  name \nAda,Lovelace\n', '1 × 2'],
    ['a column named select', 'select,from,where\n1,2,3\n', '1 × 3'],
  ])('with %s becomes a table', async (name, text, size) => {
    await pickFiles(app.page, { name: `${name}.csv`, text });
    const row = await openDataset(app.page, name);
    expect(await row.textContent()).toContain(size);
    expect(await headlineOf('How many rows are there?')).toBe(Number(size.split(' ')[0]));
  });

  test.each([
    ['0 bytes', ''],
    ['nothing but line ends', '\n\n\n'],
  ])('with %s says why it is not a table and what to do', async (name, text) => {
    await pickFiles(app.page, { name: `${name}.csv`, text });
    const alert = app.page.getByRole('alert').filter({ hasText: `${name}.csv was not opened` });
    await alert.waitFor();
    expect((await alert.getByRole('paragraph').allInnerTexts()).length).toBeGreaterThanOrEqual(3);
    await alert.getByRole('button', { name: 'Close' }).click();
    await alert.waitFor({ state: 'detached' });
  });

  test('that are no tables at all say so', async () => {
    await app.page.locator('input[type=file]').setInputFiles({
      name: 'photo.png',
      mimeType: 'image/png',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    });
    const alert = app.page.getByRole('alert').filter({ hasText: 'photo.png was not opened' });
    await alert.waitFor();
    await alert.getByRole('button', { name: 'Close' }).click();
  });
});

test('a load that is cancelled leaves nothing behind', async () => {
  const row = 'some text that takes its time,12345.678,2024-01-01\n';
  const picker = await app.page.evaluateHandle((line) => {
    const header = 'a,b,c\n';
    const part = line.repeat(100_000);
    return new File([header, ...Array.from({ length: 30 }, () => part)], 'slow.csv');
  }, row);
  const opened = picker.evaluate((file) => window.insightx.openFiles([file]));
  await app.page.getByRole('button', { name: 'Cancel reading slow.csv' }).click();
  await opened;
  await app.page.getByRole('button', { name: 'Open the demo' }).waitFor();
  expect(await app.page.getByRole('button', { name: 'Remove slow' }).count()).toBe(0);
  await pickFiles(app.page, { name: 'slow.csv', text: 'a\n1\n' });
  const again = await openDataset(app.page, 'slow');
  expect(await again.textContent()).toContain('1 × 1');
});

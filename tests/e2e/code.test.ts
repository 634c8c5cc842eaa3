import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, askInPage, openApp, openDataset, pickFiles } from '../support/app-window.ts';
import { writeCode } from '../support/write-code.ts';

let browser: Browser;
let app: AppWindow;
let page: Page;
let sql: Locator;
let panel: Locator;

const question = 'What is the mean amount by region?';
const changed =
  "SELECT region, count(*) AS orders FROM orders WHERE status = 'paid' GROUP BY region ORDER BY region";

beforeAll(async () => {
  browser = await launchChromium();
  app = await openApp(browser, inject('appUrl'));
  page = app.page;
  page.setDefaultTimeout(8_000);
  const line = (n: number) =>
    `${['North', 'South', 'East'][n % 3] ?? ''},${n % 50},${n % 2 === 0 ? 'paid' : 'open'}`;
  const lines = Array.from({ length: 600 }, (_, n) => line(n));
  await pickFiles(page, { name: 'orders.csv', text: `region,amount,status\n${lines.join('\n')}\n` });
  await openDataset(page, 'orders');
  await askInPage(page, question);
  await openCode();
});

afterAll(() => browser.close());

async function openCode(): Promise<void> {
  await page.getByRole('tab', { name: 'Code' }).click();
  sql = page.getByRole('textbox', { name: 'SQL' });
  panel = page.getByRole('region', { name: 'SQL console' });
  await sql.waitFor();
}

async function empty(): Promise<void> {
  await sql.press('Control+a');
  await sql.press('Delete');
}

/** Some lines are drawn on more than one. */
async function codeOf(editor: Locator): Promise<string> {
  return (await editor.locator('.cm-line').allInnerTexts()).join('\n');
}

function option(name: RegExp): Locator {
  return page.locator('.cm-tooltip-autocomplete').getByRole('option', { name });
}

test('the name of a column is completed, with its type', async () => {
  await empty();
  await page.keyboard.type('SELECT o.am');
  await page.keyboard.press('End');
  await page.keyboard.type(' FROM orders o');
  await sql.press('Home');
  for (let place = 0; place < 'SELECT o.am'.length; place += 1) await sql.press('ArrowRight');
  await page.keyboard.type('o');
  await option(/amount.*BIGINT/).click();
  expect(await codeOf(sql)).toBe('SELECT o.amount FROM orders o');
});

test('a function of the engine is completed, and the caret is between its brackets', async () => {
  await empty();
  await page.keyboard.type('SELECT media');
  await option(/^ƒ?median/)
    .first()
    .click();
  await page.keyboard.type('amo');
  await option(/amount/).click();
  await sql.press('End');
  await page.keyboard.type(' FROM data');
  expect(await codeOf(sql)).toBe('SELECT median(amount) FROM data');
});

test('an error is underlined where it is, and says what is wrong', async () => {
  await writeCode(sql, 'SELECT region,\n  amuont\nFROM orders');
  await sql.press('Control+Enter');
  await panel.getByRole('alert').waitFor();
  expect(await panel.locator('.code-mark').allInnerTexts()).toEqual(['amuont']);
  expect(await panel.locator('.cm-line.is-bad').innerText()).toContain('amuont');
  expect(await panel.locator('.code-fault').innerText()).toContain('"amuont" not found');
  expect(await panel.getByRole('alert').innerText()).toContain('Line 2, column 3');
  expect(await sql.getAttribute('aria-invalid')).toBe('true');
});

test('a selected part is run by itself, and its errors stand in the whole', async () => {
  await writeCode(sql, 'SELECT 1 AS one;\nSELECT 2 AS two');
  await sql.press('Control+Enter');
  await panel.getByText('These are several statements.').waitFor();
  await sql.press('Control+Home');
  await sql.press('ArrowDown');
  await sql.press('Shift+End');
  await page.getByRole('button', { name: 'Run selection' }).click();
  await panel.getByRole('columnheader', { name: 'two' }).waitFor();
  await sql.press('Control+Home');
  await sql.press('Control+Shift+Enter');
  await panel.getByRole('columnheader', { name: 'one' }).waitFor();
  await writeCode(sql, 'SELECT 1;\nSELECT wrong FROM orders');
  await sql.press('Control+End');
  await sql.press('Control+Shift+Enter');
  await panel.getByRole('alert').waitFor();
  expect(await panel.locator('.code-mark').allInnerTexts()).toEqual(['wrong']);
  expect(await panel.getByRole('alert').innerText()).toContain('Line 2, column 8');
});

test('a query is formatted, which can be undone', async () => {
  await writeCode(sql, changed);
  await sql.press('Escape');
  await page.getByRole('button', { name: 'Format' }).click();
  await expect
    .poll(() => codeOf(sql))
    .toBe(
      "SELECT\n  region,\n  count(*) AS orders\nFROM\n  orders\nWHERE\n  status = 'paid'\nGROUP BY\n  region\nORDER BY\n  region",
    );
  await sql.press('Control+z');
  await expect.poll(() => codeOf(sql)).toBe(changed);
});

test('the changed query of an answer, run again, is its second version', async () => {
  await sql.press('Control+Enter');
  await panel.getByText(/^3 rows/).waitFor();
  await panel.getByText('2 versions').click();
  await panel.getByRole('button', { name: 'Compare version 1 with the newest' }).click();
  const difference = panel.getByRole('region', { name: 'What changed: Version 1 to version 2' });
  expect(await difference.locator('.is-removed').count()).toBeGreaterThan(0);
  expect(await difference.locator('.is-added').allInnerTexts()).toEqual([expect.stringContaining(changed)]);
});

test('an older version is restored as a new one, and none goes', async () => {
  await panel.getByRole('button', { name: 'Restore version 1' }).click();
  await panel.getByText('3 versions').waitFor();
  await panel.getByText('version 1 again').waitFor();
  await expect.poll(() => codeOf(sql)).toContain('avg("amount")');
});

test('own code is kept under a name', async () => {
  await page.getByRole('button', { name: 'Own code' }).click();
  await writeCode(sql, '-- Paid only\nSELECT count(*) FROM orders');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Paid only');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Paid only' }).waitFor();
});

test('Python’s names are completed: columns between quotes', async () => {
  await page.getByRole('button', { name: 'Own code' }).click();
  await page.getByRole('radio', { name: 'Python' }).check({ force: true });
  const python = page.getByRole('textbox', { name: 'Python' });
  await python.press('Control+a');
  await python.press('Delete');
  await page.keyboard.type('sum(columns["');
  await option(/amount/).waitFor();
  await page.keyboard.type('am');
  await option(/amount/).click();
  await expect.poll(() => codeOf(python)).toBe('sum(columns["amount"])');
});

test('Python is formatted, which can be undone', async () => {
  const python = page.getByRole('textbox', { name: 'Python' });
  await writeCode(python, "x = {  'a':1 }\nsum( x[ 'a' ]for _ in range(3) )");
  await python.press('Shift+Alt+f');
  await expect.poll(() => codeOf(python)).toBe("x = {'a': 1}\nsum(x['a'] for _ in range(3))");
  await python.press('Control+z');
  await expect.poll(() => codeOf(python)).toContain("'a':1 }");
  await writeCode(python, 'def (');
  await page.getByRole('button', { name: 'Format' }).click();
  await page.getByText('This code cannot be formatted as it stands').first().waitFor();
  await writeCode(python, 'sum(columns["amount"])');
});

test('what stands behind a point is completed from Python itself', async () => {
  const python = page.getByRole('textbox', { name: 'Python' });
  await writeCode(python, 'import statistics');
  await python.press('Control+Enter');
  await page.getByText(/^Done in/).waitFor();
  await python.press('Control+End');
  await page.keyboard.type('\nstatistics.qua');
  await option(/quantiles/).click();
  await expect.poll(() => codeOf(python)).toBe('import statistics\nstatistics.quantiles');
  await writeCode(python, 'sum(columns["amount"])');
});

/** What is kept of the user's own code. */
function keptDraft(): Promise<string> {
  return page.evaluate<string>(`new Promise((resolve) => {
    indexedDB.open('insightx').onsuccess = ({ target: { result: database } }) => {
      database.transaction('settings').objectStore('settings').get('draft of own').onsuccess = ({ target }) => {
        database.close();
        resolve(JSON.stringify(target.result) ?? '');
      };
    };
  })`);
}

test('what was typed and not run is there after a reload, in both languages', async () => {
  const python = page.getByRole('textbox', { name: 'Python' });
  await page.getByRole('radio', { name: 'SQL' }).check({ force: true });
  await writeCode(sql, 'SELECT 1 -- typed only');
  await page.getByRole('radio', { name: 'Python' }).check({ force: true });
  await python.press('Control+End');
  await page.keyboard.type(' # typed only');
  await expect.poll(keptDraft).toContain('# typed only');
  await page.reload();
  await page.getByRole('article', { name: question }).waitFor();
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('button', { name: 'Own code' }).click();
  await expect.poll(() => codeOf(python)).toBe('sum(columns["amount"]) # typed only');
  await page.getByRole('radio', { name: 'SQL' }).check({ force: true });
  await expect.poll(() => codeOf(sql)).toBe('SELECT 1 -- typed only');
});

test('after a reload versions, kept code and runs are still there', async () => {
  await page.reload();
  await page.getByRole('article', { name: question }).waitFor();
  await openCode();
  await panel.getByText('3 versions').click();
  await panel.getByRole('button', { name: 'Compare version 2 with the newest' }).waitFor();
  await page.getByRole('radio', { name: 'Library' }).check({ force: true });
  const titles = await page.locator('.kept-title').allInnerTexts();
  expect(titles).toEqual(expect.arrayContaining(['Paid only']));
  await page
    .getByRole('region', { name: 'Yours' })
    .getByRole('button', { name: /Paid only/ })
    .first()
    .click();
  await expect.poll(() => codeOf(sql)).toContain('-- Paid only');
  await page.getByRole('radio', { name: 'History' }).check({ force: true });
  await page.getByRole('searchbox', { name: 'Search earlier runs' }).fill('STATUS paid');
  await page.getByRole('button', { name: /WHERE status = 'paid'/ }).click();
  await expect.poll(() => codeOf(sql)).toBe(changed);
});

test('with the chat go the versions of its answers; the user’s own stay with the data', async () => {
  await page.getByRole('button', { name: `Delete chat ${question}` }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('radio', { name: 'Library' }).check({ force: true });
  await expect.poll(() => page.locator('.kept-title').allInnerTexts()).toEqual(['Paid only']);
});

test('the keyboard leaves the editor after Escape', async () => {
  await page.getByRole('radio', { name: 'Editor' }).check({ force: true });
  await sql.focus();
  await sql.press('Escape');
  await sql.press('Tab');
  expect(await sql.evaluate((element) => element === document.activeElement)).toBe(false);
});

test('a result says when the code above it is no longer what it came of', async () => {
  await writeCode(sql, 'SELECT 1 AS one');
  await sql.press('Control+Enter');
  await panel.getByRole('columnheader', { name: 'one' }).waitFor();
  const note = panel.getByText('It has changed since.');
  expect(await note.count()).toBe(0);
  await writeCode(sql, 'SELECT 2 AS two');
  await note.waitFor();
  await writeCode(sql, 'SELECT 1 AS one');
  await note.waitFor({ state: 'detached' });
});

test('nothing was complained about: no policy was in the way', () => {
  expect(app.complaints).toEqual([]);
});

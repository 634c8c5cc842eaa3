import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, openApp, openDataset, pickFiles } from '../support/app-window.ts';
import { writeCode } from '../support/write-code.ts';

let browser: Browser;
let app: AppWindow;
let page: Page;
let editor: Locator;
let panel: Locator;

beforeAll(async () => {
  browser = await launchChromium();
  app = await openApp(browser, inject('appUrl'));
  page = app.page;
  const lines = Array.from({ length: 1000 }, (_, place) => `${'abc'[place % 3] ?? ''},${place}.5`);
  await pickFiles(page, { name: 'measured.csv', text: `name,value\n${lines.join('\n')}\n` });
  await openDataset(page, 'measured');
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('radio', { name: 'Python' }).click();
  editor = page.getByRole('textbox', { name: 'Python' });
  panel = page.getByRole('region', { name: 'Python console' });
});

afterAll(() => browser.close());

async function run(code: string): Promise<void> {
  await writeCode(editor, code);
  await editor.press('Control+Enter');
}

test('the code that is there to begin with runs as it is', async () => {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await panel.getByText('249.75').waitFor();
});

test('a run over the whole table gives a table', async () => {
  await run(
    'sums = {}\nfor row in rows():\n    sums[row["name"]] = sums.get(row["name"], 0) + row["value"]\n' +
      '[{"name": name, "sum": total} for name, total in sums.items()]',
  );
  const table = panel.getByRole('grid', { name: 'Result of your code' });
  await table.waitFor();
  expect(await table.getByRole('gridcell').allInnerTexts()).toEqual([
    ...['a', '167,000.0', 'b', '166,333.5', 'c', '166,666.5'],
  ]);
});

test('a run over the rows of a query is given these', async () => {
  await page.getByText('Runs on the whole table measured').click();
  await writeCode(
    page.getByRole('textbox', { name: 'Input query' }),
    'SELECT value AS v FROM measured WHERE value < 3',
  );
  await run('{"values": list(columns["v"]), "mean": float("nan")}');
  await panel.getByText('2 fields').waitFor();
  expect(await panel.locator('.json-tree .code-number').allInnerTexts()).toEqual([
    '0.5',
    '1.5',
    '2.5',
    'NaN',
  ]);
});

test('a loop without an end prints while it runs, is stopped, and the next run works', async () => {
  await run('import time\nwhile True:\n    print("still here")\n    time.sleep(0.01)');
  const printed = panel.getByRole('region', { name: 'Printed' });
  await printed.getByText('still here').waitFor();
  await panel.getByRole('button', { name: 'Stop', exact: true }).click();
  await panel.getByText(/^Stopped after/).waitFor();
  await run('while True: pass');
  await panel.getByText(/^Running · [1-9]/).waitFor();
  await editor.press('Escape');
  await panel.getByText(/^Stopped after/).waitFor();
  await run('6 * 7');
  await panel.getByText('42', { exact: true }).waitFor();
});

test('a failure marks the line of the user’s own code', async () => {
  await run('def half(x):\n    return x / 0\n\nhalf(1)');
  const alert = panel.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toContain('ZeroDivisionError');
  expect(await panel.locator('.cm-line.is-bad').innerText()).toContain('return x / 0');
  await panel.getByText('Traceback', { exact: true }).click();
  const traceback = await panel.locator('.console-failure pre').innerText();
  expect(traceback).toContain('half(1)');
  expect(traceback).not.toContain('bootstrap');
});

test('an endless run ends at its limit, which says what to do', async () => {
  await run('while True: pass');
  const alert = panel.getByRole('alert').filter({ hasText: 'Give it more time' });
  await alert.waitFor({ timeout: 20_000 });
  await run('"next"');
  await panel.getByText("'next'").waitFor();
});

test('variables are gone by the next run, unless they are kept', async () => {
  await run('kept = 41');
  await panel.getByText('The code gave nothing back.').waitFor();
  await run('kept + 1');
  await panel.getByRole('alert').filter({ hasText: "name 'kept' is not defined" }).waitFor();
  await page.getByRole('checkbox', { name: 'Keep variables' }).check();
  await run('kept = 41');
  await panel.getByText('The code gave nothing back.').waitFor();
  await run('kept + 1');
  await panel.getByText('42', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^Restart Python/ }).click();
  await page.getByText(/^Python was restarted/).waitFor();
  await run('kept + 1');
  await panel.getByRole('alert').filter({ hasText: "name 'kept' is not defined" }).waitFor();
});

test('a file that is no wheel is not installed, and that is said', async () => {
  await page.getByRole('checkbox', { name: 'Keep variables' }).uncheck();
  await panel.getByText(/^Python · /).click();
  await panel.getByLabel('Add a wheel (.whl)').setInputFiles({
    name: 'broken-1.0-py3-none-any.whl',
    mimeType: 'application/zip',
    buffer: Buffer.from('no'),
  });
  await panel.getByText(/^broken-1\.0-py3-none-any\.whl was not installed: ./).waitFor();
});

test('nothing was complained about', () => {
  expect(app.complaints).toEqual([]);
});

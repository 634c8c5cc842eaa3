import type { Browser, Page } from 'playwright';
import { openDataset, pickFiles, questionBox } from '../../support/app-window.ts';
import { openDrawnPage } from '../drawn-page.ts';
import { keyTimesOf, watchKeys } from '../key-times.ts';

/** From each key to the next paint, in milliseconds, as the browser measures it: in steps of 8, below 16 as 16. */
export interface TypingTimes {
  readonly editorMs: readonly number[];
  /** In a text of 10,000 lines. */
  readonly longTextMs: readonly number[];
  readonly chatMs: readonly number[];
}

const keys = 'SELECT region, sum(amount) AS total FROM orders WHERE region = 1 GROUP BY region ';
/** Keeps the engine's worker busy until it is stopped. */
const endless = 'SELECT count(*) FROM range(300000) a, range(300000) b WHERE a.range % 7 = b.range % 11';

/** Types into the editor and into the chat while a query runs. */
export async function measureTyping(browser: Browser, url: string): Promise<TypingTimes> {
  const page = await openDrawnPage(browser);
  await watchKeys(page);
  await page.goto(url);
  const lines = Array.from({ length: 5000 }, (_, line) => `${line % 5},${line % 97}`);
  await pickFiles(page, { name: 'orders.csv', text: `region,amount\n${lines.join('\n')}\n` });
  await openDataset(page, 'orders');
  await page.getByRole('tab', { name: 'Code' }).click();
  // It starts by itself beside new data, and would take the processor that the query leaves.
  await page.getByRole('button', { name: 'Python ready' }).waitFor({ timeout: 120_000 });
  const editorMs = await typeWhileRunning(page, endless);
  const chatMs = await typeInChat(page);
  const long = Array.from({ length: 10_000 }, (_, line) => `-- ${line} 'text'`).join('\n');
  const longTextMs = await typeWhileRunning(page, `${endless}\n${long}`);
  await page.context().close();
  return { editorMs, longTextMs, chatMs };
}

/** In the page: what Ctrl+V does, without the clipboard, which a page may not read. */
function paste(element: Element, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

async function typeWhileRunning(page: Page, query: string): Promise<readonly number[]> {
  const editor = page.getByRole('textbox', { name: 'SQL' });
  await editor.press('Control+a');
  await editor.evaluate(paste, query);
  await editor.press('Control+Enter');
  const stop = page.getByRole('button', { name: 'Stop', exact: true });
  await stop.waitFor();
  await editor.press('Control+End');
  await editor.press('Enter');
  const times = await keyTimesOf(page, keys);
  await stop.waitFor();
  // The first may only close the suggestions.
  await editor.press('Escape');
  await editor.press('Escape');
  await stop.waitFor({ state: 'detached' });
  return times;
}

async function typeInChat(page: Page): Promise<readonly number[]> {
  const editor = page.getByRole('textbox', { name: 'SQL' });
  const stop = page.getByRole('button', { name: 'Stop', exact: true });
  await editor.fill(endless);
  await editor.press('Control+Enter');
  await stop.waitFor();
  await questionBox(page).focus();
  const times = await keyTimesOf(page, keys);
  await questionBox(page).fill('');
  await stop.click();
  return times;
}

import type { Browser, Page } from 'playwright';
import { untilSaved } from '../until-saved.ts';

export interface ReloadTimes {
  /** From the navigation to the answer of a question over one of the tables, for each reload. */
  readonly firstAnswerMs: readonly number[];
}

const openRow = '[aria-labelledby="datasets-title"] .side-choice';
const measuring = '[aria-labelledby="datasets-title"] .side-row progress';
const reloadCount = 5;
const patienceMs = 600_000;

/** Opens the files, waits until they are kept, and comes back time and again, with a question that was not asked before. */
export async function measureReload(
  browser: Browser,
  url: string,
  files: readonly string[],
): Promise<ReloadTimes> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(url);
  await page.getByRole('button', { name: 'DuckDB ready', exact: true }).waitFor();
  await page.locator('input[type=file]').setInputFiles([...files]);
  await page
    .locator(openRow)
    .nth(files.length - 1)
    .waitFor();
  await page.locator(measuring).waitFor({ state: 'detached' });
  await untilSaved(page);
  const firstAnswerMs: number[] = [];
  while (firstAnswerMs.length < reloadCount) {
    firstAnswerMs.push(
      await comeBack(page, `What is the total amount where processing_ms > ${firstAnswerMs.length}?`),
    );
  }
  await context.close();
  return { firstAnswerMs };
}

async function comeBack(page: Page, question: string): Promise<number> {
  await page.reload({ waitUntil: 'commit' });
  await page.locator(openRow).first().waitFor();
  return page.evaluate(async (text) => {
    const { state } = await window.insightx.ask(text);
    if (state !== 'answered') throw new Error(`The question was not answered: ${state}.`);
    return performance.now();
  }, question);
}

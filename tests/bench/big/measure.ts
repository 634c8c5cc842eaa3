import type { Browser, Page } from 'playwright';
import { watchRenderers } from './renderer-memory.ts';

export interface BigFileTimes {
  readonly byteSize: number;
  /** Until it can be queried, every value seen once. */
  readonly openMs: number;
  /** From then until its Data DNA is there, by a sample. */
  readonly profileMs: number;
  readonly countMs: number;
  readonly groupMs: number;
  /** Of the renderer, at any time of all this. */
  readonly peakBytes: number;
  readonly counted: string;
  readonly grouped: readonly string[];
}

const openRow = '[aria-labelledby="datasets-title"] .side-choice';
const measuring = '[aria-labelledby="datasets-title"] .side-row progress';
const patienceMs = 1_800_000;

/** Opens a file that is too big for memory, and asks for a count and a group-by as a person would. */
export async function measureBigFile(
  browser: Browser,
  url: string,
  file: { readonly path: string; readonly byteSize: number },
): Promise<BigFileTimes> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const memory = await watchRenderers(browser);
  page.setDefaultTimeout(patienceMs);
  await page.goto(url);
  await page.getByRole('button', { name: 'DuckDB ready', exact: true }).waitFor();
  const startedAt = performance.now();
  await page.locator('input[type=file]').setInputFiles(file.path);
  await page.locator(openRow).waitFor();
  const openedAt = performance.now();
  await page.locator(measuring).waitFor({ state: 'detached' });
  const profiledAt = performance.now();
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('radio', { name: 'SQL' }).click();
  const count = await ask(page, 'SELECT count(*) FROM data');
  const group = await ask(
    page,
    'SELECT device, count(*), avg(amount) FROM data GROUP BY device ORDER BY device',
  );
  const peakBytes = await memory.peakBytes();
  await context.close();
  return {
    byteSize: file.byteSize,
    openMs: openedAt - startedAt,
    profileMs: profiledAt - openedAt,
    countMs: count.ms,
    groupMs: group.ms,
    peakBytes,
    counted: count.cells.join(' '),
    grouped: group.cells,
  };
}

async function ask(page: Page, sql: string): Promise<{ ms: number; cells: readonly string[] }> {
  const editor = page.getByRole('textbox', { name: 'SQL' });
  const panel = page.getByRole('region', { name: 'SQL console' });
  await editor.fill(sql);
  const startedAt = performance.now();
  await editor.press('Control+Enter');
  await panel.getByText('Running').waitFor({ state: 'attached' });
  await panel.getByText('Running').waitFor({ state: 'detached' });
  const ms = performance.now() - startedAt;
  return { ms, cells: await panel.getByRole('gridcell').allInnerTexts() };
}

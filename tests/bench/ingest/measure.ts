import type { Browser, Page } from 'playwright';
import type { FileTimes } from './page.ts';

export interface IngestFiles {
  readonly csv: string;
  readonly parquet: string;
  readonly workbook: string;
}

/** In a profile of its own: what one reading warmed up, another may not profit from. */
export async function measureIngest(
  browser: Browser,
  url: string,
  kind: keyof IngestFiles,
  file: string,
): Promise<FileTimes> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  const times = await timesOf(page, kind, file);
  await context.close();
  return times;
}

async function timesOf(page: Page, kind: keyof IngestFiles, file: string): Promise<FileTimes> {
  await page.waitForFunction(() => 'ingestBench' in window);
  await page.locator('input').setInputFiles(file);
  return page.locator('input').evaluate((input: HTMLInputElement, name) => {
    const picked = input.files?.[0];
    if (picked === undefined) throw new Error('No file was picked.');
    return window.ingestBench[name](picked);
  }, kind);
}

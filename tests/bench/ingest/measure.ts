import type { Browser, Page } from 'playwright';
import type { FileTimes } from './page.ts';

export interface IngestFiles {
  readonly csv: string;
  readonly parquet: string;
  readonly workbook: string;
}

export interface IngestTimes {
  readonly csv: FileTimes;
  readonly parquet: FileTimes;
  readonly workbook: FileTimes;
}

/** Each file in a profile of its own: what one reading warmed up, another may not profit from. */
export async function measureIngest(browser: Browser, url: string, files: IngestFiles): Promise<IngestTimes> {
  const measured = async (kind: keyof IngestFiles): Promise<FileTimes> => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    const times = await timesOf(page, kind, files[kind]);
    await context.close();
    return times;
  };
  return {
    csv: await measured('csv'),
    parquet: await measured('parquet'),
    workbook: await measured('workbook'),
  };
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

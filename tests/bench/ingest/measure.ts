import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { launchProfile } from '../../support/app-browser.ts';
import type { BareWays, OurTimes } from './page.ts';

/** What a file takes us, and what it takes without us. */
export interface FileTimes extends OurTimes {
  readonly bareMs: number;
}

/** By kind, the path of the file. */
export type IngestFiles = Readonly<Record<keyof BareWays, string>>;

/** Each in a profile of its own: what one warmed up, or left behind, the other may neither profit nor suffer from. */
export async function measureIngest(url: string, kind: keyof IngestFiles, file: string): Promise<FileTimes> {
  const bareMs = await inOwnProfile(url, file, (page) => bareTime(page, kind));
  return { bareMs, ...(await inOwnProfile(url, file, ourTimes)) };
}

/** On the disk, where users have theirs: what a window without one saves goes to another process, into memory. */
async function inOwnProfile<T>(url: string, file: string, measure: (page: Page) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'insightx-profile-'));
  const context = await launchProfile(folder);
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'ingestBench' in window);
  await page.locator('input').setInputFiles(file);
  const measured = await measure(page);
  await context.close();
  rmSync(folder, { recursive: true, force: true });
  return measured;
}

function bareTime(page: Page, kind: keyof IngestFiles): Promise<number> {
  return page.locator('input').evaluate((input: HTMLInputElement, name) => {
    const picked = input.files?.[0];
    if (picked === undefined) throw new Error('No file was picked.');
    return window.ingestBench.bare[name](picked);
  }, kind);
}

function ourTimes(page: Page): Promise<OurTimes> {
  return page.locator('input').evaluate((input: HTMLInputElement) => {
    const picked = input.files?.[0];
    if (picked === undefined) throw new Error('No file was picked.');
    return window.ingestBench.ours(picked);
  });
}

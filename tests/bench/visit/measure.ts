import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { type PlainHost, startPlainHost } from '../../support/plain-host.ts';

/** From the navigation, in milliseconds, and what the host had sent by then. */
interface Visit {
  /** Its words can be read. */
  readonly startMs: number;
  /** Files can be opened, or what was kept is there. */
  readonly usableMs: number;
  readonly sqlReadyMs: number;
  readonly firstAnswerMs: number;
  readonly sqlReadyBytes: number;
  readonly firstAnswerBytes: number;
}

/** A first visit with nothing kept, and a second one with everything. */
export interface VisitTimes {
  /** Until the same start page can be read where it is a file and nothing more: what no app can undercut. */
  readonly bareMs: number;
  readonly cold: Visit;
  readonly warm: Visit;
}

const file = {
  name: 'fruit.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('fruit,kilos\napple,3\npear,4\n'),
};

export async function measureVisits(browser: Browser, host: PlainHost): Promise<VisitTimes> {
  const bareMs = await measureBarePage(browser);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const cold = await visit(context, host, '');
  await untilKept(context, host);
  const warm = await visit(context, host, '');
  await context.close();
  return { bareMs, cold, warm };
}

const built = join(import.meta.dirname, '../../../dist');

async function measureBarePage(browser: Browser): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'insightx-bare-'));
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  writeFileSync(
    join(folder, 'index.html'),
    page.replaceAll(/<script.*<\/script>|<link rel="modulepreload".*>/g, ''),
  );
  const host = await startPlainHost(folder);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const tab = await context.newPage();
  const startedAt = performance.now();
  await tab.goto(host.url, { waitUntil: 'commit' });
  await tab.locator('h1').waitFor();
  const elapsedMs = performance.now() - startedAt;
  await context.close();
  await host.stop();
  rmSync(folder, { recursive: true });
  return elapsedMs;
}

async function visit(context: BrowserContext, host: PlainHost, hash: string): Promise<Visit> {
  const page = await context.newPage();
  const sentBefore = host.sentBytes();
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  await page.goto(`${host.url}${hash}`, { waitUntil: 'commit' });
  await page.locator('h1, .workspace').first().waitFor();
  const startMs = elapsed();
  await page.locator('.workspace, .drop-zone:enabled').first().waitFor();
  const usableMs = elapsed();
  await page.getByRole('button', { name: /^DuckDB ready/ }).waitFor();
  const sqlReadyMs = elapsed();
  const sqlReadyBytes = host.sentBytes() - sentBefore;
  await ask(page);
  const firstAnswerMs = elapsed();
  const firstAnswerBytes = host.sentBytes() - sentBefore;
  await page.close();
  return { startMs, usableMs, sqlReadyMs, firstAnswerMs, sqlReadyBytes, firstAnswerBytes };
}

async function ask(page: Page): Promise<void> {
  if ((await page.locator('.workspace').count()) === 0) {
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.locator('.workspace').waitFor();
  }
  await page.evaluate((question) => window.insightx.ask(question), 'What is the sum of kilos?');
}

async function untilKept(context: BrowserContext, host: PlainHost): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${host.url}#privacy`);
  await page.getByText('The whole app is kept in this browser').waitFor({ timeout: 60_000 });
  await page.close();
}

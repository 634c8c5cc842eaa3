import type { Browser } from 'playwright';
import type { HandOverTimes, ReadyTimes } from './page.ts';

export interface PythonTimes {
  readonly handOver: HandOverTimes;
  readonly ready: readonly ReadyTimes[];
}

/** The first starts fill the browser's caches and are not counted. */
const warmingStarts = 2;
const countedStarts = 3;

export async function measurePython(browser: Browser, url: string): Promise<PythonTimes> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'pythonBench' in window);
  const ready: ReadyTimes[] = [];
  while (ready.length < warmingStarts + countedStarts) {
    ready.push(await page.evaluate(() => window.pythonBench.ready()));
  }
  const handOver = await page.evaluate(() => window.pythonBench.handOver());
  await context.close();
  return { handOver, ready: ready.slice(warmingStarts) };
}

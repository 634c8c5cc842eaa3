import { join } from 'node:path';
import type { Browser } from 'playwright';
import { build } from 'vite';
import { type RunningServer, startServer } from '../../../workers/proxy/node.ts';
import type { HandOverTimes, ReadyTimes } from './page.ts';

export interface PythonTimes {
  readonly handOver: HandOverTimes;
  readonly ready: readonly ReadyTimes[];
}

/** Builds the page that has our engines and bare Pyodide in it, as the app is built, and serves it as the app is. */
export async function servePythonPage(root: string): Promise<RunningServer> {
  const folder = join(root, '.cache/python-bench');
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: import.meta.dirname,
    publicDir: false,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  });
  return startServer({ folder, port: 0 });
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

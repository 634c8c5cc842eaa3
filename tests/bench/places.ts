import { join } from 'node:path';
import type { Browser } from 'playwright';
import { buildIfNeeded } from '../../workers/proxy/build.ts';
import { startServer } from '../../workers/proxy/node.ts';
import { launchChromium } from '../support/app-browser.ts';
import { serveBenchPage } from './bench-page.ts';

export const root = join(import.meta.dirname, '../..');
const roundCount = 3;

/** In the built app, served as `npm start` does. */
export async function inApp<T>(use: (browser: Browser, url: string) => Promise<T>): Promise<T> {
  buildIfNeeded(root);
  const app = await startServer({ folder: join(root, 'dist'), port: 0 });
  const browser = await launchChromium();
  const result = await use(browser, app.url);
  await browser.close();
  await app.stop();
  return result;
}

/** In a page that holds our engines and bare ones. */
export async function inBenchPage<T>(
  name: Parameters<typeof serveBenchPage>[1],
  use: (browser: Browser, url: string) => Promise<T>,
): Promise<T> {
  const page = await serveBenchPage(root, name);
  const browser = await launchChromium();
  const result = await use(browser, page.url);
  await browser.close();
  await page.stop();
  return result;
}

/** Measured several times, each told as it is done. */
export async function inRounds<T>(what: string, measure: () => Promise<T>): Promise<readonly T[]> {
  const rounds: T[] = [];
  while (rounds.length < roundCount) {
    rounds.push(await measure());
    console.error(`round ${rounds.length} of ${roundCount} ${what}`, rounds.at(-1));
  }
  return rounds;
}

import { join } from 'node:path';
import type { Browser } from 'playwright';
import { build } from 'vite';
import { type RunningServer, startServer } from '../../workers/proxy/node.ts';

export interface BareTimes {
  readonly loadMs: number;
  readonly summarizeMs: number;
}

/** Builds and serves the page with nothing but duckdb-wasm in it. */
export async function serveBarePage(root: string): Promise<RunningServer> {
  const folder = join(root, '.cache/bare');
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'bare'),
    base: './',
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2000 },
  });
  return startServer({ folder, port: 0 });
}

export async function measureBare(browser: Browser, url: string, file: string): Promise<BareTimes> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'bare' in window);
  await page.locator('input').setInputFiles(file);
  const times = await page.locator('input').evaluate(async (input: HTMLInputElement) => {
    const picked = input.files?.[0];
    if (picked === undefined) throw new Error('No file was picked.');
    const loadMs = await window.bare.load(picked);
    return { loadMs, summarizeMs: await window.bare.summarize() };
  });
  await context.close();
  return times;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { acceptedEndings } from '../../src/ingest/accepted.ts';
import { launchChromium } from '../support/app-browser.ts';
import { openDataset } from '../support/app-window.ts';

const built = join(import.meta.dirname, '../../dist');
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

const manifestSchema = z.object({
  start_url: z.string(),
  scope: z.string(),
  display: z.literal('standalone'),
  icons: z.array(z.object({ src: z.string(), sizes: z.string() })).min(2),
  file_handlers: z.array(z.object({ action: z.string(), accept: z.record(z.string(), z.array(z.string())) })),
});

test('what is installed opens where the app is, has its icons, and takes the files that the app reads', () => {
  const text = readFileSync(join(built, 'manifest.webmanifest'), 'utf8');
  const manifest = manifestSchema.parse(JSON.parse(text));
  expect([manifest.start_url, manifest.scope]).toEqual(['./', './']);
  for (const { src } of manifest.icons) expect(existsSync(join(built, src))).toBe(true);
  const endings = manifest.file_handlers.flatMap(({ accept }) => Object.values(accept).flat());
  for (const ending of ['.csv', '.parquet', '.xlsx', '.json']) expect(endings).toContain(ending);
  expect(endings.filter((ending) => !acceptedEndings.includes(ending))).toEqual([]);
});

test('a file that the system hands to the installed app is opened', async () => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const launchQueue = {
      setConsumer(consume: (launch: { readonly files: readonly unknown[] }) => void) {
        const file = new File(['fruit,kilos\napple,3\npear,4\n'], 'handed.csv');
        consume({ files: [{ getFile: () => Promise.resolve(file) }] });
      },
    };
    Object.defineProperty(window, 'launchQueue', { value: launchQueue });
  });
  const page = await context.newPage();
  await page.goto(inject('appUrl'));
  const row = await openDataset(page, 'handed');
  expect(await row.textContent()).toContain('2 × 2');
  await context.close();
});

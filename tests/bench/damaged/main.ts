import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { randomFrom } from '../../../src/demo/random.ts';
import { launchChromium } from '../../support/app-browser.ts';
import { mutate } from '../../support/mutate.ts';
import { smallFiles } from '../../support/small-files.ts';
import { serveBenchPage } from '../bench-page.ts';

/**
 * Damages a small file of each format, time and again, and opens it in a real browser: it is read whole, or refused in
 * words, in time, and changes nothing else. `npm run damaged -- --files 1000 --format parquet --seed 2`
 */
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '20' },
    format: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
  },
});
const count = Number(values.files);
const longestMs = 10_000;
/** Of a browser that has opened so many files, the page is loaded anew: what is kept must be there then, too. */
const filesOfPage = 250;

const page = await serveBenchPage(join(import.meta.dirname, '../../..'), 'damaged');
const browser = await launchChromium();
for (const [name, bytes] of await smallFiles()) {
  if (!name.includes(values.format)) continue;
  const context = await browser.newContext();
  const faults = await takeAll(await context.newPage(), name, bytes);
  await context.close();
  for (const fault of faults) console.log(`${name}: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
await browser.close();
await page.stop();

async function takeAll(tab: Page, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
  const random = randomFrom(Number(values.seed));
  const faults: string[] = [];
  let longest = 0;
  await openPage(tab);
  const before = await tab.evaluate(() => window.damagedFiles.standing());
  for (let round = 0; round < count; round += 1) {
    if (round % filesOfPage === filesOfPage - 1) {
      await tab.evaluate(() => window.damagedFiles.standing());
      await openPage(tab);
    }
    const damaged = mutate(bytes, random);
    const { wrong, ms } = await take(tab, name, damaged.bytes);
    longest = Math.max(longest, ms);
    if (wrong !== null) faults.push(`${round}, ${damaged.how}: ${wrong}`);
    if (ms > longestMs) faults.push(`${round}, ${damaged.how}: took ${Math.round(ms)} ms`);
  }
  const after = await tab.evaluate(() => window.damagedFiles.standing());
  if (after !== before) faults.push(`what was there changed: ${before} is ${after}`);
  console.log(
    `${name.padEnd(14)} ${count} damaged files   ${faults.length} faults   longest ${Math.round(longest)} ms`,
  );
  return faults;
}

async function openPage(tab: Page): Promise<void> {
  await tab.goto(page.url);
  await tab.waitForFunction(() => 'damagedFiles' in window);
}

function take(tab: Page, name: string, bytes: Uint8Array) {
  return tab.evaluate(([text, fileName]) => window.damagedFiles.take(text, fileName), [
    Buffer.from(bytes).toString('base64'),
    name,
  ] as const);
}

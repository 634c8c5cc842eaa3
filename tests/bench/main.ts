import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded } from '../../workers/proxy/build.ts';
import { startServer } from '../../workers/proxy/node.ts';
import { launchChromium } from '../support/app-browser.ts';
import { figures, type Round, readFigure } from './figures.ts';
import { measureApp } from './measure-app.ts';
import { measureBare, serveBarePage } from './measure-bare.ts';

const root = join(import.meta.dirname, '../..');
const rowCount = 2_000_000;
const roundCount = 3;

const [name] = process.argv.slice(2);
const wanted = figures.filter((figure) => name === undefined || figure.name === name);
if (wanted.length === 0) {
  console.error(
    `There is no figure "${name ?? ''}". There are: ${figures.map((each) => each.name).join(', ')}.`,
  );
  process.exitCode = 1;
} else {
  await measure();
}

/** Ours and the bare engine take turns in the same run, each in a fresh profile of the same browser. */
async function measure(): Promise<void> {
  const file = transactionsFile();
  buildIfNeeded(root);
  const app = await startServer({ folder: join(root, 'dist'), port: 0 });
  const bare = await serveBarePage(root);
  const browser = await launchChromium();
  const rounds: Round[] = [];
  while (rounds.length < roundCount) {
    const bareTimes = await measureBare(browser, bare.url, file);
    const round = { bare: bareTimes, app: await measureApp(browser, app.url, file) };
    rounds.push(round);
    console.error(`round ${rounds.length} of ${roundCount}`, round);
  }
  await browser.close();
  await Promise.all([app.stop(), bare.stop()]);
  console.log(`${rowCount.toLocaleString('en-GB')} rows, median of ${roundCount} rounds`);
  const readings = wanted.map((figure) => readFigure(figure, rounds));
  for (const { line } of readings) console.log(line);
  if (readings.some(({ isWithin }) => !isWithin)) process.exitCode = 1;
}

/** Made once, and kept. */
function transactionsFile(): string {
  const folder = join(root, '.cache');
  const file = join(folder, `transactions-${rowCount}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const maker = join(root, 'tests/files/make-transactions.ts');
  const tsx = join(root, 'node_modules/.bin/tsx');
  execFileSync(tsx, [maker, '--rows', String(rowCount), '--out', file], { stdio: 'inherit' });
  return file;
}

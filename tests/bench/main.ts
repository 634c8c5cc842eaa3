import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from '../../workers/proxy/build.ts';
import { startServer } from '../../workers/proxy/node.ts';
import { launchChromium } from '../support/app-browser.ts';
import { startPlainHost } from '../support/plain-host.ts';
import { analystFigures } from './analyst/figures.ts';
import { measureAnalyst } from './analyst/measure.ts';
import { serveBenchPage } from './bench-page.ts';
import { bigFileFigures } from './big/figures.ts';
import { measureBigFile } from './big/measure.ts';
import { figures, type Reading, type Round, readFigure } from './figures.ts';
import { ingestFigures } from './ingest/figures.ts';
import { writeParquet, writeWorkbook } from './ingest/files.ts';
import { measureIngest } from './ingest/measure.ts';
import type { FileTimes } from './ingest/page.ts';
import { measureApp } from './measure-app.ts';
import { measureBare, serveBarePage } from './measure-bare.ts';
import { proxyFigures } from './proxy/figures.ts';
import { startProxyBench } from './proxy/processes.ts';
import { pythonFigures } from './python/figures.ts';
import { measurePython, type PythonTimes } from './python/measure.ts';
import { reloadFigures } from './reload/figures.ts';
import { writeParts } from './reload/files.ts';
import { measureReload } from './reload/measure.ts';
import { scrollFigures } from './scroll/figures.ts';
import { measureScroll } from './scroll/measure.ts';
import { sharingFigures } from './sharing/figures.ts';
import { measureSharing, writeNextFile } from './sharing/measure.ts';
import { typingFigures } from './typing/figures.ts';
import { measureTyping } from './typing/measure.ts';
import { visitFigures } from './visit/figures.ts';
import { measureVisits as measureFirstVisits, type VisitTimes } from './visit/measure.ts';

const root = join(import.meta.dirname, '../..');
const rowCount = 2_000_000;
const roundCount = 3;
/** More than 4 GB, which is all that wasm32 can address. */
const bigRowCount = 47_000_000;

/** A figure's name, or the beginning that several have in common: `python`. */
const [name] = process.argv.slice(2);
const isWanted = (figure: { readonly name: string }): boolean =>
  name === undefined || figure.name === name || figure.name.startsWith(`${name}-`);
const wanted = figures.filter(isWanted);
/** Takes minutes and 5 GB of disk: only when it is named. */
const wantedOfBigFile = name === undefined ? [] : bigFileFigures.filter(isWanted);
const wantedOfPython = pythonFigures.filter(isWanted);
const wantedOfProxy = proxyFigures.filter(isWanted);
const wantedOfIngest = ingestFigures.filter(isWanted);
const wantedOfVisit = visitFigures.filter(isWanted);
const wantedOfReload = reloadFigures.filter(isWanted);
const wantedOfScroll = scrollFigures.filter(isWanted);
const wantedOfTyping = typingFigures.filter(isWanted);
const wantedOfSharing = sharingFigures.filter(isWanted);
const wantedOfAnalyst = analystFigures.filter(isWanted);
if (
  wanted.length +
    wantedOfPython.length +
    wantedOfProxy.length +
    wantedOfIngest.length +
    wantedOfVisit.length +
    wantedOfReload.length +
    wantedOfTyping.length +
    wantedOfScroll.length +
    wantedOfSharing.length +
    wantedOfAnalyst.length +
    wantedOfBigFile.length ===
  0
) {
  const known = [
    ...figures,
    ...ingestFigures,
    ...reloadFigures,
    ...typingFigures,
    ...scrollFigures,
    ...sharingFigures,
    ...analystFigures,
    ...pythonFigures,
    ...proxyFigures,
    ...visitFigures,
    ...bigFileFigures,
  ].map((each) => each.name);
  console.error(`There is no figure "${name ?? ''}". There are: ${known.join(', ')}.`);
  process.exitCode = 1;
} else {
  const readings = [
    ...(wanted.length === 0 ? [] : await measureVisits()),
    ...(wantedOfIngest.length === 0 ? [] : await measureIngestRounds()),
    ...(wantedOfReload.length === 0 ? [] : await measureKept()),
    ...(wantedOfTyping.length === 0 ? [] : await measureKeys()),
    ...(wantedOfScroll.length === 0 ? [] : await measureScrolling()),
    ...(wantedOfSharing.length === 0 ? [] : await measureShared()),
    ...(wantedOfAnalyst.length === 0 ? [] : await measureQuestions()),
    ...(wantedOfPython.length === 0 ? [] : await measurePythonRounds()),
    ...(wantedOfProxy.length === 0 ? [] : await measureProxy()),
    ...(wantedOfVisit.length === 0 ? [] : await measureVisitRounds()),
    ...(wantedOfBigFile.length === 0 ? [] : await measureInPlace()),
  ];
  for (const { line } of readings) console.log(line);
  if (readings.some(({ isWithin }) => !isWithin)) process.exitCode = 1;
}

/** Ours and the bare engine take turns in the same run, each in a fresh profile of the same browser. */
async function measureVisits(): Promise<Reading[]> {
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
  return wanted.map((figure) => readFigure(figure, rounds));
}

async function measureIngestRounds(): Promise<Reading[]> {
  const files = await ingestFiles();
  const page = await serveBenchPage(root, 'ingest');
  const browser = await launchChromium();
  const readings: Reading[] = [];
  for (const { kind, read } of wantedOfIngest) {
    const rounds: FileTimes[] = [];
    while (rounds.length < roundCount) {
      rounds.push(await measureIngest(browser, page.url, kind, files[kind]));
      console.error(`round ${rounds.length} of ${roundCount} with ${kind}`, rounds.at(-1));
    }
    readings.push(read(rounds));
  }
  await browser.close();
  await page.stop();
  return readings;
}

async function measureKept(): Promise<Reading[]> {
  const files = writeParts(transactionsFile(), 10, join(root, '.cache'));
  buildIfNeeded(root);
  const app = await startServer({ folder: join(root, 'dist'), port: 0 });
  const browser = await launchChromium();
  const times = await measureReload(browser, app.url, files);
  await browser.close();
  await app.stop();
  return wantedOfReload.map(({ read }) => read(times));
}

async function measureQuestions(): Promise<Reading[]> {
  const page = await serveBenchPage(root, 'analyst');
  const browser = await launchChromium();
  const times = await measureAnalyst(browser, page.url, transactionsFile());
  console.error('questions to the analyst', [...times.inSql, ...times.inPython]);
  await browser.close();
  await page.stop();
  return wantedOfAnalyst.map(({ read }) => read(times));
}

async function measureShared(): Promise<Reading[]> {
  buildIfNeeded(root);
  const app = await startServer({ folder: join(root, 'dist'), port: 0 });
  const browser = await launchChromium();
  const times = await measureSharing(browser, app.url, writeNextFile(root));
  await browser.close();
  await app.stop();
  return wantedOfSharing.map(({ read }) => read(times));
}

async function measureScrolling(): Promise<Reading[]> {
  buildIfNeeded(root);
  const app = await startServer({ folder: join(root, 'dist'), port: 0 });
  const browser = await launchChromium();
  const times = await measureScroll(browser, app.url);
  await browser.close();
  await app.stop();
  return wantedOfScroll.map(({ read }) => read(times));
}

async function measureKeys(): Promise<Reading[]> {
  buildIfNeeded(root);
  const app = await startServer({ folder: join(root, 'dist'), port: 0 });
  const browser = await launchChromium();
  const times = await measureTyping(browser, app.url);
  await browser.close();
  await app.stop();
  return wantedOfTyping.map(({ read }) => read(times));
}

/** Made once, and kept. */
async function ingestFiles() {
  const csv = transactionsFile();
  const parquet = csv.replace(/csv$/, 'parquet');
  const workbook = join(root, '.cache', 'workbook.xlsx');
  if (!existsSync(parquet)) await writeParquet(csv, rowCount, parquet);
  if (!existsSync(workbook)) await writeWorkbook(workbook);
  return { csv, parquet, workbook };
}

async function measurePythonRounds(): Promise<Reading[]> {
  const page = await serveBenchPage(root, 'python');
  const browser = await launchChromium();
  const rounds: PythonTimes[] = [];
  while (rounds.length < roundCount) {
    rounds.push(await measurePython(browser, page.url));
    console.error(`round ${rounds.length} of ${roundCount} with Python`, rounds.at(-1));
  }
  await browser.close();
  await page.stop();
  return wantedOfPython.map(({ read }) => read(rounds));
}

async function measureVisitRounds(): Promise<Reading[]> {
  buildIfNeeded(root);
  const browser = await launchChromium();
  const rounds: VisitTimes[] = [];
  while (rounds.length < roundCount) {
    const host = await startPlainHost(join(root, 'dist'));
    rounds.push(await measureFirstVisits(browser, host));
    await host.stop();
    console.error(`round ${rounds.length} of ${roundCount} of first visits`, rounds.at(-1));
  }
  await browser.close();
  return wantedOfVisit.map(({ read }) => read(rounds));
}

async function measureProxy(): Promise<Reading[]> {
  const bench = await startProxyBench();
  const readings: Reading[] = [];
  for (const { measure } of wantedOfProxy) readings.push(await measure(bench));
  bench.stop();
  return readings;
}

/** A file that would not fit in memory; it is made for this, and removed. */
async function measureInPlace(): Promise<Reading[]> {
  const path = join(tmpdir(), `transactions-${bigRowCount}.csv`);
  try {
    if (!existsSync(path)) makeTransactions(bigRowCount, path);
    buildIfNeeded(root);
    const app = await startServer({ folder: join(root, 'dist'), port: 0 });
    const browser = await launchChromium();
    const times = await measureBigFile(browser, app.url, { path, byteSize: statSync(path).size });
    await browser.close();
    await app.stop();
    return wantedOfBigFile.map(({ read }) => read(times));
  } finally {
    rmSync(path, { force: true });
  }
}

/** Made once, and kept. */
function transactionsFile(): string {
  const folder = join(root, '.cache');
  const file = join(folder, `transactions-${rowCount}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  makeTransactions(rowCount, file);
  return file;
}

function makeTransactions(rows: number, file: string): void {
  const maker = join(root, 'tests/files/make-transactions.ts');
  const tsx = join(root, 'node_modules/.bin/tsx');
  execFileSync(tsx, [maker, '--rows', String(rows), '--out', file], { stdio: 'inherit' });
}

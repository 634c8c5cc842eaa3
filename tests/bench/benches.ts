import { statSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded } from '../../workers/proxy/build.ts';
import { launchChromium } from '../support/app-browser.ts';
import { startPlainHost } from '../support/plain-host.ts';
import { analystFigures } from './analyst/figures.ts';
import { measureAnalyst } from './analyst/measure.ts';
import { type Bench, bench, benchEach } from './bench.ts';
import { bigFileFigures } from './big/figures.ts';
import { measureBigFile } from './big/measure.ts';
import { ingestFiles, transactionsFile, withBigFile } from './data.ts';
import { figures, type Reading, type Round, readFigure } from './figures.ts';
import { type IngestFigure, ingestFigures } from './ingest/figures.ts';
import { measureIngest } from './ingest/measure.ts';
import { longChatFigures } from './long-chat/figures.ts';
import { measureLongChat } from './long-chat/measure.ts';
import { measureApp } from './measure-app.ts';
import { measureBare, serveBarePage } from './measure-bare.ts';
import { inApp, inBenchPage, inRounds, root } from './places.ts';
import { type ProxyFigure, proxyFigures } from './proxy/figures.ts';
import { startProxyBench } from './proxy/processes.ts';
import { pythonFigures } from './python/figures.ts';
import { measurePython } from './python/measure.ts';
import { reloadFigures } from './reload/figures.ts';
import { writeParts } from './reload/files.ts';
import { measureReload } from './reload/measure.ts';
import { scrollFigures } from './scroll/figures.ts';
import { measureScroll } from './scroll/measure.ts';
import { sharingFigures } from './sharing/figures.ts';
import { measureSharing, writeNextFile } from './sharing/measure.ts';
import { switchingFigures } from './switching/figures.ts';
import { measureSwitching } from './switching/measure.ts';
import { typingFigures } from './typing/figures.ts';
import { measureTyping } from './typing/measure.ts';
import { visitFigures } from './visit/figures.ts';
import { measureVisits, type VisitTimes } from './visit/measure.ts';

/** Against the bare engine: both take turns in the same run, each in a fresh profile of the same browser. */
const againstBare = figures.map((figure) => ({
  name: figure.name,
  read: (rounds: readonly Round[]) => readFigure(figure, rounds),
}));

/** All that is promised in numbers, and how it is measured. */
export const benches: readonly Bench[] = [
  bench(againstBare, measureBeside),
  benchEach(ingestFigures, measureFiles),
  bench(reloadFigures, () => {
    const files = writeParts(transactionsFile(), 10, join(root, '.cache'));
    return inApp((browser, url) => measureReload(browser, url, files));
  }),
  bench(typingFigures, () => inApp(measureTyping)),
  bench(switchingFigures, () => inApp(measureSwitching)),
  bench(longChatFigures, () => inApp(measureLongChat)),
  bench(scrollFigures, () => inApp(measureScroll)),
  bench(sharingFigures, () => inApp((browser, url) => measureSharing(browser, url, writeNextFile(root)))),
  bench(analystFigures, () =>
    inBenchPage('analyst', (browser, url) => measureAnalyst(browser, url, transactionsFile())),
  ),
  bench(pythonFigures, () =>
    inBenchPage('python', (browser, url) => inRounds('with Python', () => measurePython(browser, url))),
  ),
  benchEach(proxyFigures, measureProxy),
  bench(visitFigures, measureFirstVisits),
  bench(
    bigFileFigures,
    () =>
      withBigFile((path) =>
        inApp((browser, url) => measureBigFile(browser, url, { path, byteSize: statSync(path).size })),
      ),
    { isLong: true },
  ),
];

async function measureBeside(): Promise<readonly Round[]> {
  const file = transactionsFile();
  const bare = await serveBarePage(root);
  const rounds = await inApp((browser, url) =>
    inRounds('beside a bare engine', async () => ({
      bare: await measureBare(browser, bare.url, file),
      app: await measureApp(browser, url, file),
    })),
  );
  await bare.stop();
  return rounds;
}

async function measureFiles(wanted: readonly IngestFigure[]): Promise<readonly Reading[]> {
  const files = await ingestFiles();
  return inBenchPage('ingest', async (_browser, url) => {
    const readings: Reading[] = [];
    for (const { kind, read } of wanted) {
      const measure = () => measureIngest(url, kind, files[kind]);
      readings.push(read(await inRounds(`with ${kind}`, measure)));
    }
    return readings;
  });
}

async function measureProxy(wanted: readonly ProxyFigure[]): Promise<readonly Reading[]> {
  const place = await startProxyBench();
  const readings: Reading[] = [];
  for (const { measure } of wanted) readings.push(await measure(place));
  place.stop();
  return readings;
}

/** From a host that sends no headers, a new one for each visit: nothing of it is in a cache. */
async function measureFirstVisits(): Promise<readonly VisitTimes[]> {
  buildIfNeeded(root);
  const browser = await launchChromium();
  const rounds = await inRounds('of first visits', async () => {
    const host = await startPlainHost(join(root, 'dist'));
    const times = await measureVisits(browser, host);
    await host.stop();
    return times;
  });
  await browser.close();
  return rounds;
}

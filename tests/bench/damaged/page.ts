import '../trust.ts';
import { IngestError } from '../../../src/core/error.ts';
import { unaccounted } from '../../../src/core/import-report.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

export interface DamagedFiles {
  /** What is wrong with how a file was taken; `null` when it was read whole, or refused in words. */
  readonly take: (
    bytes: string,
    name: string,
  ) => Promise<{ readonly wrong: string | null; readonly ms: number }>;
  /** What no file may change: the tables that are there, and what an earlier one holds; and how often the engine broke. */
  readonly standing: () => Promise<string>;
}

declare global {
  interface Window {
    damagedFiles: DamagedFiles;
  }
}

const engine = startDuckDb({ databaseName: 'damaged' });
if (!(await engine.tableNames()).includes('earlier')) {
  const rows = Array.from({ length: 1000 }, (_, row) => `${row},row ${row}`).join('\n');
  await engine.ingest(new File([`i,text\n${rows}`], 'earlier.csv'), { ...usual(), taken: [] });
}

/** Tables go while the next file comes: each takes its time, as what is kept is made smaller. */
const going: Promise<void>[] = [];

window.damagedFiles = {
  async take(text, name) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const start = performance.now();
    const wrong = await complaint(new File([bytes], name));
    return { wrong, ms: performance.now() - start };
  },
  async standing() {
    await Promise.all(going);
    await engine.saved();
    const { rows: found } = await engine.query(
      'SELECT count(*), sum(i), sum(length(text)), bit_xor(hash(text))::VARCHAR FROM earlier',
    );
    return JSON.stringify([await engine.tableNames(), found, engine.status().crashes ?? 0]);
  },
};

async function complaint(file: File): Promise<string | null> {
  try {
    const { tables, source } = await engine.ingest(file, usual());
    const lost = source.reports.flatMap(({ cells }) => (cells === undefined ? [] : [unaccounted(cells)]));
    for (const { name } of tables) going.push(engine.dropTable(name));
    const count = lost.find((cells) => cells !== 0);
    return count === undefined ? null : `${count} cells unaccounted for`;
  } catch (error) {
    if (error instanceof IngestError) return error.advice === '' ? 'no advice' : null;
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

function usual() {
  return { signal: new AbortController().signal, onProgress: () => undefined, taken: ['earlier'] };
}

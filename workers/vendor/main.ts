import { join } from 'node:path';
import type { Patience } from './download.ts';
import { duckDbBuild, wantedExtensions } from './extensions.ts';
import { vendorFolder } from './folder.ts';
import { wantedPackages } from './packages.ts';
import { pyodideVersion } from './pyodide-version.ts';
import { hasWrongFile, report } from './report.ts';
import { vendor, type Wanted } from './vendor.ts';

const root = join(import.meta.dirname, '../..');

/** With `--quick`, as part of a build: a network that is not there must not cost more than seconds. */
const isQuick = process.argv.includes('--quick');
const patience: Patience = isQuick
  ? { attempts: 1, pauseMs: 0, stallMs: 10_000 }
  : { attempts: 4, pauseMs: 1_000, stallMs: 30_000 };
const reachMs = isQuick ? 3_000 : 15_000;

function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

function wanted(): Wanted {
  const lockFile = join(root, 'node_modules/pyodide/pyodide-lock.json');
  const pyodideUrl =
    process.env.INSIGHTX_PYODIDE_URL ?? `https://cdn.jsdelivr.net/pyodide/v${pyodideVersion(root)}/full/`;
  const duckDbUrl = process.env.INSIGHTX_DUCKDB_URL ?? 'https://extensions.duckdb.org/';
  return {
    packages: { lockFile, names: wantedPackages, base: withSlash(pyodideUrl) },
    extensions: { build: duckDbBuild, names: wantedExtensions, base: withSlash(duckDbUrl) },
  };
}

function showProgress(done: number, total: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${total} files${done === total ? '\n' : ''}`);
}

try {
  const options = { folder: vendorFolder(root), patience, reachMs, onDone: showProgress };
  const vendored = await vendor(wanted(), options);
  for (const line of report(vendored)) process.stdout.write(`${line}\n`);
  if (hasWrongFile(vendored)) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

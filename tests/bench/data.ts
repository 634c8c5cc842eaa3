import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeParquet, writeWorkbook } from './ingest/files.ts';
import { root } from './places.ts';

const rowCount = 2_000_000;
/** More than 4 GB, which is all that wasm32 can address. */
const bigRowCount = 47_000_000;
const folder = join(root, '.cache');

/** 2,000,000 payments as CSV. Made once, and kept. */
export function transactionsFile(): string {
  const file = join(folder, `transactions-${rowCount}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  makeTransactions(rowCount, file);
  return file;
}

/** The same in other formats, and a workbook of 100,000 rows. Made once, and kept. */
export async function ingestFiles() {
  const csv = transactionsFile();
  const parquet = csv.replace(/csv$/, 'parquet');
  const workbook = join(folder, 'workbook.xlsx');
  if (!existsSync(parquet)) await writeParquet(csv, rowCount, parquet);
  if (!existsSync(workbook)) await writeWorkbook(workbook);
  return { csv, parquet, workbook };
}

/** A file that would not fit in memory; it is made for this, and removed. */
export async function withBigFile<T>(use: (path: string) => Promise<T>): Promise<T> {
  const path = join(tmpdir(), `transactions-${bigRowCount}.csv`);
  try {
    if (!existsSync(path)) makeTransactions(bigRowCount, path);
    return await use(path);
  } finally {
    rmSync(path, { force: true });
  }
}

function makeTransactions(rows: number, file: string): void {
  const maker = join(root, 'tests/files/make-transactions.ts');
  const tsx = join(root, 'node_modules/.bin/tsx');
  execFileSync(tsx, [maker, '--rows', String(rows), '--out', file], { stdio: 'inherit' });
}

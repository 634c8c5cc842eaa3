import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'transactions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...options: string[]) =>
  promisify(execFile)('node_modules/.bin/tsx', ['tests/files/make-transactions.ts', ...options]);

it('writes as many rows as it is told, compressed when the name says so', async () => {
  const plain = join(folder, 'a.csv');
  const compressed = join(folder, 'a.csv.gz');
  await run('--rows', '500', '--seed', '3', '--out', plain);
  await run('--rows', '500', '--seed', '3', '--out', compressed);
  const text = readFileSync(plain, 'utf8');
  expect(text.trimEnd().split('\n')).toHaveLength(501);
  expect(gunzipSync(readFileSync(compressed)).toString('utf8')).toBe(text);
});

it.each([
  [['--rows', 'many', '--out', 'x.csv'], '--rows takes a whole number from 0 to 100000000, not "many".'],
  [['--rows', '10'], '--out FILE is missing.'],
  [['--rowz', '10', '--out', 'x.csv'], "Unknown option '--rowz'"],
])('says what is wrong with %j', async (options, message) => {
  await expect(run(...options)).rejects.toThrow(message);
});

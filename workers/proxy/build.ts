import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const sources = ['src', 'workers', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];

/** Builds the app into `dist/` when it is missing or older than what it is made from. Says whether it built. */
export async function buildIfNeeded(root: string): Promise<boolean> {
  const built = join(root, 'dist', 'index.html');
  const newest = Math.max(...sources.map((source) => newestChange(join(root, source))));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return false;
  await build({ root, logLevel: 'warn' });
  return true;
}

function newestChange(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).map((name) => newestChange(join(path, name)));
  return Math.max(stat.mtimeMs, ...inside);
}

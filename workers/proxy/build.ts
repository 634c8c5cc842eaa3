import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sources = [
  ...['src', 'workers', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'],
  // Written when `npm run vendor` has got something new.
  ...['.cache/vendor/pyodide/packages.json', '.cache/vendor/duckdb-extensions/extensions.json'],
];

/** Builds the app into `dist/` when it is missing or older than what it is made from. Says whether it built. */
export function buildIfNeeded(root: string): boolean {
  const built = join(root, 'dist', 'index.html');
  const newest = Math.max(...sources.map((source) => newestChange(join(root, source))));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return false;
  build(root);
  return true;
}

/** In a process of its own: under a test runner's `NODE_ENV` it would be a build for development. */
function build(root: string): void {
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', process.stderr, process.stderr],
    },
  );
}

function newestChange(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).map((name) => newestChange(join(path, name)));
  return Math.max(stat.mtimeMs, ...inside);
}

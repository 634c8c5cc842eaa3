import { readdirSync, readFileSync } from 'node:fs';

/** All scripts that index.html names: what has to arrive before the start page is drawn. */
const scripts = [...readFileSync('dist/index.html', 'utf8').matchAll(/assets\/[^"]+\.js/g)];
const startPage = scripts.map(([path]) => `dist/${path}`);

/** DuckDB, its scripts, and the analyst who asks it. */
const engine = readdirSync('dist/assets')
  .filter((name) => /^(duckdb-|team-)/.test(name))
  .map((name) => `dist/assets/${name}`);

/** CodeMirror with both grammars, and what formats SQL: fetched when code is first looked at. */
const editor = readdirSync('dist/assets')
  .filter((name) => /^(colours|editor-surface|format-sql)-.*\.js$/.test(name))
  .map((name) => `dist/assets/${name}`);

export default [
  { name: 'Scripts of the start page, gzip', path: startPage, limit: '250 kB', gzip: true },
  { name: 'The code editor, gzip', path: editor, limit: '190 kB', gzip: true },
  {
    name: 'All that SQL needs, from a host that compresses nothing',
    path: [...startPage, ...engine],
    limit: '10 MB',
    gzip: false,
    brotli: false,
  },
];

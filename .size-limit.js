import { readFileSync } from 'node:fs';

/** All scripts that index.html names: what has to arrive before the start page is drawn. */
const scripts = [...readFileSync('dist/index.html', 'utf8').matchAll(/assets\/[^"]+\.js/g)];

export default [
  {
    name: 'Scripts of the start page, gzip',
    path: scripts.map(([path]) => `dist/${path}`),
    limit: '250 kB',
    gzip: true,
  },
];

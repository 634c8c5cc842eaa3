import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { type AppFile, type AppFiles, pageFile, referencesOf, workerFile } from './app-files.ts';

/** Files that are for the host, not for the browser. */
const forTheHost = new Set([workerFile, '_headers']);

/** Writes the service worker of what is in `folder`, which is not to be changed after that. */
export async function sealBuild(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { appFiles: JSON.stringify(listFiles(folder)) },
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2023',
      rolldownOptions: {
        input: join(import.meta.dirname, 'worker.ts'),
        output: { format: 'iife', entryFileNames: workerFile },
      },
    },
  });
}

function listFiles(folder: string): AppFiles {
  const page = readFileSync(join(folder, pageFile), 'utf8');
  const paths = filesIn(folder).map((path) => relative(folder, path).replaceAll('\\', '/'));
  const files = paths.filter((path) => !forTheHost.has(path)).map((path) => describeFile(folder, path, page));
  const isShell = ({ path }: AppFile) => path === pageFile || page.includes(`./${path}`);
  const version = createHash('sha256').update(page);
  for (const { path, hash } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    version.update(`${path} ${hash}\n`);
  return {
    version: version.digest('hex').slice(0, 12),
    shell: files.filter(isShell),
    rest: files.filter((file) => !isShell(file)).toSorted((a, b) => turnOf(a) - turnOf(b)),
  };
}

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

function describeFile(folder: string, path: string, page: string): AppFile {
  const bytes = readFileSync(join(folder, path));
  const file = {
    path,
    hash: path === pageFile ? referencesOf(page) : sha256(bytes),
    bytes: statSync(join(folder, path)).size,
  };
  return path.endsWith('.gz') ? { ...file, unpackedHash: sha256(gunzipSync(bytes)) } : file;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

/** What the app cannot do without comes first; packages for Python, which may be many megabytes, come last. */
function turnOf({ path }: AppFile): number {
  const order = [/\.(js|css)$/, /^assets\//, /^demo\//, /^pyodide\/[^/]*$/];
  const turn = order.findIndex((pattern) => pattern.test(path));
  return turn === -1 ? order.length : turn;
}

import { createReadStream, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { canaryServer } from './tests/support/canary-server.ts';
import { installedChromium } from './tests/support/chromium.ts';
import { vendoredForTests } from './tests/support/vendored-for-tests.ts';
import { licences } from './workers/offline/licences.ts';
import { offlineApp } from './workers/offline/vite-plugin.ts';
import { packedEngine } from './workers/packed/vite-plugin.ts';
import { firstLook } from './workers/page/vite-plugin.ts';
import { pageHeaders } from './workers/proxy/headers.ts';
import { bytezProxy } from './workers/proxy/vite-plugin.ts';
import { carriedFiles } from './workers/vendor/carried-files.ts';
import { vendorFolder } from './workers/vendor/folder.ts';
import { vendoredAssets } from './workers/vendor/vite-plugin.ts';

const pyodideFiles = ['pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'];
const pyodideFolder = join(import.meta.dirname, 'node_modules/pyodide');

/** Serves Pyodide's own files under `pyodide/` while developing, and puts them there in a build. */
function pyodideAssets(): Plugin {
  return {
    name: 'pyodide-assets',
    configureServer(server) {
      server.middlewares.use('/pyodide', (request, response, next) => {
        const file = pyodideFiles.find((name) => name === basename(request.url ?? '').split('?')[0]);
        if (file === undefined) {
          next();
          return;
        }
        response.setHeader('Content-Type', contentTypeOf(file));
        response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
        createReadStream(join(pyodideFolder, file)).pipe(response);
      });
    },
    generateBundle() {
      for (const file of pyodideFiles) {
        this.emitFile({
          type: 'asset',
          fileName: `pyodide/${file}`,
          source: readFileSync(join(pyodideFolder, file)),
        });
      }
    },
  };
}

function contentTypeOf(file: string): string {
  if (file.endsWith('.mjs')) return 'text/javascript';
  if (file.endsWith('.wasm')) return 'application/wasm';
  if (file.endsWith('.json')) return 'application/json';
  return 'application/octet-stream';
}

/** DuckDB's package says that none of its scripts does anything when it is imported; its worker's script does. */
function duckDbWorkerHasEffects(): Plugin {
  return {
    name: 'duckdb-worker-has-effects',
    transform(code, id) {
      return id.includes('/@duckdb/') && id.endsWith('.worker.js') ? { code, moduleSideEffects: true } : null;
    },
  };
}

/** The source map of DuckDB's script names files that are not in its package, which Vite warns of one by one. */
function withoutDuckDbSourceMap(): Plugin {
  return {
    name: 'without-duckdb-source-map',
    apply: 'serve',
    enforce: 'pre',
    load(id) {
      const [file = ''] = id.split('?');
      if (!file.includes('/@duckdb/') || !file.endsWith('.worker.js')) return null;
      return { code: readFileSync(file, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, ''), map: null };
    },
  };
}

/** `assets/python-worker-<hash>.js`: the server tells by these names which policy a worker gets. */
function workerFileName(chunk: { readonly facadeModuleId?: string | null }): string {
  const folder = basename(dirname(chunk.facadeModuleId ?? ''));
  return `assets/${folder}-worker-[hash].js`;
}

/** Pyodide imports Node's modules when it runs in Node; in a browser it never comes to them. */
function withoutNode(): Plugin {
  return {
    name: 'without-node',
    enforce: 'pre',
    resolveId: (id, importer) =>
      id.startsWith('node:') && importer?.includes('/pyodide/') === true ? '\0not-in-a-browser' : null,
    load: (id) => (id === '\0not-in-a-browser' ? 'export {}' : null),
  };
}

/** Zod tries whether it may make code from text. The page's policy says no, and the browser complains of each try. */
function withoutCodeFromText(): Plugin {
  return {
    name: 'without-code-from-text',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith('/zod/v4/core/core.js')) return null;
      const told = code.replace(
        '(_a.__zod_globalConfig = {})',
        '(_a.__zod_globalConfig = { jitless: true })',
      );
      if (told === code) throw new Error('Zod keeps its settings elsewhere.');
      return { code: told, map: null };
    },
  };
}

/**
 * All that the start page needs is one file beside the entry: hosts may take a round trip for each. The entry waits for
 * parts that are loaded later, which would wait for the entry if it were in the file that they share.
 */
const startFile = {
  name: 'start',
  tags: ['$initial' as const],
  test: (id: string) => !/\/(index\.html|src\/main\.tsx)$/.test(id),
};

/** DuckDB's, which its engine has to know when it is packed. */
function carriedExtensions(): readonly Uint8Array[] {
  const files = [...carriedFiles(vendorFolder(import.meta.dirname))];
  return files.flatMap(({ path, bytes }) => (path.endsWith('.duckdb_extension.wasm') ? [bytes] : []));
}

const shipped = licences(import.meta.dirname);
const executablePath = installedChromium();
const chromiumLaunch = {
  args: ['--no-sandbox'],
  ...(executablePath === undefined ? {} : { executablePath }),
};

export default defineConfig({
  base: './',
  plugins: [
    react(),
    pyodideAssets(),
    vendoredAssets(vendorFolder(import.meta.dirname)),
    bytezProxy(import.meta.dirname),
    withoutDuckDbSourceMap(),
    withoutCodeFromText(),
    firstLook({
      root: import.meta.dirname,
      analysisModule: join(import.meta.dirname, 'tests/files/finished-analysis.ts'),
      shellModule: join(import.meta.dirname, 'src/shell.tsx'),
    }),
    packedEngine(carriedExtensions),
    shipped.collect(),
    offlineApp(shipped.text),
  ],
  server: { port: 4173, headers: pageHeaders({ development: true }) },
  worker: {
    format: 'es',
    plugins: () => [withoutNode(), duckDbWorkerHasEffects(), shipped.collect()],
    // DuckDB's own script holds an `eval` for Node; the browser's policy refuses it.
    rolldownOptions: {
      output: { entryFileNames: workerFileName },
      checks: { eval: false, bundlerTimings: false },
    },
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: { codeSplitting: { groups: [startFile] } },
    },
  },
  optimizeDeps: {
    exclude: ['@duckdb/duckdb-wasm', 'pyodide'],
    // Found at the start and not in the middle of a test, where finding one reloads the page.
    include: [
      ...[
        '@noble/hashes/sha2.js',
        '@noble/hashes/utils.js',
        'apache-arrow',
        'axe-core',
        'dexie',
        'fast-check',
        'lucide-react',
        'react',
      ],
      ...['react-dom/client', '@codemirror/lang-python', '@codemirror/lang-sql', '@lezer/highlight'],
      ...['@codemirror/autocomplete', '@codemirror/commands', '@codemirror/language', '@codemirror/search'],
      ...['@codemirror/state', '@codemirror/view', 'sql-formatter'],
      ...['@tanstack/react-virtual', '@radix-ui/react-toast', 'cmdk', 'openai', 'recharts', 'zod', 'zustand'],
      ...[
        '@e965/xlsx',
        '@e965/xlsx/dist/cpexcel.full.mjs',
        '@uwdata/flechette',
        '@zip.js/zip.js/lib/zip-core-native.js',
        'chardet',
        'fzstd',
        'hyparquet',
        'hyparquet-compressors',
        'hyparquet-writer',
        'lz4js',
        'sql.js',
        'parquet-wasm/esm',
      ],
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        plugins: [vendoredForTests(), canaryServer()],
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/built-app.ts'],
          setupFiles: ['tests/support/record-requests.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});

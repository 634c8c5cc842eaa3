/** A folder imports itself and core; nothing else. The exceptions are listed here, each with its reason. */
const vendor = (name, home) => ({
  name: `${name}-behind-its-folder`,
  severity: 'error',
  from: { path: '^(src|workers)/', pathNot: home },
  to: { path: `node_modules/${name}/` },
});

const folder = (name, alsoSees = []) => ({
  name: `${name.replace('/', '-')}-sees-itself-and-core`,
  severity: 'error',
  from: { path: `^${name}/` },
  to: { path: '^(src|workers)/', pathNot: [`^${name}/`, '^src/core/', ...alsoSees] },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan-import',
      severity: 'error',
      from: {},
      // Vite's own: the address or the text of a file, and what the build makes.
      to: { couldNotResolve: true, pathNot: ['[?](url|raw|inline)$', '^virtual:'] },
    },
    {
      name: 'core-imports-only-the-schema-library',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: ['^src/core/', 'node_modules/zod/'] },
    },
    folder('src/ingest'),
    folder('src/profile'),
    folder('src/agents'),
    folder('src/llm'),
    folder('src/storage'),
    folder('src/sharing'),
    folder('src/demo'),
    folder('src/proof'),
    folder('src/state'),
    {
      name: 'wiring-is-for-the-entry',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '^src/(wiring/|main)' },
      to: { path: '^src/wiring/' },
    },
    {
      name: 'wiring-draws-nothing',
      severity: 'error',
      from: { path: '^src/wiring/' },
      to: { path: '^src/ui/' },
    },
    // The page draws what the stores hold.
    folder('src/ui', ['^src/state/']),
    // Ingest and profile run inside DuckDB's worker, and it unpacks what it runs.
    // Files of tables are written in a worker beside it.
    folder('workers/duckdb', [
      '^src/(ingest|profile)/',
      '^src/sharing/export-table/',
      '^workers/packed/unpack',
    ]),
    folder('workers/python'),
    // The service worker brings the headers that the server would send.
    folder('workers/offline', ['^workers/proxy/headers']),
    folder('workers/packed'),
    folder('workers/vendor'),
    folder('workers/proxy', ['^src/llm/key-manager']),
    vendor('openai', '^(src/llm|workers/proxy)/'),
    vendor('dexie', '^src/storage/'),
    vendor('zustand', '^src/(state|ui|wiring)/'),
    vendor('recharts', '^src/ui/'),
    vendor('@wasm-fmt', '^src/ui/code/'),
    vendor('react', '^src/(ui|main)'),
    vendor('@duckdb', '^workers/duckdb/'),
    vendor('apache-arrow', '^workers/duckdb/'),
    vendor('pyodide', '^workers/python/'),
    // The reader's worker names the WebAssembly's address; what reads is in the format.
    vendor('parquet-wasm', '^(src/ingest/formats/(parquet|arrow)|workers/duckdb)/'),
    vendor('hyparquet', '^src/ingest/formats/parquet/'),
    vendor('@uwdata', '^src/ingest/formats/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts'],
    },
  },
};

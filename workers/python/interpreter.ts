import { loadPyodide, type PyodideAPI } from 'pyodide';
import bootstrapSource from './bootstrap.py?raw';
import cellsSource from './cells.py?raw';
import checkSource from './check.py?raw';
import { countFetchedBytes } from './counted-fetch.ts';
import givenSource from './given.py?raw';
import pristineSource from './pristine.py?raw';
import type { PostedColumn, RunMessage } from './protocol.ts';

/** Python, loaded and ready to run. */
export interface Interpreter {
  readonly version: string;
  readonly packages: readonly string[];
  /** Returns the outcome as JSON text. Throws when the interpreter itself breaks. */
  run(message: RunMessage): string;
  /** True when a run did what the next one could see: start another interpreter then. */
  isSpent(): boolean;
}

const runtimeFiles = {
  '__init__.py': '',
  'bootstrap.py': bootstrapSource,
  'cells.py': cellsSource,
  'check.py': checkSource,
  'given.py': givenSource,
  'pristine.py': pristineSource,
};

/** Bytes of pyodide.asm.wasm, python_stdlib.zip and pyodide-lock.json, unpacked (314.0.7). */
const assetBytes = 9_598_218 + 2_545_637 + 119_077;
/** The part of starting that is fetching. */
const fetchShare = 0.7;

interface Session {
  run(code: string, columns: readonly PostedColumn[], enforceCheck: boolean): string;
  readonly is_spent: boolean;
}
interface Bootstrap {
  Session(): Session;
  available_packages(): { toJs(): string[] };
}

export async function loadInterpreter(
  indexUrl: string,
  interrupt: SharedArrayBuffer | null,
  onProgress: (progress: number) => void,
): Promise<Interpreter> {
  const stopCounting = countFetchedBytes((bytes) => onProgress(Math.min(1, bytes / assetBytes) * fetchShare));
  const pyodide = await loadPyodide({ indexURL: indexUrl, jsglobals: {}, stdin: () => null });
  stopCounting();
  onProgress(0.9);
  const bootstrap = installRuntime(pyodide);
  const session = bootstrap.Session();
  if (interrupt !== null) pyodide.setInterruptBuffer(new Uint8Array(interrupt));
  return {
    version: pyodide.version,
    packages: bootstrap.available_packages().toJs(),
    run: ({ code, columns, enforceCheck }) => session.run(code, columns, enforceCheck),
    isSpent: () => session.is_spent,
  };
}

function installRuntime(pyodide: PyodideAPI): Bootstrap {
  const folder = '/lib/analysis/analysis_runtime';
  pyodide.FS.mkdirTree(folder);
  for (const [name, source] of Object.entries(runtimeFiles))
    pyodide.FS.writeFile(`${folder}/${name}`, source);
  pyodide.runPython('import sys; sys.path.append("/lib/analysis")');
  return pyodide.pyimport('analysis_runtime.bootstrap') as Bootstrap;
}

import { loadPyodide, type PyodideAPI } from 'pyodide';
import bootstrapSource from './bootstrap.py?raw';
import cellsSource from './cells.py?raw';
import checkSource from './check.py?raw';
import { countFetchedBytes } from './counted-fetch.ts';
import failureSource from './failure.py?raw';
import framesSource from './frames.py?raw';
import givenSource from './given.py?raw';
import type { GivenData } from './given-data.ts';
import pristineSource from './pristine.py?raw';
import type { StartMessage } from './protocol.ts';
import shownSource from './shown.py?raw';
import stdoutSource from './stdout.py?raw';
import tablesSource from './tables.py?raw';

/** Python, loaded and ready to run. */
export interface Interpreter {
  readonly version: string;
  readonly packages: readonly string[];
  /** Does one step of what makes the first run quicker; false when there is none left. */
  warmUp(): boolean;
  /** Does all that must be done before a run, and is not part of it. */
  prepare(): void;
  /** Returns the outcome as JSON text. Throws when the interpreter itself breaks. */
  run(code: string, data: GivenData, enforceCheck: boolean): string;
  /** True when a run did what the next one could see: start another interpreter then. */
  isSpent(): boolean;
}

const runtimeFiles = {
  '__init__.py': '',
  'bootstrap.py': bootstrapSource,
  'cells.py': cellsSource,
  'check.py': checkSource,
  'failure.py': failureSource,
  'frames.py': framesSource,
  'given.py': givenSource,
  'pristine.py': pristineSource,
  'shown.py': shownSource,
  'stdout.py': stdoutSource,
  'tables.py': tablesSource,
};

/** Bytes of pyodide.asm.wasm, python_stdlib.zip and pyodide-lock.json, unpacked (314.0.7). */
const assetBytes = 9_598_218 + 2_545_637 + 119_077;
/** The part of starting that is fetching. */
const fetchShare = 0.7;

interface Session {
  warm_up(): boolean;
  prepare(): void;
  run(code: string, data: GivenData, enforceCheck: boolean): string;
  readonly is_spent: boolean;
}
interface Bootstrap {
  Session(keepState: boolean, emit: (text: string) => void): Session;
  available_packages(): { toJs(): string[] };
}

export async function loadInterpreter(
  { indexUrl, interrupt, keepState }: Pick<StartMessage, 'indexUrl' | 'interrupt' | 'keepState'>,
  listener: { readonly onProgress: (progress: number) => void; readonly onStdout: (text: string) => void },
): Promise<Interpreter> {
  const { onProgress, onStdout } = listener;
  const stopCounting = countFetchedBytes((bytes) => onProgress(Math.min(1, bytes / assetBytes) * fetchShare));
  const pyodide = await loadPyodide({ indexURL: indexUrl, jsglobals: {}, stdin: () => null });
  stopCounting();
  onProgress(0.9);
  const bootstrap = installRuntime(pyodide);
  const session = bootstrap.Session(keepState, onStdout);
  if (interrupt !== null) pyodide.setInterruptBuffer(new Uint8Array(interrupt));
  return {
    version: pyodide.version,
    packages: bootstrap.available_packages().toJs(),
    warmUp: () => session.warm_up(),
    prepare: () => session.prepare(),
    run: (code, data, enforceCheck) => session.run(code, data, enforceCheck),
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

import { loadPyodide, type PyodideAPI } from 'pyodide';
import bootstrapSource from './bootstrap.py?raw';
import cellsSource from './cells.py?raw';
import checkSource from './check.py?raw';
import { countFetchedBytes } from './counted-fetch.ts';
import failureSource from './failure.py?raw';
import framesSource from './frames.py?raw';
import givenSource from './given.py?raw';
import type { GivenData } from './given-data.ts';
import membersSource from './members.py?raw';
import { watchOutwardCalls } from './outward-calls.ts';
import { type InterpreterModule, type RememberedMemory, rememberMemory } from './own-memory.ts';
import needsSource from './packages/needs.py?raw';
import type { PostedWheel } from './packages/protocol.ts';
import wheelsSource from './packages/wheels.py?raw';
import type { StartMessage } from './protocol.ts';
import shownSource from './shown.py?raw';
import stdoutSource from './stdout.py?raw';
import tablesSource from './tables.py?raw';

/** Python, loaded and ready to run. */
export interface Interpreter {
  readonly version: string;
  /** As JSON: modules beyond the standard library that the code needs and that are not imported yet. */
  coldModules(code: string): string;
  /** As JSON: see `membersSchema`. */
  membersOf(code: string, expression: string): string;
  /** Unpacks and imports; what is there then is what each run begins with. Returns the outcome as JSON text. */
  addWheels(wheels: readonly PostedWheel[], modules: readonly string[]): string;
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
  'members.py': membersSource,
  'needs.py': needsSource,
  'shown.py': shownSource,
  'stdout.py': stdoutSource,
  'tables.py': tablesSource,
  'wheels.py': wheelsSource,
};

/** Pyodide's own backend of matplotlib draws on the page, which is out of reach. `HOME` is Pyodide's default. */
const env = { HOME: '/home/pyodide', MPLBACKEND: 'AGG' };

/** Bytes of pyodide.asm.wasm, python_stdlib.zip and pyodide-lock.json, unpacked (314.0.7). */
const assetBytes = 9_598_218 + 2_545_637 + 119_077;
/** The part of starting that is fetching. */
const fetchShare = 0.7;

interface Session {
  readonly warm_up: () => boolean;
  readonly run: (code: string, data: GivenData, enforceCheck: boolean) => string;
  readonly cold_modules_of: (code: string) => string;
  readonly members_of: (code: string, expression: string) => string;
  readonly add_wheels: (wheels: string, modules: string) => string;
}
interface Bootstrap {
  Session(keepState: boolean, emit: (text: string) => void): Session;
}

/** What Pyodide does not document. */
interface PyodideInside extends PyodideAPI {
  readonly _module: InterpreterModule;
}

export async function loadInterpreter(
  { indexUrl, interrupt, keepState }: Pick<StartMessage, 'indexUrl' | 'interrupt' | 'keepState'>,
  listener: { readonly onProgress: (progress: number) => void; readonly onStdout: (text: string) => void },
): Promise<Interpreter> {
  const { onProgress, onStdout } = listener;
  const stopCounting = countFetchedBytes((bytes) => onProgress(Math.min(1, bytes / assetBytes) * fetchShare));
  const outward = watchOutwardCalls();
  const pyodide = await loadPyodide({
    indexURL: indexUrl,
    jsglobals: {},
    stdin: () => null,
    env,
  });
  stopCounting();
  onProgress(0.9);
  if (interrupt !== null) pyodide.setInterruptBuffer(new Uint8Array(interrupt));
  let clean: RememberedMemory | undefined;
  let isSpent = false;
  let started: Session | undefined;

  /** Made when it is first needed: an interpreter is loaded before all that its runs use is imported. */
  function session(): Session {
    started ??= startSession(pyodide, keepState, onStdout);
    return started;
  }

  function warmUp(): boolean {
    if (clean !== undefined) return false;
    if (session().warm_up()) return true;
    clean = rememberMemory((pyodide as PyodideInside)._module, outward.heldValues());
    return false;
  }

  function prepare(): void {
    while (warmUp());
  }

  function addWheels(wheels: readonly PostedWheel[], modules: readonly string[]): string {
    prepare();
    const written = wheels.map(({ file, bytes, isChecked }, index) => {
      const path = `/tmp/${index}.whl`;
      pyodide.FS.writeFile(path, bytes);
      return { file, path, isChecked };
    });
    const outcome = session().add_wheels(JSON.stringify(written), JSON.stringify(modules));
    for (const { path } of written) pyodide.FS.unlink(path);
    clean = rememberMemory((pyodide as PyodideInside)._module, outward.heldValues());
    return outcome;
  }

  function run(code: string, data: GivenData, enforceCheck: boolean): string {
    outward.begin([onStdout, data, data.result, data.table].filter((value) => value !== undefined));
    const outcome = session().run(code, data, enforceCheck);
    const hasTrace = outward.end();
    // After a trace a callback may still come, and this interpreter is not used again: its memory is left to it.
    isSpent = isSpent || hasTrace || !(keepState || clean?.restore() === true);
    return outcome;
  }

  return {
    version: pyodide.version,
    coldModules: (code) => session().cold_modules_of(code),
    membersOf: (code, expression) => session().members_of(code, expression),
    addWheels,
    warmUp,
    prepare,
    run,
    isSpent: () => isSpent,
  };
}

/** Its functions are taken from it once: proxies that are made later do not survive a `restore()`. */
function startSession(pyodide: PyodideAPI, keepState: boolean, onStdout: (text: string) => void): Session {
  const session = installRuntime(pyodide).Session(keepState, onStdout);
  const { warm_up, run, cold_modules_of, members_of, add_wheels } = session;
  return { warm_up, run, cold_modules_of, members_of, add_wheels };
}

function installRuntime(pyodide: PyodideAPI): Bootstrap {
  const folder = '/lib/analysis/analysis_runtime';
  pyodide.FS.mkdirTree(folder);
  for (const [name, source] of Object.entries(runtimeFiles))
    pyodide.FS.writeFile(`${folder}/${name}`, source);
  pyodide.runPython('import sys; sys.path.append("/lib/analysis")');
  return pyodide.pyimport('analysis_runtime.bootstrap') as Bootstrap;
}

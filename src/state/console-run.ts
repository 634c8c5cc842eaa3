import type { PythonEngine, PythonInput, PythonResult, PythonRunOptions, SqlEngine } from '../core/engine.ts';
import { isAbort, PythonError, QueryError } from '../core/error.ts';
import type { ResultSet } from '../core/result-set.ts';

type Unfinished = { readonly state: 'running' } | { readonly state: 'stopped'; readonly elapsedMs: number };

export type SqlOutcome =
  | Unfinished
  | { readonly state: 'done'; readonly result: ResultSet }
  | { readonly state: 'failed'; readonly message: string; readonly position: number | undefined };

export interface SqlRun {
  /** Whose code it was: the id of a finding, or `own`. */
  readonly source: string;
  readonly sql: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly outcome: SqlOutcome;
}

export interface PythonFailure {
  /** `input` is the query whose rows the code was to be given; `position` is then an offset into it. */
  readonly reason: PythonError['reason'] | 'input';
  readonly message: string;
  readonly traceback: string;
  /** 1-based line of the code. */
  readonly line: number | undefined;
  readonly position: number | undefined;
}

export type PythonOutcome =
  | Unfinished
  | { readonly state: 'done'; readonly result: PythonResult }
  | { readonly state: 'failed'; readonly failure: PythonFailure; readonly elapsedMs: number };

export interface PythonRun {
  readonly source: string;
  readonly code: string;
  readonly input: PythonInput;
  readonly timeoutMs: number;
  readonly startedAt: number;
  /** What has been printed so far. */
  readonly stdout: string;
  readonly outcome: PythonOutcome;
}

/** Rows that the console shows of a query at most. */
const rowLimit = 1000;

export async function sqlOutcome(
  engine: SqlEngine,
  sql: string,
  activeTable: string | undefined,
  signal: AbortSignal,
  elapsedMs: () => number,
): Promise<SqlOutcome> {
  const options = { signal, rowLimit, ...(activeTable === undefined ? {} : { activeTable }) };
  try {
    return { state: 'done', result: await engine.query(sql, options) };
  } catch (error) {
    if (isAbort(error)) return { state: 'stopped', elapsedMs: elapsedMs() };
    const position = error instanceof QueryError ? error.position : undefined;
    return { state: 'failed', message: messageOf(error), position };
  }
}

export async function pythonOutcome(
  engine: Pick<PythonEngine, 'run'>,
  code: string,
  input: PythonInput,
  options: PythonRunOptions,
  elapsedMs: () => number,
): Promise<PythonOutcome> {
  try {
    return { state: 'done', result: await engine.run(code, input, options) };
  } catch (error) {
    if (isAbort(error)) return { state: 'stopped', elapsedMs: elapsedMs() };
    return { state: 'failed', failure: failureOf(error), elapsedMs: elapsedMs() };
  }
}

function failureOf(error: unknown): PythonFailure {
  const message = messageOf(error);
  if (error instanceof PythonError) {
    const { reason, traceback, line } = error;
    return { reason, message, traceback, line, position: undefined };
  }
  const unknown = { message, traceback: '', line: undefined };
  if (error instanceof QueryError) return { ...unknown, reason: 'input', position: error.position };
  return { ...unknown, reason: 'failed', position: undefined };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

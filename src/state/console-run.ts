import type { PythonEngine, PythonInput, PythonResult, PythonRunOptions, SqlEngine } from '../core/engine.ts';
import { isAbort, messageOf, PythonError, QueryError } from '../core/error.ts';
import type { ResultSet } from '../core/result-set.ts';

type Unfinished = { readonly state: 'running' } | { readonly state: 'stopped'; readonly elapsedMs: number };

/** Where in the editor's text the code stands that was run. */
export interface RunPlace {
  /** All of the text at that time. */
  readonly whole: string;
  /** 0-based offset. */
  readonly from: number;
  /** 1-based. */
  readonly line: number;
}

export type SqlOutcome =
  | Unfinished
  | { readonly state: 'done'; readonly result: ResultSet }
  | { readonly state: 'failed'; readonly message: string; readonly position: number | undefined };

export interface SqlRun {
  /** Whose code it was: the id of an artifact, or `own`. */
  readonly source: string;
  readonly sql: string;
  readonly place: RunPlace;
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
  readonly place: RunPlace;
  readonly input: PythonInput;
  readonly timeoutMs: number;
  readonly startedAt: number;
  /** What has been printed so far. */
  readonly stdout: string;
  readonly outcome: PythonOutcome;
}

/** A run that has ended, as others are told of it. */
export interface EndedRun {
  readonly source: string;
  readonly language: 'sql' | 'python';
  readonly code: string;
  /** For Python; empty for the whole table. */
  readonly inputSql: string;
  /** Of the editor's text, not only a part of it. */
  readonly isWhole: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly elapsedMs: number;
  readonly outcome: 'done' | 'failed' | 'stopped';
  readonly message: string | undefined;
  readonly rowCount: number | undefined;
}

export function endedSqlRun(run: SqlRun, outcome: SqlOutcome, elapsedMs: number): EndedRun | undefined {
  const { source, sql: code, place, startedAt } = run;
  const isWhole = place.whole === code;
  const ended = { source, language: 'sql', code, inputSql: '', isWhole, startedAt, elapsedMs } as const;
  switch (outcome.state) {
    case 'running':
      return undefined;
    case 'stopped':
      return { ...ended, outcome: 'stopped', message: undefined, rowCount: undefined };
    case 'failed':
      return { ...ended, outcome: 'failed', message: outcome.message, rowCount: undefined };
    case 'done':
      return { ...ended, outcome: 'done', message: undefined, rowCount: outcome.result.rows.length };
  }
}

export function endedPythonRun(
  run: PythonRun,
  outcome: PythonOutcome,
  elapsedMs: number,
): EndedRun | undefined {
  const { source, code, input, place, startedAt } = run;
  const isWhole = place.whole === code;
  const inputSql = input.sql ?? '';
  const ended = { source, language: 'python', code, inputSql, isWhole, startedAt, elapsedMs } as const;
  switch (outcome.state) {
    case 'running':
      return undefined;
    case 'stopped':
      return { ...ended, outcome: 'stopped', message: undefined, rowCount: undefined };
    case 'failed':
      return { ...ended, outcome: 'failed', message: outcome.failure.message, rowCount: undefined };
    case 'done':
      return { ...ended, outcome: 'done', message: undefined, rowCount: outcome.result.table?.rows.length };
  }
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

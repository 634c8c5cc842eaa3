import type { FileFact } from './file-fact.ts';

/** The engine refused or could not finish a query. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly sql: string;
  /** 0-based offset into `sql` where the engine points, if it does. */
  readonly position: number | undefined;
  readonly reason: 'refused' | 'invalid' | 'timeout' | 'failed';

  constructor(
    message: string,
    details: { sql: string; position?: number | undefined; reason: QueryError['reason'] },
  ) {
    super(message);
    this.sql = details.sql;
    this.position = details.position;
    this.reason = details.reason;
  }
}

/** Python code was refused, failed, or ran over a limit. */
export class PythonError extends Error {
  override readonly name = 'PythonError';
  /** Only the frames of the user's own code. */
  readonly traceback: string;
  /** 1-based line of the code that offends, if known. */
  readonly line: number | undefined;
  readonly reason: 'refused' | 'raised' | 'timeout' | 'memory' | 'failed';

  constructor(
    message: string,
    details: { traceback: string; line?: number | undefined; reason: PythonError['reason'] },
  ) {
    super(message);
    this.traceback = details.traceback;
    this.line = details.line;
    this.reason = details.reason;
  }
}

/** A file could not become a table. The message says what was wrong and where; `advice` what the user should do. */
export class IngestError extends Error {
  override readonly name = 'IngestError';
  readonly advice: string;
  /** 1-based line of the file, if one is to blame. */
  readonly line: number | undefined;
  /** What message and advice say, where other languages than English say it too. */
  readonly fact: FileFact | undefined;

  constructor(
    message: string,
    details: { advice: string; line?: number | undefined; fact?: FileFact | undefined },
  ) {
    super(message);
    this.advice = details.advice;
    this.line = details.line;
    this.fact = details.fact;
  }
}

export const modelErrorReasons = [
  'unreachable',
  'refused',
  'limited',
  'unknown-model',
  'too-long',
  'blocked',
  'malformed',
  'budget',
  'failed',
] as const;

/** A model could not be asked, or gave no usable answer. The message says what was wrong; `advice` what to do. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly advice: string;
  /** Whether the same question may work later. */
  readonly retryable: boolean;
  readonly reason: (typeof modelErrorReasons)[number];

  constructor(
    message: string,
    details: { advice: string; retryable: boolean; reason: ModelError['reason'] },
  ) {
    super(message);
    this.advice = details.advice;
    this.retryable = details.retryable;
    this.reason = details.reason;
  }
}

/** True for what an aborted `AbortSignal` throws. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Anything can be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import type { KeysExhaustedError } from '../../src/llm/key-manager.ts';

/** A complaint of the proxy itself, in the form in which OpenAI's API complains. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly retryAfterMs?: number | undefined;
  /** What the gateway said last, without keys. */
  readonly details?: string | undefined;
}

/** Thrown on the way of a request and caught where the answer is made. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

export function problemBody({ code, message, retryAfterMs, details }: Problem): string {
  const retry = retryAfterMs === undefined ? {} : { retry_after_ms: Math.ceil(retryAfterMs) };
  const said = details === undefined ? {} : { details };
  return JSON.stringify({ error: { type: 'proxy_error', code, message, ...retry, ...said } });
}

export function problemResponse(problem: Problem): Response {
  const { status, retryAfterMs } = problem;
  const retry =
    retryAfterMs === undefined
      ? // Known to OpenAI's client, which would otherwise try twice more.
        { 'X-Should-Retry': 'false' }
      : { 'Retry-After': String(Math.ceil(retryAfterMs / 1000)) };
  return new Response(problemBody(problem), {
    status,
    headers: { 'Content-Type': 'application/json', ...retry },
  });
}

export const faultProblem: Problem = {
  status: 500,
  code: 'fault',
  message: 'The proxy has a fault. Its log says more.',
};

const statuses = { none: 503, refused: 503, limited: 429, busy: 429, broken: 502 } as const;

export function exhaustedProblem(error: KeysExhaustedError, details: string | undefined): Problem {
  const advice = error.reason === 'none' ? ' Put BYTEZ_API_KEY into the file .env of the server.' : '';
  return {
    status: statuses[error.reason],
    code: `keys_${error.reason}`,
    message: error.message + advice,
    retryAfterMs: error.retryAfterMs,
    details,
  };
}

import type { KeyStats } from '../../src/core/key-rotation.ts';
import type { KeyManager } from '../../src/llm/key-manager.ts';
import { type AccessRules, type Client, crossOriginHeaders, preflightHeaders, refusalOf } from './access.ts';
import { pathBelow, readOutgoing } from './chat-request.ts';
import { type ForwardEnd, forward } from './forward.ts';
import { faultProblem, ProblemError, problemResponse } from './problem.ts';
import { createRateLimit, type RateLimit } from './rate.ts';
import { modelListAddress, type ProxySettings } from './settings.ts';

/** A line of the log: no key, nothing of what was asked or answered. */
export interface LogLine {
  /** ISO 8601. */
  readonly time: string;
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly outcome: ForwardEnd['outcome'] | 'answered' | 'refused';
  /** Until the last byte came from the gateway. */
  readonly ms: number;
  readonly bytes: number;
  /** At most the last four characters. */
  readonly key: string | null;
  readonly rotations: number;
  /** A fault of the proxy's own. */
  readonly fault?: string;
}

export interface ProxyOptions {
  readonly settings: ProxySettings;
  readonly keys: KeyManager;
  readonly isEdge: boolean;
  readonly log: (line: LogLine) => void;
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Aborting the request aborts what it started; the client is who sent it. */
export type BytezProxy = (request: Request, client: Client) => Promise<Response>;

/** What is under this is for the proxy. */
export const proxyPrefix = '/api/bytez/';
const forwardedPrefix = '/api/bytez/v1';

/** Stands between the page and the gateway, and holds the keys. */
export function createProxy(options: ProxyOptions): BytezProxy {
  const { settings, keys, now } = options;
  const rules: AccessRules = { allowedOrigins: settings.allowedOrigins, isEdge: options.isEdge };
  const rate = createRateLimit(settings.requestsPerMinute, now);

  async function answer(request: Request, client: Client, exchange: Exchange): Promise<Response> {
    const refusal = refusalOf(request, client, rules);
    if (refusal !== null) throw problem(403, 'not_allowed', refusal);
    const own = ownAnswer(request, keys);
    if (own !== null) {
      exchange.write({ outcome: 'answered', status: own.status });
      return own;
    }
    const address = gatewayAddress(request, settings.upstream);
    admit(client, rate, settings.requestsPerMinute);
    const outgoing = await readOutgoing(request, address, settings);
    const { signal } = request;
    return forward(outgoing, {
      gateway: options,
      keys,
      requestId: exchange.id,
      signal,
      onEnd: exchange.write,
    });
  }

  return async (request, client) => {
    const exchange = createExchange(request, options);
    const response = await answer(request, client, exchange).catch((error: unknown) =>
      failedAnswer(error, exchange, keys),
    );
    const headers = { ...crossOriginHeaders(request, rules), ...safeHeaders, 'X-Request-Id': exchange.id };
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  };
}

/** What the gateway sends must not become a page of this origin, and must not be kept. */
const safeHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  // A server in front would otherwise gather a stream before it passes it on.
  'X-Accel-Buffering': 'no',
};

/** Null for what is to be forwarded. */
function ownAnswer(request: Request, keys: KeyManager): Response | null {
  if (request.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: preflightHeaders(request) });
  if (new URL(request.url).pathname !== `${proxyPrefix}keys`) return null;
  if (request.method !== 'GET') throw problem(405, 'method', 'Only GET is understood here.');
  const body: { readonly keys: readonly KeyStats[] } = { keys: keys.getStats() };
  return Response.json(body);
}

/** Where a request goes on to. */
function gatewayAddress(request: Request, upstream: string): string {
  const url = new URL(request.url);
  if (url.pathname === `${proxyPrefix}models`) {
    if (request.method !== 'GET') throw problem(405, 'method', 'Only GET is understood here.');
    return modelListAddress(upstream);
  }
  const path = pathBelow(forwardedPrefix, url);
  if (path === null) throw problem(404, 'not_found', 'There is nothing at this address.');
  return upstream + path;
}

function admit(client: Client, rate: RateLimit, perMinute: number): void {
  const retryAfterMs = rate.count(client.address);
  if (retryAfterMs === null) return;
  const message = `More than ${perMinute} requests in a minute. Try again in ${Math.ceil(retryAfterMs / 1000)} seconds.`;
  throw new ProblemError({ status: 429, code: 'rate', message, retryAfterMs });
}

function problem(status: number, code: string, message: string): ProblemError {
  return new ProblemError({ status, code, message });
}

function failedAnswer(error: unknown, exchange: Exchange, keys: KeyManager): Response {
  if (error instanceof ProblemError) {
    exchange.write({ outcome: 'refused', status: error.problem.status });
    return problemResponse(error.problem);
  }
  exchange.write({ outcome: 'failed', status: 500, fault: keys.redact(String(error)) });
  return problemResponse(faultProblem);
}

interface Exchange {
  readonly id: string;
  /** Writes the one line that the log gets; the first word counts. */
  readonly write: (end: Partial<LogLine> & Pick<LogLine, 'outcome' | 'status'>) => void;
}

function createExchange(request: Request, { keys, log, now }: ProxyOptions): Exchange {
  const id = requestIdOf(request);
  const startedAt = now();
  const path = keys.redact(new URL(request.url).pathname).slice(0, 80);
  let isWritten = false;
  return {
    id,
    write(end) {
      if (isWritten) return;
      isWritten = true;
      const time = new Date(startedAt).toISOString();
      const ms = now() - startedAt;
      log({ time, id, method: request.method, path, ms, bytes: 0, key: null, rotations: 0, ...end });
    },
  };
}

/** That of the page, so that its ledger and this log can be laid side by side. */
function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id') ?? '';
  return /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID();
}

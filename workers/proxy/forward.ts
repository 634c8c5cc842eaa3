import { keyRotationHeader } from '../../src/core/key-rotation.ts';
import { type KeyManager, KeysExhaustedError } from '../../src/llm/key-manager.ts';
import type { Outgoing } from './chat-request.ts';
import { askGateway, type Gateway, type GatewayAnswer } from './gateway.ts';
import { openEarly } from './open-early.ts';
import { exhaustedProblem, faultProblem, type Problem, ProblemError, problemBody } from './problem.ts';
import { type RelayEnd, relay } from './relay.ts';
import { createRotationFeed } from './rotation-feed.ts';

export interface ForwardOptions {
  readonly gateway: Gateway;
  readonly keys: KeyManager;
  readonly requestId: string;
  /** Aborted when the page goes away. */
  readonly signal: AbortSignal;
  readonly onEnd: (end: ForwardEnd) => void;
}

export interface ForwardEnd {
  readonly outcome: RelayEnd | 'failed';
  readonly status: number;
  /** At most the last characters of the key that it worked with. */
  readonly key: string | null;
  readonly rotations: number;
  readonly bytes: number;
  /** A fault of the proxy's own. */
  readonly fault?: string;
}

/** Sends the request to the gateway with one key after the other, and its answer to the page. */
export async function forward(outgoing: Outgoing, options: ForwardOptions): Promise<Response> {
  const { gateway, keys, onEnd } = options;
  const rotations = createRotationFeed();
  const stop = new AbortController();
  const deadline = setTimeout(() => stop.abort(new ProblemError(tookTooLong)), gateway.settings.giveUpMs);
  const signal = AbortSignal.any([options.signal, stop.signal]);
  let complaint: string | undefined;

  function failed(error: unknown): ProblemError {
    const found = problemOf(error, signal, complaint);
    const problem = found ?? faultProblem;
    const fault = found === null ? { fault: keys.redact(String(error)) } : {};
    const { status } = problem;
    onEnd({ outcome: 'failed', status, key: null, rotations: rotations.count(), bytes: 0, ...fault });
    return new ProblemError(problem);
  }

  function head(contentType: string): Record<string, string> {
    const told = rotations.take();
    return {
      'Content-Type': contentType,
      ...(told.length === 0 ? {} : { [keyRotationHeader]: JSON.stringify(told) }),
    };
  }

  async function ask(): Promise<Response> {
    try {
      const call = {
        ...{ outgoing, requestId: options.requestId, signal },
        onComplaint: (message: string) => {
          complaint = shortened(keys.redact(message));
        },
      };
      const sent = await keys.send((key) => askGateway(gateway, call, key), {
        signal,
        onRotation: rotations.push,
      });
      const { status } = sent.value;
      const body = relay(sent.value, {
        ...gateway.settings,
        onEnd(outcome, bytes) {
          sent.release();
          onEnd({ outcome, status, key: sent.key, rotations: rotations.count(), bytes });
        },
      });
      return new Response(body, { status, headers: head(typeOf(sent.value)) });
    } catch (error) {
      throw failed(error);
    } finally {
      clearTimeout(deadline);
    }
  }

  const answer = ask();
  if (!outgoing.isStream) return answer;
  return openEarly(answer, {
    rotations,
    open: (body) => new Response(body, { headers: head('text/event-stream') }),
    errorBody: (error) => problemBody(error instanceof ProblemError ? error.problem : faultProblem),
    stop: () => stop.abort(),
  });
}

/** Null for a fault of the proxy's own. */
function problemOf(error: unknown, signal: AbortSignal, complaint: string | undefined): Problem | null {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof KeysExhaustedError) return exhaustedProblem(error, complaint);
  if (!signal.aborted) return null;
  return signal.reason instanceof ProblemError ? signal.reason.problem : stopped;
}

/** No type that a browser would run or draw, whatever the gateway says. */
function typeOf({ contentType }: GatewayAnswer): string {
  const known = ['application/json', 'text/event-stream', 'text/plain'];
  return known.find((type) => contentType.toLowerCase().startsWith(type)) ?? 'application/octet-stream';
}

function shortened(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

const tookTooLong: Problem = {
  status: 504,
  code: 'too_late',
  message: 'No answer began in time.',
};

const stopped: Problem = { status: 499, code: 'stopped', message: 'The page stopped the request.' };

import { z } from 'zod';
import { ProblemError } from './problem.ts';
import { TooLateError, within } from './within.ts';

/** What goes to the gateway. It is held whole, since another key may need all of it again. */
export interface Outgoing {
  readonly method: 'GET' | 'POST';
  /** At the gateway, with the query. */
  readonly address: string;
  readonly body: string | null;
  readonly isStream: boolean;
}

export interface RequestLimits {
  /** Of the gateway, without a slash at its end. */
  readonly upstream: string;
  readonly maxBodyBytes: number;
  readonly bodyMs: number;
  readonly maxTokens: number;
}

const bodySchema = z.looseObject({
  stream: z.boolean().nullish(),
  max_tokens: z.unknown().optional(),
  max_completion_tokens: z.unknown().optional(),
});

export async function readOutgoing(
  request: Request,
  address: string,
  limits: RequestLimits,
): Promise<Outgoing> {
  if (request.method === 'GET') return { method: 'GET', address, body: null, isStream: false };
  if (request.method !== 'POST') throw refusal(405, 'method', 'Only GET and POST are understood here.');
  // Also keeps simple forms of other pages away: this type makes a browser ask first.
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw refusal(415, 'content_type', 'The body must be application/json.');
  }
  const text = await readText(request, limits);
  const body = parseBody(text);
  const isChat = address.startsWith(`${limits.upstream}/chat/completions`);
  const isLimited = (body.max_tokens ?? body.max_completion_tokens ?? null) !== null;
  return {
    method: 'POST',
    address,
    body: isChat && !isLimited ? JSON.stringify({ ...body, max_tokens: limits.maxTokens }) : text,
    isStream: body.stream === true,
  };
}

function parseBody(text: string): z.infer<typeof bodySchema> {
  try {
    return bodySchema.parse(JSON.parse(text));
  } catch {
    throw refusal(400, 'body', 'The body is not a JSON object that a model could be asked with.');
  }
}

/** No key is taken before the body is whole, so a slow sender keeps nobody else waiting. */
async function readText(request: Request, { maxBodyBytes, bodyMs }: RequestLimits): Promise<string> {
  const tooLarge = refusal(413, 'body_size', `The body is larger than ${maxBodyBytes} bytes.`);
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) throw tooLarge;
  const reader = request.body?.getReader();
  if (reader === undefined) return '';
  try {
    return await within(decode(reader, maxBodyBytes, tooLarge), bodyMs);
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    if (error instanceof ProblemError) throw error;
    if (error instanceof TooLateError) throw refusal(408, 'body_time', 'The body did not arrive in time.');
    throw refusal(400, 'body_cut', 'The body broke off.');
  }
}

async function decode(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
  tooLarge: ProblemError,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) throw tooLarge;
    text += decoder.decode(value, { stream: true });
  }
}

function refusal(status: number, code: string, message: string): ProblemError {
  return new ProblemError({ status, code, message });
}

/**
 * What follows the base address of the gateway, or null for a path that could leave it. A path may hold `%2F`, as the
 * names of models do, but nothing that anybody on the way could take for a step up.
 */
export function pathBelow(prefix: string, url: URL): string | null {
  if (!url.pathname.startsWith(`${prefix}/`)) return null;
  const rest = url.pathname.slice(prefix.length);
  const steps = decoded(rest)?.split('/').slice(1);
  if (steps === undefined) return null;
  return steps.every(isPlainStep) ? rest + url.search : null;
}

function isPlainStep(step: string): boolean {
  return step !== '' && step !== '.' && step !== '..' && /^[\w.~:@+ -]+$/.test(step);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

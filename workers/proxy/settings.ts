import { z } from 'zod';

/** `process.env`, what `.env` says, or the bindings of an edge worker. */
export type Environment = Readonly<Record<string, unknown>>;

const seconds = (fallback: number, most: number): z.ZodType<number> =>
  z.coerce.number().positive().max(most).default(fallback);
const count = (fallback: number): z.ZodType<number> => z.coerce.number().int().positive().default(fallback);

/** Goes into a policy: nothing but a scheme, a name and a port. */
const originSchema = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text).origin)
  .pipe(z.string().regex(/^https?:\/\/[\w.:[\]-]+$/));
const originsSchema = z
  .string()
  .default('')
  .transform((text) => listed(text))
  .pipe(z.array(originSchema));

const environmentSchema = z.object({
  BYTEZ_BASE_URL: z.url().default('https://api.bytez.com/models/v2/openai/v1'),
  BYTEZ_AUTH_SCHEME: z.enum(['bearer', 'key', 'raw']).default('bearer'),
  BYTEZ_MAX_TOKENS: count(4096),
  BYTEZ_REQUESTS_PER_KEY: count(1),
  ALLOWED_ORIGINS: originsSchema,
  ALLOWED_MODEL_ORIGINS: originsSchema,
  PROXY_REQUESTS_PER_MINUTE: count(120),
  PROXY_MAX_BODY_BYTES: count(4 * 1024 * 1024),
  // Node's own fetch gives up after 300 seconds, which a longer time of ours would only hide.
  PROXY_FIRST_BYTE_SECONDS: seconds(280, 290),
  PROXY_IDLE_SECONDS: seconds(120, 290),
});

export interface ProxySettings {
  /** Without a slash at its end. */
  readonly upstream: string;
  /** How the key is said: `Bearer k`, `Key k`, or `k` alone. A refusal is not tried again in another way. */
  readonly authScheme: 'bearer' | 'key' | 'raw';
  /**
   * Put into a chat request that names no limit of its own, because the gateway would then stop after 256 tokens, in
   * the middle of an answer. A request with `max_tokens` or `max_completion_tokens` passes byte for byte.
   */
  readonly maxTokens: number;
  readonly requestsPerKey: number;
  /** Requests that may wait for a key. */
  readonly maxWaiting: number;
  readonly allowedOrigins: readonly string[];
  /** Addresses of models that the page may call itself; the proxy has no part in it. */
  readonly modelOrigins: readonly string[];
  /** Per client. */
  readonly requestsPerMinute: number;
  readonly maxBodyBytes: number;
  /** For the page to send its request. */
  readonly bodyMs: number;
  /** For the gateway to begin its answer: some models are loaded only when they are asked for. */
  readonly firstByteMs: number;
  /** Between two parts of an answer. */
  readonly idleMs: number;
  /** For a page that takes nothing while the proxy holds all that it may hold for it. */
  readonly stallMs: number;
  /** For all tries of one request, until an answer begins. */
  readonly giveUpMs: number;
}

/** Throws an `Error` that names the setting that is wrong, and not what it holds. */
export function readSettings(environment: Environment): ProxySettings {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const parsed = environmentSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path: [name] }) => String(name)));
    throw new Error(`Not usable as set: ${[...names].join(', ')}. See .env.example.`);
  }
  const { data } = parsed;
  return {
    upstream: data.BYTEZ_BASE_URL.replace(/\/+$/, ''),
    authScheme: data.BYTEZ_AUTH_SCHEME,
    maxTokens: data.BYTEZ_MAX_TOKENS,
    requestsPerKey: data.BYTEZ_REQUESTS_PER_KEY,
    maxWaiting: 256,
    allowedOrigins: data.ALLOWED_ORIGINS,
    modelOrigins: data.ALLOWED_MODEL_ORIGINS,
    requestsPerMinute: data.PROXY_REQUESTS_PER_MINUTE,
    maxBodyBytes: data.PROXY_MAX_BODY_BYTES,
    bodyMs: 30_000,
    firstByteMs: data.PROXY_FIRST_BYTE_SECONDS * 1000,
    idleMs: data.PROXY_IDLE_SECONDS * 1000,
    stallMs: 60_000,
    giveUpMs: 600_000,
  };
}

/** Bytez lists its models beside the part that speaks as OpenAI's API does; others list theirs inside of it. */
export function modelListAddress(upstream: string): string {
  const bytez = /^(.*\/models\/v2)\/openai\/v1$/.exec(upstream)?.[1];
  return bytez === undefined ? `${upstream}/models` : `${bytez}/list/models?task=chat`;
}

function listed(text: string): readonly string[] {
  return text
    .split(/[,\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export interface FoundKeys {
  readonly keys: readonly string[];
  /** Names of variables that hold something that cannot be sent as a key. */
  readonly unusable: readonly string[];
}

const numbered = Array.from({ length: 20 }, (_, index) => `BYTEZ_API_KEY_${index + 1}`);

/** All of `BYTEZ_API_KEY_1` … `_20`, `BYTEZ_API_KEYS=a,b,c` and `BYTEZ_API_KEY`, in this order, each key once. */
export function readKeys(environment: Environment): FoundKeys {
  const found = [...numbered, 'BYTEZ_API_KEYS', 'BYTEZ_API_KEY'].flatMap((name) => {
    const value = environment[name];
    if (typeof value !== 'string') return [];
    const texts = name === 'BYTEZ_API_KEYS' ? value.split(',') : [value];
    return texts.map((text) => ({ name, text: text.trim() })).filter(({ text }) => text !== '');
  });
  const isSendable = ({ text }: { text: string }): boolean => /^[\x21-\x7e]+$/.test(text);
  return {
    keys: [...new Set(found.filter(isSendable).map(({ text }) => text))],
    unusable: [...new Set(found.filter((each) => !isSendable(each)).map(({ name }) => name))],
  };
}

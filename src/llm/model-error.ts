import { ModelError } from '../core/error.ts';
import type { ModelSource } from '../core/model-settings.ts';
import type { ModelKeys } from './chat/transport.ts';
import type { KeysExhaustedError } from './key-manager.ts';
import type { Failure } from './wire/failure.ts';

/** What the words of an error are about. */
export interface Asked {
  readonly source: ModelSource;
  readonly address: string;
  readonly model: string;
  /** Takes every known key out of a text. */
  readonly redact: (text: string) => string;
}

type Words = readonly [message: string, advice: string];
type Reason = ModelError['reason'];

/** In plain words, with what to do about it. */
export function modelError(failure: Failure, asked: Asked): ModelError {
  switch (failure.kind) {
    case 'own':
      return failure.error;
    case 'keys':
      return ofKeys(failure.error);
    case 'unreachable':
      return error('unreachable', true, unreachable(asked));
    case 'broken-off':
      return error('failed', true, ['The answer broke off in the middle.', 'Ask again.']);
    case 'malformed':
      return error('malformed', true, [
        `What ${hostOf(asked)} sent is not what a model sends.`,
        'Check that the address is that of an OpenAI-compatible server, with its /v1.',
      ]);
    case 'too-late':
      return error('failed', true, [
        `${asked.model} said nothing for ${failure.seconds} seconds.`,
        'It may still be loading: ask again in a minute, or choose a smaller model.',
      ]);
    case 'said':
      return ofComplaint(failure, asked);
  }
}

function error(reason: Reason, retryable: boolean, [message, advice]: Words): ModelError {
  return new ModelError(message, { reason, retryable, advice });
}

const keyReasons = {
  none: 'refused',
  refused: 'refused',
  limited: 'limited',
  busy: 'limited',
  broken: 'failed',
} as const;

function ofKeys({ message, reason, retryAfterMs }: KeysExhaustedError): ModelError {
  return error(keyReasons[reason], retryAfterMs !== undefined, [message, keyAdvice(message, retryAfterMs)]);
}

function keyAdvice(message: string, retryAfterMs: number | undefined): string {
  // Of a gateway that lets no page in, a page only sees that there is no connection.
  if (message.includes('no connection')) {
    return (
      'If it stays so, the gateway may not let pages ask it directly, or the policy of this page may not ' +
      '(Settings → Models lets it reach the address): else let the server ask, with the keys in its .env.'
    );
  }
  return retryAfterMs === undefined ? 'Look at the keys in Settings → Models.' : 'Ask again after that.';
}

const noProxyAdvice =
  'Start it with npm start. A page on a static host has no such server: use keys of your own, or another address.';

function unreachable({ source, address }: Asked): Words {
  const host = hostOf({ address });
  if (source === 'bytez-proxy') return ['The server of this page does not answer.', noProxyAdvice];
  return [
    `${host} cannot be reached from this page.`,
    'Either nothing listens there, or it does not let pages in. It must allow the origin of this page (CORS; for Ollama, ' +
      'OLLAMA_ORIGINS), and the policy of this page must let it through: allow the address in Settings → Models.',
  ];
}

type Said = Extract<Failure, { kind: 'said' }>;

function ofComplaint(failure: Said, asked: Asked): ModelError {
  const { complaint } = failure;
  const said = asked.redact(complaint.message);
  if (complaint.type === 'proxy_error') return ofProxy(failure, said);
  if (asked.source === 'bytez-proxy' && isOfStaticHost(failure)) {
    return error('unreachable', false, ['The server of this page only hands out files.', noProxyAdvice]);
  }
  const quoted = said === '' ? '' : ` It says: ${said}`;
  const words = `${complaint.message} ${complaint.code} ${complaint.type}`.toLowerCase();
  const reason = reasonOf(failure.status, words, complaint.code);
  return error(reason, isRetryable(reason, failure.status), [
    `${messages[reason](asked, failure.status)}${quoted}`,
    advice[reason],
  ]);
}

/** A host of files has nothing at this address, or takes nothing, and says so with a page for people. */
function isOfStaticHost({ status, complaint }: Said): boolean {
  const isPage =
    complaint.code === 'web_page' || complaint.message === '' || complaint.message.startsWith('a web page');
  return isPage && (status === null || [403, 404, 405, 501].includes(status));
}

/** The proxy's own words are plain already. */
function ofProxy({ complaint: { code }, retryAfterMs }: Said, said: string): ModelError {
  const reason = proxyReasons.get(code) ?? 'failed';
  const words: Words = [said, retryAfterMs === undefined ? advice[reason] : 'Ask again after that.'];
  return error(reason, retryAfterMs !== undefined || isRetryable(reason, null), words);
}

const proxyReasons = new Map<string, Reason>([
  ['keys_none', 'refused'],
  ['keys_refused', 'refused'],
  ['not_allowed', 'refused'],
  ['keys_limited', 'limited'],
  ['keys_busy', 'limited'],
  ['rate', 'limited'],
  ['body_size', 'too-long'],
]);

function reasonOf(status: number | null, words: string, code: string): Reason {
  if (/content[_ ]?(filter|policy)|moderation|safety system/.test(words)) return 'blocked';
  if (
    /context[_ ]length|context window|maximum context|too many tokens|prompt is too long|string_above_max/.test(
      words,
    )
  )
    return 'too-long';
  if (status === 413) return 'too-long';
  if (status === 401 || status === 402 || status === 403) return 'refused';
  if (/insufficient_quota|invalid_api_key|incorrect api key|unauthorized|out of credit/.test(words))
    return 'refused';
  if (status === 429 || /rate[_ ]?limit|too many requests/.test(words)) return 'limited';
  if (
    /model[_ ]not[_ ]found|(no such|unknown|invalid) model|model .*(not (found|exist)|does not exist)/.test(
      words,
    )
  )
    return 'unknown-model';
  if (status === 404) return 'unknown-model';
  if (code === 'web_page' || code === 'malformed' || code === 'empty') return 'malformed';
  return 'failed';
}

function isRetryable(reason: Reason, status: number | null): boolean {
  return (
    reason === 'limited' || (reason === 'failed' && (status === null || status >= 500 || status === 408))
  );
}

const refusals = new Map([
  [401, 'the key was not accepted'],
  [402, 'the account is out of credit'],
  [403, 'the key may not do this'],
]);

const messages: Readonly<Record<Reason, (asked: Asked, status: number | null) => string>> = {
  unreachable: (asked) => `${hostOf(asked)} cannot be reached.`,
  refused: (asked, status) =>
    `${hostOf(asked)} refused: ${refusals.get(status ?? 0) ?? 'the key or the account'}.`,
  limited: (asked) => `${hostOf(asked)} has had too many requests from here.`,
  'unknown-model': (asked) =>
    `${hostOf(asked)} does not know ${asked.model}, or has nothing at this address.`,
  'too-long': ({ model }) => `The request is longer than ${model} can take.`,
  blocked: ({ model }) => `The content filter in front of ${model} stopped this.`,
  malformed: (asked) => `What ${hostOf(asked)} sent is not what a model sends.`,
  budget: () => 'The budget of this conversation is spent.',
  failed: (asked, status) => `${hostOf(asked)} failed${status === null ? '' : ` (${status})`}.`,
};

const advice: Readonly<Record<Reason, string>> = {
  unreachable: 'Check the address in Settings → Models.',
  refused: 'Check the key in Settings → Models, or the account it belongs to.',
  limited: 'Wait a little, then ask again.',
  'unknown-model': 'Check the name of the model and the address in Settings → Models.',
  'too-long': 'Choose a model with a larger context, ask about fewer tables, or start a new conversation.',
  blocked: 'Ask in other words, or choose another model.',
  malformed: 'Check that the address is that of an OpenAI-compatible server, with its /v1.',
  budget: 'Raise the budget in Settings → Models, or start a new conversation.',
  failed: 'Ask again. If it stays so, choose another model in Settings → Models.',
};

function hostOf({ address }: Pick<Asked, 'address'>): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** Takes the keys that are known out of a text. */
export function redactor(keys: ModelKeys): (text: string) => string {
  switch (keys.kind) {
    case 'none':
      return (text) => text;
    case 'one':
      return (text) => text.replaceAll(keys.key, '…');
    case 'several':
      return (text) => keys.manager.redact(text);
  }
}

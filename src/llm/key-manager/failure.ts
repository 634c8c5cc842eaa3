/**
 * Why a try with a key did not come through, sorted by what to do about it. The words are ours and never the
 * gateway's: those may repeat the key.
 */
export type KeyFailure =
  /** 401, 402, 403: this key will not work again by itself. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** 429. Without `retryAfterMs` the key's pauses grow. */
  | { readonly kind: 'limited'; readonly reason: string; readonly retryAfterMs: number | undefined }
  /** 5xx or no connection: worth another try, with this key and then with the next. */
  | { readonly kind: 'broken'; readonly reason: string }
  /** It has cost enough time: no second try with this key. */
  | { readonly kind: 'silent'; readonly reason: string };

/** A clock that is wrong or a header that is odd must not put a key to sleep for good. */
const longestPauseMs = 24 * 60 * 60 * 1000;

const refusals = new Map([
  [401, '401: the key was refused'],
  [402, '402: the account is out of credit'],
  [403, '403: the key may not do this'],
]);

/** Null where the answer is not the key's fault: a success, or a complaint about the request itself. */
export function failureOfStatus(status: number, headers: Headers, now: number): KeyFailure | null {
  const refusal = refusals.get(status);
  if (refusal !== undefined) return { kind: 'refused', reason: refusal };
  if (status === 429) {
    return { kind: 'limited', reason: '429: too many requests', retryAfterMs: retryAfterMs(headers, now) };
  }
  if (status >= 500) return { kind: 'broken', reason: `${status}: the gateway failed` };
  if (status === 408) return { kind: 'broken', reason: '408: the gateway gave up waiting' };
  if (status >= 300 && status < 400) {
    return { kind: 'broken', reason: `${status}: the gateway points elsewhere, which is not followed` };
  }
  return null;
}

/** `Retry-After` in seconds or as a date, or `retry-after-ms`; undefined where it says nothing usable. */
function retryAfterMs(headers: Headers, now: number): number | undefined {
  const milliseconds = plainNumber(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return Math.min(milliseconds, longestPauseMs);
  const text = headers.get('retry-after');
  const seconds = plainNumber(text);
  if (seconds !== undefined) return Math.min(seconds * 1000, longestPauseMs);
  const date = isHttpDate(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.min(Math.max(date - now, 0), longestPauseMs);
}

/** `Date.parse` by itself makes a date of nearly anything with a number in it. */
function isHttpDate(text: string | null): text is string {
  return text !== null && /^[a-z]{3,9}, .*\d{2}:\d{2}:\d{2} GMT$/i.test(text.trim());
}

function plainNumber(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}

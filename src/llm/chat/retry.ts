import type { Failure } from '../wire/failure.ts';

/** Somebody sits in front of it: a longer pause is for them to decide about. */
const longestPauseMs = 20_000;
const firstPauseMs = 1_000;

/** How long to wait before the next try; null where another one will not help. `tries` have been made. */
export function pauseBefore(tries: number, failure: Failure, isRetryable: boolean): number | null {
  if (!isRetryable) return null;
  switch (failure.kind) {
    case 'own':
    case 'keys':
    case 'too-late':
      return null;
    case 'unreachable':
    case 'malformed':
    case 'broken-off':
      return tries === 1 ? firstPauseMs : null;
    case 'said':
      return pauseAfterWords(tries, failure);
  }
}

function pauseAfterWords(tries: number, failure: Extract<Failure, { kind: 'said' }>): number | null {
  const { complaint, retryAfterMs } = failure;
  // The proxy has tried by itself whatever can be tried.
  const mayPass = complaint.type !== 'proxy_error' || retryAfterMs !== undefined;
  const pauseMs = retryAfterMs ?? firstPauseMs * 2 ** (tries - 1);
  return mayPass && pauseMs <= longestPauseMs ? pauseMs : null;
}

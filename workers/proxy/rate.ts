const minuteMs = 60_000;

export interface RateLimit {
  /** Counts a request. Milliseconds until the next one is welcome, or null when this one is. */
  count(client: string): number | null;
}

/** Counts by whole minutes and forgets everything at the end of each, so that memory stays flat. */
export function createRateLimit(perMinute: number, now: () => number): RateLimit {
  let minuteStart = now();
  let counts = new Map<string, number>();
  return {
    count(client) {
      if (now() - minuteStart >= minuteMs) {
        minuteStart = now();
        counts = new Map();
      }
      const before = counts.get(client) ?? 0;
      if (before >= perMinute) return minuteStart + minuteMs - now();
      counts.set(client, before + 1);
      return null;
    },
  };
}

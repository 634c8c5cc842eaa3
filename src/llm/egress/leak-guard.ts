import { ModelError } from '../../core/error.ts';

/** Shorter values say little, and stand in every text by chance. */
const leastCharacters = 4;

export interface LeakGuard {
  /** Values that must not leave: cells of results that were seen, say. */
  protect(values: Iterable<string>): void;
  /** Texts that may: names of tables and columns, the question, prompts. Values that stand in them may leave. */
  allow(texts: Iterable<string>): void;
  /** Throws `ModelError` when a protected value stands in the payload, as whole words. */
  check(payload: string): void;
}

/**
 * The second line of defence: whoever writes a request leaves out what may not be told, and here it is checked that
 * this was done. A payload of 100 kB against 100,000 values takes some 10 ms: each place is looked up by its first
 * characters.
 */
export function createLeakGuard(): LeakGuard {
  /** By their first characters, then by their length: few of a kind have the same of both. */
  const byStart = new Map<string, Map<number, Set<string>>>();
  const allowed: string[] = [];

  function* protectedAt(text: string): Generator<string, void> {
    for (let at = 0; at + leastCharacters <= text.length; at += 1) {
      if (!isEdge(text, at)) continue;
      for (const [length, values] of byStart.get(text.slice(at, at + leastCharacters)) ?? []) {
        if (!isEdge(text, at + length)) continue;
        const found = text.slice(at, at + length);
        if (values.has(found)) yield found;
      }
    }
  }

  function keep(value: string): void {
    const start = value.slice(0, leastCharacters);
    const byLength = byStart.get(start) ?? new Map<number, Set<string>>();
    const values = byLength.get(value.length) ?? new Set();
    byStart.set(start, byLength.set(value.length, values.add(value)));
  }

  function forget(value: string): void {
    byStart.get(value.slice(0, leastCharacters))?.get(value.length)?.delete(value);
  }

  return {
    protect(values) {
      for (const value of values) {
        const text = asInPayload(value);
        if (text.length < leastCharacters || allowed.some((each) => each.includes(text))) continue;
        keep(text);
      }
    },
    allow(texts) {
      for (const text of texts) {
        const written = asInPayload(text);
        allowed.push(written);
        for (const value of [...protectedAt(written)]) forget(value);
      }
    },
    check(payload) {
      if (protectedAt(payload).next().done === true) return;
      throw new ModelError(
        'A value of the data stood in a request in which it may not leave. Nothing was sent.',
        {
          reason: 'refused',
          retryable: false,
          advice: 'This is a fault of InsightX. Allow more under Privacy, or ask in other words.',
        },
      );
    },
  };
}

/** A payload is JSON, in which quotes and line breaks are escaped. */
function asInPayload(text: string): string {
  return JSON.stringify(text.trim()).slice(1, -1);
}

/** Not inside of a word. */
function isEdge(text: string, at: number): boolean {
  return at === 0 || at >= text.length || !isWord(text.charCodeAt(at)) || !isWord(text.charCodeAt(at - 1));
}

/** Letters, digits and the underscore. Scripts that write no spaces have an edge everywhere. */
function isWord(code: number): boolean {
  if (code < 0x80) return isAsciiWord[code] === true;
  return code < 0x2e80 && /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code));
}

const isAsciiWord = Array.from({ length: 0x80 }, (_, code) => /\w/.test(String.fromCharCode(code)));

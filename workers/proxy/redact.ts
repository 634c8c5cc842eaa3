import { joined } from './joined.ts';

export interface Redactor {
  /** The bytes that are known to hold no part of the secret. The start of one at the end is kept for the next call. */
  push(chunk: Uint8Array): Uint8Array;
  /** What was kept. */
  end(): Uint8Array;
}

const nothing = new Uint8Array(0);

/** Takes a secret out of a stream of bytes, also where it is cut in two: a gateway may repeat the key it was given. */
export function createRedactor(secret: Uint8Array, replacement: Uint8Array): Redactor {
  let kept = nothing;
  return {
    push(chunk) {
      const bytes = kept.length === 0 ? chunk : joined([kept, chunk]);
      const parts: Uint8Array[] = [];
      let from = 0;
      for (let at = matchFrom(bytes, secret, 0); at < bytes.length; at = matchFrom(bytes, secret, from)) {
        if (at + secret.length > bytes.length) {
          kept = bytes.slice(at);
          return joined([...parts, bytes.subarray(from, at)]);
        }
        parts.push(bytes.subarray(from, at), replacement);
        from = at + secret.length;
      }
      kept = nothing;
      return parts.length === 0 ? bytes : joined([...parts, bytes.subarray(from)]);
    },
    end() {
      const rest = kept;
      kept = nothing;
      return rest;
    },
  };
}

/** Where the secret starts, whole or cut off by the end of the bytes; the length of the bytes where it does not. */
function matchFrom(bytes: Uint8Array, secret: Uint8Array, from: number): number {
  const [first] = secret;
  if (first === undefined) return bytes.length;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (isPrefixAt(bytes, secret, at)) return at;
  }
  return bytes.length;
}

function isPrefixAt(bytes: Uint8Array, secret: Uint8Array, at: number): boolean {
  const length = Math.min(secret.length, bytes.length - at);
  for (let offset = 1; offset < length; offset += 1) {
    if (bytes[at + offset] !== secret[offset]) return false;
  }
  return true;
}

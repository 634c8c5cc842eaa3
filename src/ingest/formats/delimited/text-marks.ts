/** What the first bytes of a text tell by themselves. */
export type MarkedEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Whether the first bytes of a file are text in any encoding that can be read. */
export function looksLikeText(head: Uint8Array): boolean {
  if (markedEncoding(head) !== undefined || wideEncoding(head) !== undefined) return true;
  const odd = head.filter((byte) => byte < 32 && !allowedControls.has(byte)).length;
  return odd <= head.length / 50;
}

/** Tab, line feed, vertical tab, form feed, carriage return, substitute (the end mark of old DOS files), escape. */
const allowedControls = new Set([9, 10, 11, 12, 13, 26, 27]);

export function markedEncoding([first, second, third]: Uint8Array): MarkedEncoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  return undefined;
}

export function wideEncoding(head: Uint8Array): MarkedEncoding | undefined {
  const pairs = Math.floor(head.length / 2);
  if (pairs < 2) return undefined;
  const zeros = (offset: number) => head.filter((byte, index) => index % 2 === offset && byte === 0).length;
  if (zeros(1) > pairs / 2 && zeros(0) < pairs / 10) return 'utf-16le';
  if (zeros(0) > pairs / 2 && zeros(1) < pairs / 10) return 'utf-16be';
  return undefined;
}

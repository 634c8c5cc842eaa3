export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Windows-1252 (Latin-1)',
};

/** By byte order mark, by where the zero bytes of UTF-16 stand, and by whether the samples are UTF-8. */
export function detectEncoding(samples: readonly Uint8Array[]): Encoding {
  const [head = new Uint8Array()] = samples;
  return markedEncoding(head) ?? wideEncoding(head) ?? (samples.every(isUtf8) ? 'utf-8' : 'windows-1252');
}

/** Whether the first bytes of a file are text in any encoding that can be read. */
export function looksLikeText(head: Uint8Array): boolean {
  if (markedEncoding(head) !== undefined || wideEncoding(head) !== undefined) return true;
  const odd = head.filter((byte) => byte < 32 && !allowedControls.has(byte)).length;
  return odd <= head.length / 50;
}

/** Tab, line feed, vertical tab, form feed, carriage return, substitute (the end mark of old DOS files), escape. */
const allowedControls = new Set([9, 10, 11, 12, 13, 26, 27]);

function markedEncoding([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  return undefined;
}

function wideEncoding(head: Uint8Array): Encoding | undefined {
  const pairs = Math.floor(head.length / 2);
  if (pairs < 2) return undefined;
  const zeros = (offset: number) => head.filter((byte, index) => index % 2 === offset && byte === 0).length;
  if (zeros(1) > pairs / 2 && zeros(0) < pairs / 10) return 'utf-16le';
  if (zeros(0) > pairs / 2 && zeros(1) < pairs / 10) return 'utf-16be';
  return undefined;
}

/** A sample may begin and end within a character. */
function isUtf8(sample: Uint8Array): boolean {
  const start = sample.findIndex((byte) => (byte & 0xc0) !== 0x80);
  if (start > 3) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample.subarray(Math.max(0, start)), { stream: true });
    return true;
  } catch {
    return false;
  }
}

import type { Format } from '../format.ts';

/** Arrow IPC, as a file (Feather 2 is that) or as a stream, https://arrow.apache.org/docs/format/Columnar.html. */
export const arrow: Format = {
  name: 'arrow',
  label: 'Arrow or Feather',
  endings: ['.arrow', '.feather', '.arrows', '.ipc'],
  mimeTypes: ['application/vnd.apache.arrow.file', 'application/vnd.apache.arrow.stream'],
  claims: (head) => isArrowFile(head) || isFeather1(head) || isArrowStream(head),
  read: async (request) => (await import('../parsed-table.ts')).readParsed(request, 'arrow'),
};

export function isArrowFile(head: Uint8Array): boolean {
  return startsWith(head, 'ARROW1');
}

export function isFeather1(head: Uint8Array): boolean {
  return startsWith(head, 'FEA1');
}

/**
 * A continuation mark, then the schema's length: not more than 64 MiB, a multiple of 8. Before Arrow 0.15, without the
 * mark; what follows is a flatbuffer that begins with the place of its table.
 */
function isArrowStream(head: Uint8Array): boolean {
  if (head.length < 8) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const [first, second] = [view.getInt32(0, true), view.getInt32(4, true)];
  if (first === -1) return isLength(second) && second % 8 === 0;
  return isLength(first) && first % 4 === 0 && second >= 8 && second <= 64 && second % 4 === 0;
}

function isLength(bytes: number): boolean {
  return bytes > 0 && bytes < 2 ** 26;
}

function startsWith(head: Uint8Array, text: string): boolean {
  return new TextDecoder('latin1').decode(head.subarray(0, text.length)) === text;
}

import type { Format } from '../format.ts';
import { readParsed } from '../parsed-table.ts';

/** Arrow IPC, as a file (Feather 2 is that) or as a stream, https://arrow.apache.org/docs/format/Columnar.html. */
export const arrow: Format = {
  name: 'arrow',
  label: 'Arrow or Feather',
  endings: ['.arrow', '.feather', '.arrows', '.ipc'],
  mimeTypes: ['application/vnd.apache.arrow.file', 'application/vnd.apache.arrow.stream'],
  claims: (head) => isArrowFile(head) || isFeather1(head) || isArrowStream(head),
  read: (request) => readParsed(request, 'arrow'),
};

export function isArrowFile(head: Uint8Array): boolean {
  return startsWith(head, 'ARROW1');
}

export function isFeather1(head: Uint8Array): boolean {
  return startsWith(head, 'FEA1');
}

/** A continuation mark, then the schema's length: not more than 64 MiB, a multiple of 8. */
function isArrowStream(head: Uint8Array): boolean {
  if (head.length < 8) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = view.getInt32(4, true);
  return view.getUint32(0, true) === 0xffff_ffff && length > 0 && length < 2 ** 26 && length % 8 === 0;
}

function startsWith(head: Uint8Array, text: string): boolean {
  return new TextDecoder('latin1').decode(head.subarray(0, text.length)) === text;
}

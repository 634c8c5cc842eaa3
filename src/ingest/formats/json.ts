import type { Format } from '../format.ts';

const endings = ['.json', '.ndjson', '.jsonl', '.geojson'];
/** A file of these begins with a bracket only by chance. */
const otherTexts = ['.csv', '.tsv', '.tab', '.psv'];

/** JSON (https://www.rfc-editor.org/rfc/rfc8259), one value or several, one to a line or not. */
export const json: Format = {
  name: 'json',
  label: 'JSON or NDJSON',
  endings,
  mimeTypes: ['application/json', 'application/x-ndjson', 'application/geo+json'],
  claims: (head, fileName) =>
    hasEnding(fileName, endings) || (!hasEnding(fileName, otherTexts) && looksLikeJson(head)),
  read: async (request) => (await import('../parsed-table.ts')).readParsed(request, 'json'),
};

function hasEnding(fileName: string, known: readonly string[]): boolean {
  const name = fileName.toLowerCase();
  return known.some((ending) => name.endsWith(ending));
}

/** An object's first name, or a list's first object or list. */
function looksLikeJson(head: Uint8Array): boolean {
  return /^\s*(\{\s*["}]|\[\s*[[{])/.test(new TextDecoder().decode(head.subarray(0, 4096)));
}

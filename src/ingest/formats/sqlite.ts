import type { Format } from '../format.ts';
import { readParsedTables } from '../parsed-tables.ts';
import { looksLikeText } from './delimited/encoding.ts';

/** Every database file begins with it, https://sqlite.org/fileformat2.html#the_database_header; an encrypted one does not. */
const magic = 'SQLite format 3\0';

/** All tables and views of a database. */
export const sqlite: Format = {
  name: 'sqlite',
  label: 'SQLite database',
  endings: ['.sqlite', '.sqlite3', '.db', '.db3'],
  mimeTypes: ['application/vnd.sqlite3'],
  claims: (head, fileName) =>
    startsWithMagic(head) || (/\.(sqlite3?|db3?)$/i.test(fileName) && !looksLikeText(head)),
  read: (request) => readParsedTables(request, 'sqlite'),
};

export function startsWithMagic(head: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(head.subarray(0, 16)) === magic;
}

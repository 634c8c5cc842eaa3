import type { Format } from '../format.ts';
import { looksLikeText } from './delimited/text-marks.ts';
import { startsWithMagic } from './sqlite/magic.ts';

/** All tables and views of a database. */
export const sqlite: Format = {
  name: 'sqlite',
  label: 'SQLite database',
  endings: ['.sqlite', '.sqlite3', '.db', '.db3'],
  mimeTypes: ['application/vnd.sqlite3'],
  claims: (head, fileName) =>
    startsWithMagic(head) || (/\.(sqlite3?|db3?)$/i.test(fileName) && !looksLikeText(head)),
  read: async (request) => (await import('../parsed-tables.ts')).readParsedTables(request, 'sqlite'),
};

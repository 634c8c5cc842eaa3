import type { Format } from '../format.ts';
import { looksLikeText } from './delimited/text-marks.ts';

/** Values between commas, semicolons, tabs or bars, a row a line. Any text is tried, whatever its ending. */
export const delimitedText: Format = {
  name: 'csv',
  label: 'CSV, TSV or other delimited text',
  endings: ['.csv', '.tsv', '.tab', '.psv', '.txt'],
  mimeTypes: ['text/csv', 'text/tab-separated-values', 'text/plain'],
  claims: (head) => looksLikeText(head),
  read: async (request) => (await import('./delimited/read.ts')).readDelimited(request),
};

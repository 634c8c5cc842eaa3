import type { Format } from '../format.ts';

const magics = ['PAR1', 'PARE'];

/** Apache Parquet, https://parquet.apache.org/docs/file-format/. */
export const parquet: Format = {
  name: 'parquet',
  label: 'Parquet',
  endings: ['.parquet', '.pq'],
  mimeTypes: ['application/vnd.apache.parquet'],
  claims: (head) => magics.includes(new TextDecoder('latin1').decode(head.subarray(0, 4))),
  read: async (request) => (await import('../parsed-table.ts')).readParsed(request, 'parquet'),
};

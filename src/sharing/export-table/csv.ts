import type { Column } from '../../core/dataset.ts';
import { byteOrderMark, csvLine } from '../../core/delimited.ts';
import type { TableWriter } from './table-writer.ts';

/** RFC 4180 with a byte order mark; texts that a spreadsheet would run as formulas are defused. */
export function csvWriter(columns: readonly Column[]): TableWriter {
  const parts = [new Blob([byteOrderMark, csvLine(columns.map(({ name }) => name))])];
  return {
    add(rows) {
      parts.push(new Blob([rows.map(csvLine).join('')]));
      return Promise.resolve();
    },
    finish: () => Promise.resolve(new Blob(parts, { type: 'text/csv' })),
  };
}

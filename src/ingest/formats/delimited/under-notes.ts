import type { ImportNote } from '../../../core/dataset.ts';
import type { Layout } from './layout.ts';
import type { CsvRecord } from './records.ts';
import { doubtfulTotal } from './under-table.ts';

/** What stands right under the names of columns. */
export function unitsNotes({ underNames, header }: Layout): ImportNote[] {
  if (underNames === undefined || header === undefined) return [];
  const { cells, line } = underNames;
  const units = header.flatMap((name, column) => {
    const unit = cells[column]?.trim() ?? '';
    return /[^-=:]/.test(unit) ? [`"${name.trim()}" is in ${unit}`] : [];
  });
  const message =
    units.length === 0
      ? 'The line of dashes under the names was left out.'
      : `The row of units under the names was left out: ${units.join(', ')}.`;
  return [{ level: 'info', message, line }];
}

/** What was left out under a table. */
export function underNotes({ under }: Layout): ImportNote[] {
  const totals = under.filter(({ what }) => what === 'total');
  const notes = under.filter(({ what }) => what === 'note');
  return [
    ...totals.map(
      ({ record }): ImportNote => ({
        level: 'info',
        message: `"${firstValue(record)}" is made of the rows above it and was left out.`,
        line: record.line,
      }),
    ),
    ...linesUnder(notes),
  ];
}

function linesUnder(notes: Layout['under']): ImportNote[] {
  const [first] = notes;
  if (first === undefined) return [];
  const lines =
    notes.length === 1
      ? 'A line under the table was'
      : `${notes.length.toLocaleString('en-GB')} lines under the table were`;
  return [{ level: 'info', message: `${lines} left out.`, line: first.record.line }];
}

/** A sum that may be among the rows: `rows` are those that were seen, the last of the file among them. */
export function doubtfulNotes({ header, under }: Layout, rows: readonly CsvRecord[]): ImportNote[] {
  const isProven = under.some(({ what }) => what === 'total');
  const doubtful = header === undefined || isProven ? undefined : doubtfulTotal(rows);
  if (doubtful === undefined) return [];
  const message = `The last row, "${firstValue(doubtful)}", may sum up other rows. It is in the table as a row: sums over all rows count it too.`;
  return [{ level: 'warning', message }];
}

function firstValue({ cells }: CsvRecord): string {
  return cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
}

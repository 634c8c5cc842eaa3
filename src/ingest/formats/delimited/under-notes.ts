import type { ImportNote } from '../../../core/dataset.ts';
import { infoNote, warningNote } from '../../../core/import-note.ts';
import type { Layout } from './layout.ts';
import type { CsvRecord } from './records.ts';
import { isRuled } from './ruled.ts';
import { doubtfulTotal } from './under-table.ts';

/** What stands right under the names of columns. */
export function unitsNotes({ underNames, header }: Layout): ImportNote[] {
  if (underNames === undefined || header === undefined) return [];
  const { cells, line } = underNames;
  if (isRuled(cells)) return [{ ...infoNote({ code: 'dashes' }), line }];
  const units = header.flatMap((name, column) => {
    const unit = cells[column]?.trim() ?? '';
    return unit === '' || unit === '-' ? [] : [{ column: name.trim(), unit }];
  });
  return [{ ...infoNote({ code: 'units-row', units }), line }];
}

/** What was left out under a table. */
export function underNotes({ under }: Layout): ImportNote[] {
  const totals = under.filter(({ what }) => what === 'total');
  const notes = under.filter(({ what }) => what === 'note');
  const [first] = notes;
  return [
    ...totals.map(({ record }) => ({
      ...infoNote({ code: 'total-left-out', name: firstValue(record) }),
      line: record.line,
    })),
    ...(first === undefined
      ? []
      : [{ ...infoNote({ code: 'lines-under', lines: notes.length }), line: first.record.line }]),
  ];
}

/** A sum that may be among the rows: `rows` are those that were seen, the last of the file among them. */
export function doubtfulNotes({ header, under }: Layout, rows: readonly CsvRecord[]): ImportNote[] {
  const isProven = under.some(({ what }) => what === 'total');
  const doubtful = header === undefined || isProven ? undefined : doubtfulTotal(rows);
  return doubtful === undefined ? [] : [warningNote({ code: 'doubtful-total', name: firstValue(doubtful) })];
}

function firstValue({ cells }: CsvRecord): string {
  return cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
}

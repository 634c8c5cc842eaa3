import type { ReactNode } from 'react';
import type { AsideLine } from '../../core/aside-lines.ts';
import type { Detection, ReadChoices, SetAside } from '../../core/import-report.ts';
import { counted, formatCount } from '../format.ts';

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

export type ReadOption = NonNullable<Detection['choice']>['options'][number];

export const importsWords = {
  aside: {
    summary: (lines: number) =>
      `${counted(lines, 'line')} ${lines === 1 ? 'is not in the table as it stands' : 'are not in the table as they stand'} in the file`,
    line: (line: number, reason: string) => `Line ${formatCount(line)}: ${reason}`,
    reason: ({ reason }: AsideLine): string => reason,
    /** Of the CSV file. */
    columns: { line: 'line', reason: 'reason', text: 'text' },
    save: 'Save them as CSV',
    saveFirst: (lines: number) => `Save the first ${formatCount(lines)} as CSV`,
    cut: (lines: number) => `Of ${formatCount(lines)} lines, so many are kept.`,
  },
  dates: {
    label: 'What the dates mean',
    /** `others`: how many more columns the question is of. */
    question: (column: string, others: number, example: ReactNode, dayFirst: string, monthFirst: string) => (
      <>
        {`In “${column}”${others === 0 ? '' : ` and ${others} more`}, is `}
        {example}
        {` ${dayFirst} or ${monthFirst}? Nothing in the file tells, so it stays text until you say.`}
      </>
    ),
    /** A month from 1. */
    day: (day: number, month: number) => `${day} ${months[month - 1] ?? ''}`,
  },
  report: {
    label: 'Import report',
    title: 'As it was read',
    complete: 'Complete',
    warning: 'Warning',
    /** A report is kept in English: this, and what was set aside. */
    detection: ({ name, value }: Detection): { readonly name: string; readonly value: string } => ({
      name,
      value,
    }),
    option: (_key: keyof ReadChoices, option: ReadOption) => option.label,
    setAside: ({ what, cells }: SetAside) => `${what} (${formatCount(cells)})`,
    cells: (inFile: number, inTable: number, aside: string) =>
      `${counted(inFile, 'cell')} in the file: ${formatCount(inTable)} in the table${aside === '' ? '' : `; set aside: ${aside}`}.`,
    filledIn: (cells: number) => `${counted(cells, 'empty cell')} completed short rows.`,
    lost: (cells: number) => `${counted(cells, 'cell')} unaccounted for.`,
  },
  again: {
    isReading: (fileName: string) => `Reading ${fileName} again…`,
    choose: (fileName: string) =>
      `To read it again, choose ${fileName} once more: the page was reloaded since.`,
  },
};

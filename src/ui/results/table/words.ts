import type { ConditionTest, ExportFormat, Ordering } from '../../../core/held-result.ts';
import { counted, formatCount } from '../../format.ts';

const tests: Readonly<Record<ConditionTest, string>> = {
  contains: 'contains',
  lacks: 'does not contain',
  equals: 'is',
  differs: 'is not',
  above: 'is more than',
  'at-least': 'is at least',
  below: 'is less than',
  'at-most': 'is at most',
  present: 'is not missing',
  missing: 'is missing',
};

const testsOfTime: Readonly<Partial<Record<ConditionTest, string>>> = {
  above: 'is after',
  'at-least': 'is on or after',
  below: 'is before',
  'at-most': 'is on or before',
};

const formats: Readonly<Record<ExportFormat, string>> = {
  csv: 'any program',
  xlsx: 'workbook',
  json: 'list of objects',
  parquet: 'typed, small',
  arrow: 'typed, fast',
};

export const resultsTableWords = {
  conditions: {
    tests,
    testsOfTime,
    quoted: (text: string) => `“${text}”`,
    withValue: (column: string, test: string, value: string) => `${column} ${test} ${value}`,
    withoutValue: (column: string, test: string) => `${column} ${test}`,
    /** How truth may be typed; "true" and "false" always may. */
    typedTrue: /^(true|yes)$/i,
    typedFalse: /^(false|no)$/i,
  },
  rows: {
    all: (count: number) => counted(count, 'row'),
    some: (shown: number, all: number) => `${formatCount(shown)} of ${formatCount(all)} rows`,
  },
  cell: {
    value: (column: string) => `Value of ${column}`,
    place: (row: string) => `Row ${row}`,
    copy: 'Copy the value',
    close: 'Close the value',
    missing: 'There is no value here (NULL).',
    shownAs: (written: string) => `Shown as ${written}`,
  },
  figures: {
    title: (column: string) => `Figures of ${column}`,
    measuring: (rows: string) => `Measuring ${rows} rows`,
    missing: 'Missing',
    distinct: 'Distinct',
    least: 'Least',
    greatest: 'Greatest',
    mean: 'Mean',
    median: 'Median',
  },
  column: {
    title: (column: string) => `Column ${column}`,
    about: (column: string) => `About ${column}`,
    menu: (column: string) => `Menu of ${column}`,
    unpin: 'Unpin',
    pin: 'Pin to the left',
    fit: 'Fit width to values',
    hide: 'Hide column',
    ascending: 'Sort ascending',
    descending: 'Sort descending',
    unsorted: 'As the query gave it',
  },
  columns: {
    label: 'Columns',
    legend: 'Columns that are shown',
    showAll: 'Show all columns',
  },
  copy: {
    label: 'Copy rows',
    selected: 'Copy the selected cells',
    all: 'Copy all rows',
    spreadsheet: 'For a spreadsheet',
    markdown: 'Markdown table',
    tooMany: (cells: string) => `${cells} cells are too many to copy. Save them as a file instead.`,
    copied: (rows: number, columns: number) =>
      `Copied ${counted(rows, 'row')} of ${counted(columns, 'column')}.`,
    failed: (reason: string) => `Nothing was copied: ${reason}`,
  },
  exporting: {
    writing: (format: string, share: string) => `Writing the ${format} file, ${share}`,
    progress: 'Writing the file',
    stop: 'Stop',
    label: 'Save as a file',
    saveAll: 'Save all rows as',
    save: (rows: number) => (rows === 1 ? 'Save 1 row as' : `Save all ${formatCount(rows)} rows as`),
    asShown: 'As it is shown: filtered, sorted, without hidden columns',
    formats,
  },
  filter: {
    question: 'Show rows whose value',
    value: (column: string) => `Value of ${column}`,
    writeLike: (example: string) => `Write it like ${example}.`,
    anyText: 'any text',
    truth: 'true',
    remove: 'Remove filter',
    apply: 'Filter',
  },
  look: {
    title: 'How the table is shown',
    sorted: (column: string, direction: Ordering['direction']) => `Sorted by ${column}, ${direction}`,
    hidden: (columns: number) => `${counted(columns, 'column')} hidden`,
    takeBack: (words: string) => `Take back: ${words}`,
  },
};

import { counted } from '../format.ts';

export const resultsWords = {
  tab: {
    emptyTitle: 'No results yet',
    empty:
      'Ask a question. The rows that the answer rests on appear here; a click on a number leads to its cell.',
    query: 'Query',
    python: 'Python code',
    facts: (columns: number, duration: string) => `${counted(columns, 'column')} · ${duration}`,
    openInCode: 'Open in Code',
  },
  table: {
    reading: 'Reading all rows',
    noRows: 'The query gave no rows.',
    noneMeets: 'No row meets the filter.',
    removeFilters: 'Remove filters',
    firstCounting: (rows: string) => `The first ${rows} rows, counting all`,
    first: (rows: string) => `The first ${rows} rows`,
    onlyFirst: (rows: string, reason: string) => `Only the first ${rows} rows are there. ${reason}`,
    cut: (rows: string) =>
      `These are the first ${rows} rows; there are more than fit into memory. Narrow the question to see the others.`,
    ofNow: 'These are the rows that the query gives now. The answer rests on others. ',
    ofThen: (rows: string) =>
      `The query gives other rows now than when the question was answered. These are the first ${rows} of then. `,
    showThen: 'Show those of the answer',
    showNow: 'Show those of now',
    noRowsHere: 'There are no rows.',
    copyRows: 'Copy rows',
    saveCsv: 'Save as CSV',
  },
  figure: {
    drawn: (label: string) => `${label}, drawn by the code`,
    save: (label: string) => `Save ${label.toLowerCase()}`,
    only: 'Figure',
    one: (place: number, all: number) => `Figure ${place} of ${all}`,
  },
  json: {
    items: (count: number) => counted(count, 'item'),
    fields: (count: number) => counted(count, 'field'),
    more: (next: number, left: number) => `Show ${next} more of ${left}`,
  },
  printed: {
    title: 'Printed',
    last: (shown: string, all: string) => `The last ${shown} of ${all} characters. Show all`,
    copy: 'Copy what was printed',
  },
  python: {
    /** Code stands between backticks. */
    nothing:
      'The code gave nothing back. End it with an expression, print something, or assign to `results`.',
    lastExpression: 'Last expression',
    copyLastExpression: 'Copy the last expression',
    result: 'Result',
    copyJson: 'Copy as JSON',
  },
};

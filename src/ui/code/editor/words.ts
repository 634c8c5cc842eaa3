import { counted } from '../../format.ts';

/** CodeMirror's own words under the English ones that it asks for them by. `$` is a number. */
const phrases = {
  Find: 'Find',
  Replace: 'Replace',
  next: 'Next',
  previous: 'Previous',
  all: 'All',
  'match case': 'Match case',
  regexp: 'Pattern',
  'by word': 'Whole words',
  replace: 'Replace',
  'replace all': 'Replace all',
  close: 'Close',
  'Go to line': 'Go to line',
  go: 'Go',
  'current match': 'current match',
  'on line': 'on line',
  'replaced match on line $': 'replaced match on line $',
  'replaced $ matches': 'replaced $ matches',
  Completions: 'Completions',
  'Control character': 'Control character',
  'Selection deleted': 'Selection deleted',
};

export const codeEditorWords = {
  phrases,
  sql: {
    columnOf: (table: string, type: string) => `Column of ${table}, ${type}`,
    rows: (count: number) => counted(count, 'row'),
    standsFor: (table: string) => `stands for ${table}`,
  },
  python: {
    columns: { detail: 'by name', info: 'The values of a column, read when touched' },
    rows: { detail: 'each a dict', info: 'All rows' },
    result: { detail: 'of the query', info: 'The rows of the query above' },
    results: { detail: 'given back', info: 'What the run gives back' },
    df: { info: 'The whole table' },
    resultDf: { info: 'The rows of the query' },
  },
};

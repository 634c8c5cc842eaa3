import { leastRowsOfToldValue, type Privacy, type PrivacyLevel } from '../../core/privacy.ts';
import { counted } from '../format.ts';

const names: Readonly<Record<PrivacyLevel, string>> = {
  names: 'Names and types',
  statistics: 'And statistics',
  rows: 'And result rows',
};

const about: Readonly<Record<PrivacyLevel, string>> = {
  names:
    'Names of files, tables and columns, and their types. No value of the data, not even how many there are.',
  statistics: `Also what the Data DNA has measured: rows, ranges, means, shares, frequent values (of at least ${leastRowsOfToldValue} rows each).`,
  rows: 'Also examples of each column, values in which words of the question stand, the first rows of each result, what Python returns and prints, the engines’ messages, earlier answers, and insights. The best answers, and the most told.',
};

export const privacyWords = {
  dial: {
    title: 'What models are told of your data',
    names,
    about,
    rowsAtMost: 'Rows of a result, at most',
    rowsFault: 'A whole number from 1 to 1,000.',
  },
  /** In a line: each level tells what those before it tell, too. */
  told({ level, maxRows }: Privacy): string {
    switch (level) {
      case 'names':
        return 'names and types';
      case 'statistics':
        return 'statistics';
      case 'rows':
        return `up to ${counted(maxRows, 'result row')}`;
    }
  },
  example: {
    columns: (table: string, columns: string, more: number) =>
      `${table}: ${columns}${more > 0 ? `, and ${more} more` : ''}`,
    rows: (count: number) => counted(count, 'row'),
    range: (column: string, { min, max, mean }: Readonly<Record<'min' | 'max' | 'mean', string>>) =>
      `${column}: ${min} to ${max}, mean ${mean}`,
    share: (column: string, value: string, share: string) => `${column}: ${value} in ${share}`,
  },
  masking:
    'At every level, e-mail addresses, phone numbers, card and identity numbers and the names of persons are replaced before anything is sent, and put back on this machine. Every request is in the ledger, exactly as it was sent.',
  preview: {
    see: 'See exactly what is told of the open data',
    failed: (reason: string) => `It could not be put together: ${reason}`,
    isMade: 'Putting it together',
  },
};

import type { Privacy, PrivacyLevel } from '../../core/privacy.ts';
import { leastRowsOfToldValue } from '../../core/privacy.ts';
import { counted } from '../format.ts';

export const levelNames: Readonly<Record<PrivacyLevel, string>> = {
  names: 'Names and types',
  statistics: 'And statistics',
  rows: 'And result rows',
};

export const levelWords: Readonly<Record<PrivacyLevel, string>> = {
  names:
    'Names of files, tables and columns, and their types. No value of the data, not even how many there are.',
  statistics: `Also what the Data DNA has measured: rows, ranges, means, shares, frequent values (of at least ${leastRowsOfToldValue} rows each).`,
  rows: 'Also examples of each column, values in which words of the question stand, the first rows of each result, what Python returns and prints, the engines’ messages, earlier answers, and insights. The best answers, and the most told.',
};

/** In a line: each level tells what those before it tell, too. */
export function toldWords({ level, maxRows }: Privacy): string {
  switch (level) {
    case 'names':
      return 'names and types';
    case 'statistics':
      return 'statistics';
    case 'rows':
      return `up to ${counted(maxRows, 'result row')}`;
  }
}

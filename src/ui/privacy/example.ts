import { cellText } from '../../core/cell.ts';
import type { PrivacyLevel } from '../../core/privacy.ts';
import type { ColumnProfile, Profile } from '../../core/profile.ts';
import { formatNumber, formatPercent, formatValue } from '../format.ts';
import type { privacyWords } from './words.ts';

type ExampleWords = typeof privacyWords.example;

/** Columns that an example has room for. */
const shown = 3;

/** What a level adds for the table that is open, shortened. */
export function exampleOf(level: PrivacyLevel, profile: Profile, words: ExampleWords): string {
  const columns = profile.columns.slice(0, shown);
  switch (level) {
    case 'names': {
      const rest = profile.columns.length - columns.length;
      const names = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
      return words.columns(profile.table, names, rest);
    }
    case 'statistics':
      return [words.rows(profile.rowCount), ...told(profile, words).slice(0, 2)].join(' · ');
    case 'rows': {
      const row = profile.sample.rows[0]?.slice(0, shown) ?? [];
      return row
        .map((cell, index) => rowText(columns[index], formatValue(cell, { style: 'plain' })))
        .join(' | ');
    }
  }
}

function told({ columns, rowCount }: Profile, words: ExampleWords): readonly string[] {
  return columns.flatMap((column) => {
    if (column.isPersonal) return [];
    if (column.numeric !== undefined && column.role === 'measure') {
      const { min, max, mean } = column.numeric;
      const range = { min: formatNumber(min), max: formatNumber(max), mean: formatNumber(mean) };
      return [words.range(column.name, range)];
    }
    const top = column.role === 'dimension' ? column.topValues[0] : undefined;
    if (top === undefined || rowCount === 0) return [];
    return [words.share(column.name, cellText(top.value), formatPercent(top.count / rowCount))];
  });
}

function rowText(column: ColumnProfile | undefined, text: string): string {
  return column?.isPersonal === true ? `[${column.semanticType} 1]` : text;
}

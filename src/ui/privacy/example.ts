import { cellText } from '../../core/cell.ts';
import type { PrivacyLevel } from '../../core/privacy.ts';
import type { ColumnProfile, Profile } from '../../core/profile.ts';
import { counted, formatNumber, formatPercent, formatValue } from '../format.ts';

/** Columns that an example has room for. */
const shown = 3;

/** What a level adds for the table that is open, shortened. */
export function exampleOf(level: PrivacyLevel, profile: Profile): string {
  const columns = profile.columns.slice(0, shown);
  switch (level) {
    case 'names': {
      const rest = profile.columns.length - columns.length;
      const names = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
      return `${profile.table}: ${names}${rest > 0 ? `, and ${rest} more` : ''}`;
    }
    case 'statistics':
      return [counted(profile.rowCount, 'row'), ...told(profile).slice(0, 2)].join(' · ');
    case 'rows': {
      const row = profile.sample.rows[0]?.slice(0, shown) ?? [];
      return row
        .map((cell, index) => rowText(columns[index], formatValue(cell, { style: 'plain' })))
        .join(' | ');
    }
  }
}

function told({ columns, rowCount }: Profile): readonly string[] {
  return columns.flatMap((column) => {
    if (column.isPersonal) return [];
    if (column.numeric !== undefined && column.role === 'measure') {
      const { min, max, mean } = column.numeric;
      return [`${column.name}: ${formatNumber(min)} to ${formatNumber(max)}, mean ${formatNumber(mean)}`];
    }
    const top = column.role === 'dimension' ? column.topValues[0] : undefined;
    if (top === undefined || rowCount === 0) return [];
    return [`${column.name}: ${cellText(top.value)} in ${formatPercent(top.count / rowCount)}`];
  });
}

function rowText(column: ColumnProfile | undefined, text: string): string {
  return column?.isPersonal === true ? `[${column.semanticType} 1]` : text;
}

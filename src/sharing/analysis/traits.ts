import type { AnalysisColumn, ColumnTraits } from '../../core/analysis.ts';
import type { Table } from '../../core/dataset.ts';
import type { ColumnProfile, Profile } from '../../core/profile.ts';

/** The columns of a table, with what its profile says of them as far as it is there. */
export function columnsWithTraits(table: Table, profile: Profile | undefined): readonly AnalysisColumn[] {
  return table.columns.map(({ name, type, kind }) => {
    const known = profile?.columns.find((column) => column.name === name);
    if (known === undefined || profile === undefined) return { name, type, kind };
    return { name, type, kind, traits: traitsOf(known, profile.rowCount) };
  });
}

function traitsOf(column: ColumnProfile, rowCount: number): ColumnTraits {
  const { role, semanticType, distinctCount, nullCount, numeric, textLength } = column;
  const median = Math.abs(numeric?.median ?? 0);
  return {
    ...{ role, semanticType, distinctCount },
    missingShare: rowCount === 0 ? 0 : Math.round((nullCount / rowCount) * 100) / 100,
    ...(median > 0 ? { magnitude: Math.floor(Math.log10(median)) } : {}),
    ...(textLength === undefined ? {} : { longest: textLength.max }),
  };
}

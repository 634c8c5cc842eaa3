import { type Dataset, quoteIdentifier } from '../../src/core/dataset.ts';
import type { LoadingEngine } from '../../src/core/engine.ts';
import type { Tables } from './tables.ts';

/** Drops tables and gives their names, one by one, to those that were read in their place and are not kept yet. */
export async function takePlaces(
  dataset: Dataset,
  replacing: readonly string[],
  tables: Tables,
  engine: Pick<LoadingEngine, 'execute'>,
): Promise<Dataset> {
  const names = new Map(dataset.tables.map(({ name }, index) => [name, replacing[index] ?? name]));
  for (const name of replacing) await tables.drop(name);
  for (const [from, to] of names) {
    if (from === to) continue;
    await engine.execute(`ALTER TABLE ${quoteIdentifier(from)} RENAME TO ${quoteIdentifier(to)}`);
  }
  const renamed = (name: string): string => names.get(name) ?? name;
  return {
    ...dataset,
    tables: dataset.tables.map((table) => ({ ...table, name: renamed(table.name) })),
    source: {
      ...dataset.source,
      reports: dataset.source.reports.map((report) => ({ ...report, table: renamed(report.table) })),
    },
  };
}

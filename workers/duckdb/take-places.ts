import { type Dataset, quoteIdentifier, sampleNameOf, type Table } from '../../src/core/dataset.ts';
import type { LoadingEngine } from '../../src/core/engine.ts';
import type { Tables } from './tables.ts';

/**
 * Gives the names of tables, one by one, to those that were read in their place. What is kept under these names stays
 * until the new ones are saved: a crash in between brings it back.
 */
export async function takePlaces(
  dataset: Dataset,
  replacing: readonly string[],
  tables: Pick<Tables, 'vacate'>,
  engine: Pick<LoadingEngine, 'execute'>,
): Promise<Dataset> {
  const names = new Map(dataset.tables.map(({ name }, index) => [name, replacing[index] ?? name]));
  for (const name of replacing) await tables.vacate(name);
  for (const table of dataset.tables) {
    const to = names.get(table.name) ?? table.name;
    if (to !== table.name) await rename(table, to, engine);
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

async function rename(
  { name, inPlace }: Table,
  to: string,
  { execute }: Pick<LoadingEngine, 'execute'>,
): Promise<void> {
  const kind = inPlace === undefined ? 'TABLE' : 'VIEW';
  await execute(`ALTER ${kind} ${quoteIdentifier(name)} RENAME TO ${quoteIdentifier(to)}`);
  if (inPlace === undefined || inPlace.sampleRows === 0) return;
  const [sample, renamed] = [name, to].map((each) => quoteIdentifier(sampleNameOf(each)));
  await execute(`ALTER TABLE ${sample ?? ''} RENAME TO ${renamed ?? ''}`);
}

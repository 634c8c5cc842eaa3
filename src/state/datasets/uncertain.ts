import { type Dataset, datasetSchema, quoteIdentifier, type Table } from '../../core/dataset.ts';
import { messageOf } from '../../core/error.ts';
import { changeDataset, type Desk } from './desk.ts';
import { keepAnew } from './keeping.ts';

const certainSchema = datasetSchema.omit({ isUncertain: true });

/**
 * Makes a record fit its tables again, where the page ended between the saving of another reading and the keeping of
 * its record: the tables tell what they are. They are described anew.
 */
export async function lookAtTables(desk: Desk, uncertain: Dataset): Promise<void> {
  const record = certainSchema.parse(uncertain);
  try {
    const tables = await Promise.all(record.tables.map(({ name }) => tableAsItIs(desk, name)));
    const isAsBefore = JSON.stringify(tables) === JSON.stringify(record.tables);
    // What is known about the reading is known about the earlier one.
    const reports = isAsBefore ? record.source.reports : [];
    const dataset: Dataset = { ...record, tables, source: { ...record.source, reports } };
    changeDataset(desk, dataset.id, (open) => ({ ...open, dataset, profiles: {}, profileProgress: 0 }));
    await keepAnew(desk, dataset);
  } catch (error) {
    const { notLookedAt } = desk.effects.words().datasets;
    desk.effects.toast('error', notLookedAt(record.name, messageOf(error)));
  }
}

async function tableAsItIs({ effects }: Desk, name: string): Promise<Table> {
  const from = `FROM ${quoteIdentifier(name)}`;
  const { columns } = await effects.engine.query(`SELECT * ${from} LIMIT 0`);
  const { rows } = await effects.engine.query(`SELECT count(*) ${from}`);
  return { name, columns, rowCount: Number(rows[0]?.[0]) };
}

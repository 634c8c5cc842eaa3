import type { Cell } from '../../src/core/cell.ts';
import type { LoadingEngine } from '../../src/core/engine.ts';
import type { ImportReport } from '../../src/core/import-report.ts';
import { ingest } from '../../src/ingest/ingest.ts';

/** What a file became, table and words; the table is dropped again. */
export interface Outcome {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notes: readonly string[];
  readonly reports: readonly ImportReport[];
}

export async function readFile(
  engine: LoadingEngine,
  name: string,
  content: BlobPart | readonly BlobPart[],
): Promise<Outcome> {
  const parts = Array.isArray(content) ? (content as readonly BlobPart[]) : [content as BlobPart];
  const dataset = await ingest(new File([...parts], name), engine, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    taken: [],
  });
  const table = dataset.tables[0]?.name ?? '';
  const { rows } = await engine.query(`FROM "${table}"`);
  await engine.execute(`DROP TABLE "${table}"`);
  return {
    columns: dataset.tables[0]?.columns.map((column) => `${column.name} ${column.type}`) ?? [],
    rows,
    notes: dataset.source.notes.map(({ message }) => message),
    reports: dataset.source.reports,
  };
}

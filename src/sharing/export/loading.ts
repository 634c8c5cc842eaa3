import type { Analysis, AnalysisTable } from '../../core/analysis.ts';
import { mentions } from '../replay/mentions.ts';

/** How DuckDB reads a file, by the ending of its name; `undefined` where its core does not. */
export function readerOf(fileName: string): 'read_csv' | 'read_parquet' | 'read_json' | undefined {
  const [, ending] = /\.([^.]+?)(?:\.gz)?$/.exec(fileName.toLowerCase()) ?? [];
  switch (ending) {
    case 'csv':
    case 'tsv':
    case 'txt':
    case 'tab':
      return 'read_csv';
    case 'parquet':
      return 'read_parquet';
    case 'json':
    case 'jsonl':
    case 'ndjson':
      return 'read_json';
    default:
      return undefined;
  }
}

/** `data` and `transactions`, where code means the first table by them. */
export function standInsOf({ tables, steps }: Analysis): readonly string[] {
  const names = tables.map(({ name }) => name.toLowerCase());
  const code = steps.flatMap(({ findings }) =>
    findings.map((each) => `${each.code}\n${each.inputSql ?? ''}`),
  );
  return ['data', 'transactions'].filter(
    (word) => !names.includes(word) && code.some((text) => mentions(text, word)),
  );
}

/** A file that becomes several tables is named once for each, and cannot be read by its name alone. */
export function isWholeFile({ fileName }: AnalysisTable, tables: readonly AnalysisTable[]): boolean {
  return tables.filter((table) => table.fileName === fileName).length === 1;
}

import type { Analysis, AnalysisTable } from '../../core/analysis.ts';
import { mentions } from '../replay/mentions.ts';

/** How DuckDB reads a file, by the ending of its name; `undefined` where its core does not. */
export function readerOf(fileName: string): Reader | undefined {
  const [, ending] = /\.([^.]+?)(?:\.gz)?$/.exec(fileName.toLowerCase()) ?? [];
  return readers.find(({ endings }) => endings.includes(ending ?? ''))?.reader;
}

type Reader = 'read_csv' | 'read_parquet' | 'read_json';

const readers: readonly { readonly reader: Reader; readonly endings: readonly string[] }[] = [
  { reader: 'read_csv', endings: ['csv', 'tsv', 'txt', 'tab'] },
  { reader: 'read_parquet', endings: ['parquet'] },
  { reader: 'read_json', endings: ['json', 'jsonl', 'ndjson'] },
];

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

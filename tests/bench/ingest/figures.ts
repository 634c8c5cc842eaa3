import { median, milliseconds, type Reading, sign } from '../figures.ts';
import type { FileTimes, IngestFiles } from './measure.ts';

/** A promise about reading files, beside the bare way to the same end. */
export interface IngestFigure {
  readonly name: string;
  /** Of which file. */
  readonly kind: keyof IngestFiles;
  readonly read: (rounds: readonly FileTimes[]) => Reading;
}

export const ingestFigures: readonly IngestFigure[] = [
  {
    name: 'ingest-kept',
    kind: 'csv',
    read: (rounds) =>
      ratioReading('ingest-kept', rounds, {
        of: ({ oursSavedMs, bareMs }) => [oursSavedMs, bareMs],
        most: 1.1,
        words:
          '2,000,000-row CSV until it is saved in OPFS, against a bare CREATE TABLE and CHECKPOINT there',
      }),
  },
  {
    name: 'ingest-parquet',
    kind: 'parquet',
    read: (rounds) =>
      ratioReading('ingest-parquet', rounds, {
        of: ({ oursMs, bareMs }) => [oursMs, bareMs],
        most: 1.1,
        words: 'the same rows as Parquet until they can be queried, against bare parquet-wasm into DuckDB',
      }),
  },
  {
    name: 'ingest-xlsx',
    kind: 'workbook',
    read: (rounds) =>
      ratioReading('ingest-xlsx', rounds, {
        of: ({ oursMs, bareMs }) => [oursMs, bareMs],
        most: 1 / 0.9,
        words:
          '100,000 x 20 workbook until it can be queried, against hucre, its cells written as CSV into bare DuckDB',
      }),
  },
];

interface Ratio {
  readonly of: (times: FileTimes) => readonly [oursMs: number, bareMs: number];
  readonly most: number;
  readonly words: string;
}

function ratioReading(name: string, rounds: readonly FileTimes[], { of, most, words }: Ratio): Reading {
  const pairs = rounds.map(of);
  const ratio = median(pairs.map(([oursMs, bareMs]) => oursMs / bareMs));
  const isWithin = ratio <= most;
  const line = [
    `${name} ${milliseconds(median(pairs.map(([oursMs]) => oursMs)))}`,
    `bare ${milliseconds(median(pairs.map(([, bareMs]) => bareMs)))}`,
    `ratio ${ratio.toFixed(2)}`,
    `limit ${most.toFixed(2)}`,
    sign(isWithin),
    words,
  ].join('   ');
  return { line, isWithin };
}

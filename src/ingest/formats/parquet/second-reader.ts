import { type FileMetaData, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { bytesOf } from './bytes-of.ts';

/** Reads one column with `hyparquet`, a row group at a time: for types that Arrow's own reader does not get right. */
export interface SecondReader {
  /** Every value of rows `start` to `end`; `null` where there is none. */
  valuesOf(column: string, start: number, end: number): Promise<readonly unknown[]>;
}

/** Instants stay counts of nanoseconds since 1970, which need more than 64 bits far from now. */
const parsers = { timestampFromNanoseconds: (nanoseconds: bigint) => nanoseconds };

export function openSecondReader(blob: Blob, metadata: FileMetaData): SecondReader {
  const file = bytesOf(blob);
  const groups = spansOf(metadata);
  const kept = new Map<string, { readonly start: number; readonly values: readonly unknown[] }>();
  const groupOf = async (column: string, row: number) => {
    const span = groups.find(({ start, end }) => row >= start && row < end);
    const known = kept.get(column);
    if (span === undefined || known?.start === span.start) return known;
    const rows = await parquetReadObjects({
      ...{ file, metadata, compressors, parsers, utf8: false },
      ...{ columns: [column], rowStart: span.start, rowEnd: span.end },
    });
    const read = { start: span.start, values: rows.map((found) => found[column] as unknown) };
    kept.set(column, read);
    return read;
  };
  return {
    async valuesOf(column, start, end) {
      const values: unknown[] = [];
      while (start + values.length < end) {
        const at = start + values.length;
        const group = await groupOf(column, at);
        const found = group?.values.slice(at - group.start, end - group.start) ?? [];
        if (found.length === 0) throw new RangeError(`Column "${column}" ends before row ${at}.`);
        values.push(...found);
      }
      return values;
    },
  };
}

export function spansOf({
  row_groups,
}: FileMetaData): readonly { readonly start: number; readonly end: number }[] {
  let end = 0;
  return row_groups.map(({ num_rows }) => {
    const start = end;
    end += Number(num_rows);
    return { start, end };
  });
}

import type { CsvRecord } from './records.ts';

/** What stands between the rows of a table and is none. */
export interface AmongRows {
  /** The header's cells, where they come again: files were put one behind the other. */
  readonly names: readonly string[] | undefined;
  /** How remarks begin. */
  readonly mark: string | undefined;
}

/** `above` stands above the header, `rows` below it; `undefined` where all of these are rows. */
export function amongRows(
  header: readonly string[],
  above: readonly CsvRecord[],
  rows: readonly CsvRecord[],
): AmongRows | undefined {
  const names = rows.some((row) => areNames(row, header)) ? header : undefined;
  const mark = markOf(above, rows, header.length);
  return names === undefined && mark === undefined ? undefined : { names, mark };
}

/** What a record between the rows is; nothing where it is a row. */
export function strayOf(record: CsvRecord, among: AmongRows | undefined): 'names' | 'remarks' | undefined {
  if (among?.names !== undefined && areNames(record, among.names)) return 'names';
  if (among?.mark !== undefined && record.cells[0]?.trimStart().startsWith(among.mark) === true)
    return 'remarks';
  return undefined;
}

function areNames({ cells }: CsvRecord, header: readonly string[]): boolean {
  return (
    header.length > 1 &&
    cells.length === header.length &&
    cells.every((cell, index) => cell.trim() === header[index]?.trim())
  );
}

/** Where more of them begin so, it is how their values begin. */
const mostRemarks = 0.2;

/** Remarks begin as those above the table do, or with the usual mark, alone in their line. */
function markOf(above: readonly CsvRecord[], rows: readonly CsvRecord[], width: number): string | undefined {
  const [used] = above.map(({ cells }) => /^\s*(#|%|\/\/|--|;)/.exec(cells[0] ?? '')?.[1]);
  const mark = used ?? '#';
  const remarks = rows.filter(({ cells }) => cells[0]?.trimStart().startsWith(mark) === true);
  const isEach = used !== undefined || remarks.every(({ cells }) => width > 1 && cells.length === 1);
  return isEach && remarks.length > 0 && remarks.length <= mostRemarks * rows.length ? mark : undefined;
}

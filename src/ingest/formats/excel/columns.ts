import { addressOf, cellKind, type Grid } from './grid.ts';
import { daysOf, durationText, isoOf, timeText } from './serial.ts';
import type { Sheet } from './workbook.ts';

/** What a column of a table is read as. */
export type ColumnType = 'whole' | 'number' | 'boolean' | 'date' | 'timestamp' | 'time' | 'duration' | 'text';

export interface TypedColumn {
  readonly name: string;
  /** Of the sheet. */
  readonly column: number;
  readonly type: ColumnType;
  /** Cells that hold something that can be a value: no errors. */
  readonly values: number;
  readonly errors: Problems;
  /** Serials of no day: before 1900, 29 February 1900. */
  readonly noDays: Problems;
  /** Cells of each kind, where there is more than one. */
  readonly mix: Mix | undefined;
  /** Signs that number formats show. */
  readonly units: ReadonlySet<string>;
}

export interface Problems {
  readonly count: number;
  /** Address of the first. */
  readonly first: string;
  /** Distinct texts, `#DIV/0!` say. */
  readonly texts: ReadonlySet<string>;
}

export interface Mix {
  readonly counts: ReadonlyMap<number, number>;
  /** Address of the first cell that is not of the usual kind. */
  readonly odd: string;
}

interface Tally {
  readonly counts: Map<number, number>;
  readonly firstOf: Map<number, number>;
  isWhole: boolean;
  isOnlyDays: boolean;
  isWithinDay: boolean;
  readonly units: Set<number>;
  readonly errors: { count: number; first: number; texts: Set<string> };
  readonly noDays: { count: number; first: number; texts: Set<string> };
}

export function typeColumn(sheet: Sheet, rows: readonly number[], column: number, name: string): TypedColumn {
  const tally = tallyColumn(sheet, rows, column);
  const type = typeOf(tally);
  const kinds = [...tally.counts].sort(([, one], [, other]) => other - one);
  const [, rarer] = kinds;
  const isMixed = type === 'text' && kinds.length > 1 && rarer !== undefined;
  const problems = ({ count, first, texts }: Tally['errors']) => ({
    count,
    first: addressOf(first, column),
    texts,
  });
  return {
    name,
    column,
    type,
    values: kinds.reduce((sum, [, count]) => sum + count, 0),
    errors: problems(tally.errors),
    noDays: problems(tally.noDays),
    mix: isMixed
      ? { counts: tally.counts, odd: addressOf(tally.firstOf.get(rarer[0]) ?? 0, column) }
      : undefined,
    units: new Set([...tally.units].map((place) => sheet.units[place] ?? '').filter((unit) => unit !== '')),
  };
}

function tallyColumn({ grid, is1904 }: Sheet, rows: readonly number[], column: number): Tally {
  const tally: Tally = {
    counts: new Map(),
    firstOf: new Map(),
    isWhole: true,
    isOnlyDays: true,
    isWithinDay: true,
    units: new Set(),
    errors: { count: 0, first: 0, texts: new Set() },
    noDays: { count: 0, first: 0, texts: new Set() },
  };
  const counts = new Array<number>(cellKind.error + 1).fill(0);
  for (const row of rows) {
    const kind = grid.kindAt(row, column);
    if (kind === cellKind.empty) continue;
    const value = grid.valueAt(row, column);
    if (kind === cellKind.error) {
      note(tally.errors, row, grid.texts.at(value));
      continue;
    }
    if (kind === cellKind.number) {
      if (!Number.isSafeInteger(value)) tally.isWhole = false;
      tally.units.add(grid.unitAt(row, column));
    } else if (isDay(kind)) {
      if (daysOf(value, is1904) === undefined) {
        note(tally.noDays, row, String(value));
        continue;
      }
      if (!Number.isInteger(value)) tally.isOnlyDays = false;
    }
    if (kind === cellKind.time && !(value >= 0 && value < 1)) tally.isWithinDay = false;
    if (counts[kind] === 0) tally.firstOf.set(kind, row);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  for (const [kind, count] of counts.entries()) if (count > 0) tally.counts.set(kind, count);
  return tally;
}

function note(problems: Tally['errors'], row: number, text: string): void {
  if (problems.count === 0) problems.first = row;
  problems.count += 1;
  if (problems.texts.size < 5) problems.texts.add(text);
}

function isDay(kind: number): boolean {
  return kind === cellKind.date || kind === cellKind.timestamp;
}

function typeOf({ counts, isWhole, isOnlyDays, isWithinDay }: Tally): ColumnType {
  const kinds = new Set(counts.keys());
  const areAll = (...wanted: readonly number[]) =>
    kinds.size > 0 && [...kinds].every((kind) => wanted.includes(kind));
  if (areAll(cellKind.number)) return isWhole ? 'whole' : 'number';
  if (areAll(cellKind.boolean)) return 'boolean';
  if (areAll(cellKind.date)) return isOnlyDays ? 'date' : 'timestamp';
  if (areAll(cellKind.date, cellKind.timestamp)) return 'timestamp';
  if (areAll(cellKind.time)) return isWithinDay ? 'time' : 'duration';
  if (areAll(cellKind.time, cellKind.duration)) return 'duration';
  return 'text';
}

/** A cell as text, exact: what a column of mixed kinds holds. `undefined` for what is no value. */
export function cellText(
  { grid, is1904 }: { grid: Grid; is1904: boolean },
  row: number,
  column: number,
): string | undefined {
  const value = grid.valueAt(row, column);
  switch (grid.kindAt(row, column)) {
    case cellKind.empty:
    case cellKind.error:
      return undefined;
    case cellKind.number:
      return String(value);
    case cellKind.text:
      return grid.texts.at(value);
    case cellKind.boolean:
      return value === 1 ? 'true' : 'false';
    case cellKind.time:
      return timeText(value);
    case cellKind.duration:
      return durationText(value);
    case cellKind.date:
    case cellKind.timestamp: {
      const days = daysOf(value, is1904);
      return days === undefined ? undefined : isoOf(days);
    }
  }
}

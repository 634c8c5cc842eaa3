import { type Cell, numberOf } from '../../core/cell.ts';
import type { ResultSet } from '../../core/result-set.ts';

/** An aggregate over a table, under a name that says which fact of which column it is. */
export interface Aggregate {
  readonly fact: string;
  /** Place of the column in the table. */
  readonly column: number;
  readonly sql: string;
}

/** What one row of aggregates said. */
export interface Facts {
  cell(fact: string, column: number): Cell;
  /** 0 where the engine had nothing to count. */
  count(fact: string, column: number): number;
  /** `undefined` for NULL, NaN and infinities. */
  number(fact: string, column: number): number | undefined;
  /** The numbers of a list; empty for NULL. */
  numbers(fact: string, column: number): readonly number[];
}

export function selectAggregates(aggregates: readonly Aggregate[], source: string): string {
  const list = aggregates.map(({ sql, fact, column }) => `${sql} AS ${aliasOf(fact, column)}`);
  return `SELECT ${list.join(', ')} FROM ${source}`;
}

export function readFacts(result: ResultSet): Facts {
  const row = result.rows[0] ?? [];
  const cells = new Map(result.columns.map(({ name }, index) => [name, row[index] ?? null]));
  const cell = (fact: string, column: number) => cells.get(aliasOf(fact, column)) ?? null;
  const finite = (fact: string, column: number) => finiteNumberOf(cell(fact, column));
  return {
    cell,
    number: finite,
    count: (fact, column) => finite(fact, column) ?? 0,
    numbers: (fact, column) => numbersOf(cell(fact, column)),
  };
}

export function finiteNumberOf(cell: Cell | undefined): number | undefined {
  const number = numberOf(cell);
  return number === undefined || !Number.isFinite(number) ? undefined : number;
}

function numbersOf(cell: Cell): readonly number[] {
  if (!Array.isArray(cell)) return [];
  return cell.map((item: Cell) => finiteNumberOf(item) ?? 0);
}

/** A double as DuckDB reads it back to the same bits; a bare `0.1` would be a DECIMAL. */
export function doubleLiteral(value: number): string {
  return `'${value}'::DOUBLE`;
}

function aliasOf(fact: string, column: number): string {
  return `${fact}_${column}`;
}

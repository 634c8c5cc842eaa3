import { quoteIdentifier } from '../../../src/core/dataset.ts';
import { liveCatalog } from '../open-database.ts';

/** Apart from the tables that were read, so that none is saved, listed or swept away. */
export const heldSchema = `${liveCatalog}.held`;

/** A result as it came, or the places of its rows in another order. */
export interface HeldTable {
  /** Unique as long as the engine runs. */
  readonly name: string;
  readonly rowCount: number;
}

export function pathOf(name: string): string {
  return `${heldSchema}.${quoteIdentifier(name)}`;
}

/** Columns are held by their place: a result may well have one that is called `rowid`. */
export function cellsAt(place: number): string {
  return `c${place}`;
}

/** The columns of a held table, in their order. */
export function allCells(columns: readonly unknown[]): string {
  return columns.map((_, place) => cellsAt(place)).join(', ');
}

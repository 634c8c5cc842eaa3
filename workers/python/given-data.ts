import type { HandedTable } from '../../src/core/hand-over.ts';
import { type ColumnBuffers, columnBuffers } from './column-buffers.ts';
import type { Given } from './protocol.ts';
import type { ReceivedTables } from './received-tables.ts';

/** A table as given.py reads it. */
export interface GivenTable {
  readonly row_count: number;
  /** JSON: name, kind, type and form of each column. */
  readonly description: string;
  /** A column's bytes, put together when they are asked for. */
  buffers(index: number): ColumnBuffers;
}

export interface GivenData {
  /** For `columns`, `rows()` and `result`. */
  readonly result: GivenTable | undefined;
  /** For `df`. */
  readonly table: GivenTable | undefined;
  /** What is to be said about the data before anything else is printed. */
  readonly note: string;
}

export async function takeData(received: ReceivedTables, { result, table, note }: Given): Promise<GivenData> {
  return { result: await taken(received, result), table: await taken(received, table), note };
}

async function taken(received: ReceivedTables, ticket: number | undefined): Promise<GivenTable | undefined> {
  return ticket === undefined ? undefined : givenTable(await received.take(ticket));
}

function givenTable({ columns, rowCount }: HandedTable): GivenTable {
  return {
    row_count: rowCount,
    description: JSON.stringify(columns.map(({ name, type, kind, form }) => ({ name, type, kind, form }))),
    buffers(index) {
      const column = columns[index];
      if (column === undefined) throw new RangeError(`There is no column ${index}.`);
      return columnBuffers(column);
    },
  };
}

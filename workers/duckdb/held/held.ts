import type { Cell } from '../../../src/core/cell.ts';
import type { Column } from '../../../src/core/dataset.ts';
import type { HoldOptions, RowView } from '../../../src/core/held-result.ts';
import { askForPieces } from '../ask.ts';
import type { Connection } from '../bindings.ts';
import { priorities } from '../turns.ts';
import type { HeldTable } from './held-table.ts';
import { arrangeRows, type HeldColumns, holdQuery, holdRows, letGo } from './hold.ts';

/** Results that the engine keeps as tables of their own until they are let go. */
export interface Held {
  query(
    sql: string,
    options: Omit<HoldOptions, 'signal'> & { readonly rowLimit: number },
    signal: AbortSignal,
  ): Promise<HeldColumns>;
  rows(
    given: { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] },
    signal: AbortSignal,
  ): Promise<HeldColumns>;
  arrange(
    held: Pick<HeldColumns, 'name' | 'columns'>,
    view: RowView,
    signal: AbortSignal,
  ): Promise<HeldTable>;
  letGo(name: string): Promise<void>;
  /** A query's rows as the engine sends them, all of them. */
  arrow(sql: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

/** Lends a connection on which the words in a query mean what they should. */
type LendNamed = <T>(
  sql: string,
  activeTable: string | undefined,
  use: (connection: Connection) => Promise<T>,
) => Promise<T>;

const mostRowsInOne = 1_000_000;

export function createHeld(lend: LendNamed): Held {
  const made = { count: 0 };
  const newName = (): string => {
    made.count += 1;
    return `h${made.count}`;
  };
  /** What was half made when it failed or was stopped goes again. */
  const make = async <T>(
    sql: string,
    activeTable: string | undefined,
    use: (connection: Connection, name: string) => Promise<T>,
  ): Promise<T> => {
    const name = newName();
    return lend(sql, activeTable, async (connection) => {
      try {
        return await use(connection, name);
      } catch (error) {
        await letGo(connection, name).catch(() => undefined);
        throw error;
      }
    });
  };
  return {
    query: (sql, { activeTable, rowLimit }, signal) =>
      make(sql, activeTable, (connection, name) => holdQuery(connection, name, sql, { rowLimit, signal })),
    rows: (given, signal) =>
      make('', undefined, (connection, name) => holdRows(connection, name, given, signal)),
    arrange: (held, view, signal) =>
      make('', undefined, (connection, name) => arrangeRows(connection, name, held, view, signal)),
    letGo: (name) => lend('', undefined, (connection) => letGo(connection, name)),
    arrow: (sql, signal) =>
      lend('', undefined, async (connection) => {
        const { stream } = await askForPieces(
          connection,
          sql,
          { rowLimit: mostRowsInOne, timeoutMs: 600_000, signal },
          priorities.load,
        );
        return joined(stream);
      }),
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.byteLength;
  }
  return all;
}

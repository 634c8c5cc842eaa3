import { quoteIdentifier } from '../../src/core/dataset.ts';
import type { PythonInput, QueryOptions } from '../../src/core/engine.ts';
import type { HandOverLine } from '../../src/core/hand-over.ts';
import type { Given } from './protocol.ts';

/** Rows that a run is given at most. */
const rowLimit = 5_000_000;
/** Queries for Python may take their time; a run's own limit begins when its data is there. */
const queryTimeoutMs = 600_000;

/** The queries whose rows a run is given. */
interface WantedData {
  readonly result: string | undefined;
  readonly table: string | undefined;
}

/** Hands over what the code names: its query's rows in any case, the active table when it is spoken of. */
export function wantedData(code: string, { sql, activeTable }: PythonInput): WantedData {
  const table = activeTable === undefined ? undefined : `FROM ${quoteIdentifier(activeTable)}`;
  if (sql !== undefined) return { result: sql, table: names(code, ['df']) ? table : undefined };
  return {
    result: undefined,
    table: names(code, ['columns', 'rows', 'result', 'result_df', 'df']) ? table : undefined,
  };
}

function names(code: string, words: readonly string[]): boolean {
  return new RegExp(`\\b(${words.join('|')})\\b`).test(code);
}

/** Has the wanted data pushed to the worker, and says under which tickets it comes. */
export async function handOver(
  wanted: WantedData,
  line: Pick<HandOverLine, 'send'> | undefined,
  nextTicket: () => number,
  options: QueryOptions,
): Promise<Given> {
  const notes: string[] = [];
  const send = async (sql: string | undefined): Promise<number | undefined> => {
    if (sql === undefined) return undefined;
    if (line === undefined) throw new Error('This Python has no engine to get data from.');
    const ticket = nextTicket();
    const { truncated } = await line.send(ticket, sql, { timeoutMs: queryTimeoutMs, rowLimit, ...options });
    if (truncated) notes.push(`[only the first ${rowLimit.toLocaleString('en-GB')} rows were handed over]\n`);
    return ticket;
  };
  const given = { result: await send(wanted.result), table: await send(wanted.table) };
  return { ...given, note: notes[0] ?? '' };
}

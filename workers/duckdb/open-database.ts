import { DuckDBAccessMode } from '@duckdb/duckdb-wasm';
import type { EngineStatus } from '../../src/core/engine.ts';
import type { Connection } from './bindings.ts';
import { connectionStatements, engineConfig, jailStatements, startStatements } from './config.ts';
import { removeKeptFile } from './kept-files.ts';
import { type NestedDuckDb, startNested } from './nested-worker.ts';
import { becomeOwner, reasonAgainstKeeping } from './ownership.ts';
import { createTurns } from './turns.ts';

/** The catalog, in memory, where new tables are made. */
export const liveCatalog = 'live';

/** Questions, profiles, a file being read and the saving behind each hold one for a while. */
const connectionCount = 10;

export interface Database {
  readonly nested: NestedDuckDb;
  readonly connections: readonly Connection[];
  readonly storage: EngineStatus['storage'];
  readonly reason: string | undefined;
  /** The catalog that survives a reload; `undefined` when there is none. */
  readonly keptCatalog: string | undefined;
  readonly version: string;
}

/** Starts DuckDB, opens `<name>.db` in OPFS where it can, locks the jail, and cuts DuckDB off from the network. */
export async function openDatabase(name: string, onProgress: (share: number) => void): Promise<Database> {
  const against = reasonAgainstKeeping();
  const [nested, reason] = await Promise.all([startNested(onProgress), against ?? reasonNotToOwn(name)]);
  const opened = reason === undefined ? await openKept(nested, name) : await openMemory(nested, reason);
  const keptCatalog = opened.isKept ? name : undefined;
  const connections = await prepare(opened.nested, keptCatalog);
  await opened.nested.disarm();
  return {
    nested: opened.nested,
    connections,
    storage: opened.isKept ? 'opfs' : 'memory',
    reason: opened.reason,
    keptCatalog,
    version: await opened.nested.duckDb.getVersion(),
  };
}

async function reasonNotToOwn(name: string): Promise<string | undefined> {
  if (await becomeOwner(name)) return undefined;
  return 'Another tab has the saved tables open. Tables of this tab last until it is closed.';
}

interface Opened {
  readonly nested: NestedDuckDb;
  readonly isKept: boolean;
  readonly reason: string | undefined;
}

async function openMemory(nested: NestedDuckDb, reason: string): Promise<Opened> {
  await nested.duckDb.open({ path: ':memory:', ...engineConfig });
  return { nested, isKept: false, reason };
}

/** Every save ends with a checkpoint, so a write-ahead log that cannot be replayed can be left out. */
async function openKept(first: NestedDuckDb, name: string): Promise<Opened> {
  const failure = await failureToOpen(first, name);
  if (failure === undefined) return { nested: first, isKept: true, reason: undefined };
  const second = await startAgain(first);
  await removeKeptFile(`${name}.db.wal`);
  if ((await failureToOpen(second, name)) === undefined) {
    return {
      nested: second,
      isKept: true,
      reason: `The last change was not saved whole and is undone: ${failure}`,
    };
  }
  return openMemory(await startAgain(second), `The saved tables could not be opened: ${failure}`);
}

async function startAgain(nested: NestedDuckDb): Promise<NestedDuckDb> {
  nested.terminate();
  return startNested(() => undefined);
}

async function failureToOpen({ duckDb }: NestedDuckDb, name: string): Promise<string | undefined> {
  try {
    await duckDb.open({
      path: `opfs://${name}.db`,
      accessMode: DuckDBAccessMode.READ_WRITE,
      ...engineConfig,
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** All settings are made here: after the jail is locked none can be made any more. */
async function prepare(
  { duckDb }: NestedDuckDb,
  keptCatalog: string | undefined,
): Promise<readonly Connection[]> {
  const turns = createTurns();
  const home = await duckDb.connectInternal();
  await runAll(duckDb, home, [...startStatements, `ATTACH ':memory:' AS ${liveCatalog}`]);
  const connections: Connection[] = [];
  for (let index = 0; index < connectionCount; index += 1) {
    const id = await duckDb.connectInternal();
    await runAll(duckDb, id, [...connectionStatements, searchPath(keptCatalog)]);
    connections.push({ bindings: duckDb, id, turns });
  }
  await runAll(duckDb, home, jailStatements);
  await duckDb.disconnect(home);
  return connections;
}

/** A table's name means the one in memory, or else the one that is kept. */
function searchPath(keptCatalog: string | undefined): string {
  const catalogs = keptCatalog === undefined ? [liveCatalog] : [liveCatalog, keptCatalog];
  return `SET search_path = '${catalogs.map((catalog) => `${catalog}.main`).join(',')}'`;
}

async function runAll(
  duckDb: Connection['bindings'],
  id: number,
  statements: readonly string[],
): Promise<void> {
  for (const statement of statements) await duckDb.runQuery(id, statement);
}

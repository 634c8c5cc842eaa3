import { quoteIdentifier, quoteText } from '../../src/core/dataset.ts';
import type { EngineStatus } from '../../src/core/engine.ts';
import { messageOf } from '../../src/core/error.ts';
import type { Connection } from './bindings.ts';
import {
  connectionStatements,
  engineConfig,
  jailStatements,
  keptOptions,
  startStatements,
} from './config.ts';
import { compileEngine } from './engine-code.ts';
import { ExtensionFailure, type ExtensionShelf, findExtensions, loadExtensions } from './extensions.ts';
import { clearLog } from './kept-files.ts';
import { type NestedDuckDb, startNested } from './nested-worker.ts';
import { becomeOwner, canKeep } from './ownership.ts';
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
  /** Another tab holds the saved tables. */
  readonly isOwnedElsewhere: boolean;
  /** The catalog that survives a reload; `undefined` when there is none. */
  readonly keptCatalog: string | undefined;
  readonly version: string;
  readonly extensions: readonly string[];
  /** Why one that the app carries is not among them. */
  readonly extensionFailure: string | undefined;
}

/** Starts DuckDB, opens `<name>.db` in OPFS where it can, locks the jail, and cuts DuckDB off from the network. */
export async function openDatabase(
  name: string,
  onProgress: (share: number) => void,
  finding = findExtensions(),
): Promise<Database> {
  const code = compileEngine(onProgress);
  const [nested, hindrance, shelf] = await Promise.all([
    startNested(code),
    hindranceToKeeping(name),
    finding,
  ]);
  try {
    return await openIn(nested, code, name, hindrance, shelf);
  } catch (error) {
    if (!(error instanceof ExtensionFailure)) throw error;
    await nested.duckDb.terminate();
    // Waits until the files of the instance that has ended are free.
    const inTheWay = hindrance ?? (await failureToClear(name));
    const shelfLess = { ...shelf, names: [], failure: error.message };
    return openIn(await startNested(code), code, name, inTheWay, shelfLess);
  }
}

async function openIn(
  nested: NestedDuckDb,
  code: Promise<WebAssembly.Module>,
  name: string,
  hindrance: string | undefined,
  shelf: ExtensionShelf,
): Promise<Database> {
  await nested.duckDb.open({ path: ':memory:', ...engineConfig });
  const reason = hindrance ?? (await failureToAttach(nested, name));
  if (nested.crash.reason() !== undefined) return openAnew(nested, code, name, reason, shelf);
  const keptCatalog = reason === undefined ? name : undefined;
  const { connections, extensions } = await prepare(nested, keptCatalog, shelf);
  await nested.disarm();
  const version = await nested.duckDb.getVersion();
  return {
    nested,
    connections,
    storage: reason === undefined ? 'opfs' : 'memory',
    reason,
    isOwnedElsewhere: reason === heldByAnotherTab,
    keptCatalog,
    version,
    extensions,
    extensionFailure: shelf.failure,
  };
}

/** An instance that broke down over the saved tables, which stay as they are, is no use any more. */
async function openAnew(
  { duckDb }: NestedDuckDb,
  code: Promise<WebAssembly.Module>,
  name: string,
  reason: string | undefined,
  shelf: ExtensionShelf,
): Promise<Database> {
  await duckDb.terminate();
  return openIn(await startNested(code), code, name, reason, shelf);
}

const heldByAnotherTab = 'Another tab has the saved tables open. Tables of this tab last until it is closed.';

/** Why tables cannot be kept, in words for the user; `undefined` when nothing is in the way. */
async function hindranceToKeeping(name: string): Promise<string | undefined> {
  if (!canKeep()) return 'This browser cannot keep tables.';
  if (!(await becomeOwner(name))) {
    return heldByAnotherTab;
  }
  return failureToClear(name);
}

async function failureToClear(name: string): Promise<string | undefined> {
  try {
    await clearLog(name);
    return undefined;
  } catch (error) {
    return `This browser does not let tables be saved: ${messageOf(error)}`;
  }
}

/** A database that DuckDB itself opens, rather than attaches, is written in the oldest of its formats. */
async function failureToAttach({ duckDb }: NestedDuckDb, name: string): Promise<string | undefined> {
  try {
    const path = `opfs://${name}.db`;
    for (const file of [path, `${path}.wal`]) await duckDb.registerOPFSFileName(file);
    const home = await duckDb.connectInternal();
    const attach = `ATTACH ${quoteText(path)} AS ${quoteIdentifier(name)} (${keptOptions})`;
    await runAll(duckDb, home, [...startStatements, attach]);
    await duckDb.disconnect(home);
    return undefined;
  } catch (error) {
    return `The saved tables could not be opened: ${messageOf(error)}`;
  }
}

/** All settings are made here: after the jail is locked none can be made any more. */
async function prepare(
  { duckDb }: NestedDuckDb,
  keptCatalog: string | undefined,
  shelf: ExtensionShelf,
): Promise<Pick<Database, 'connections' | 'extensions'>> {
  const turns = createTurns();
  const home = await duckDb.connectInternal();
  await runAll(duckDb, home, startStatements);
  const extensions = await loadExtensions(duckDb, home, shelf);
  await runAll(duckDb, home, [`ATTACH ':memory:' AS ${liveCatalog}`]);
  const ids = await Promise.all(Array.from({ length: connectionCount }, () => duckDb.connectInternal()));
  const own = [...connectionStatements, searchPath(keptCatalog)];
  await Promise.all(ids.map((id) => runAll(duckDb, id, own)));
  const connections = ids.map((id): Connection => ({ bindings: duckDb, id, turns }));
  await runAll(duckDb, home, jailStatements);
  await duckDb.disconnect(home);
  return { connections, extensions };
}

/** A table's name means the one in memory, or else the one that is kept. */
function searchPath(keptCatalog: string | undefined): string {
  const catalogs = keptCatalog === undefined ? [liveCatalog] : [liveCatalog, quoteIdentifier(keptCatalog)];
  return `SET search_path = ${quoteText(catalogs.map((catalog) => `${catalog}.main`).join(','))}`;
}

/** Sent at once, as each way to the engine's thread and back takes its time; they are run in their order. */
async function runAll(
  duckDb: Connection['bindings'],
  id: number,
  statements: readonly string[],
): Promise<void> {
  await Promise.all(statements.map(async (statement) => duckDb.runQuery(id, statement)));
}

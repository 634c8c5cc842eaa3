import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type CarriedExtensions, carriedExtensionsSchema } from '../../src/core/carried.ts';

/** DuckDB's signed extensions that the app carries, and where they are. */
export interface ExtensionShelf {
  /** Absolute, without a slash at the end; below it `<version>/<platform>/<name>.duckdb_extension.wasm`. */
  readonly repository: string;
  readonly version: string;
  readonly names: readonly string[];
  /** Why some that are listed are not in `names`. */
  readonly failure: string | undefined;
}

/** The workers' scripts are one folder below the app's root in a build. */
const usualRepository = new URL(
  import.meta.env.DEV ? '/duckdb-extensions' : '../duckdb-extensions',
  import.meta.url,
).href;

/** An extension that is there did not load: the instance that tried must not be used any more. */
export class ExtensionFailure extends Error {
  override readonly name = 'ExtensionFailure';
}

/**
 * Extensions whose files are there and are those of the manifest. To be known before DuckDB is asked to load one: a
 * file that it cannot fetch leaves the engine corrupt.
 */
export async function findExtensions(repository = usualRepository): Promise<ExtensionShelf> {
  const manifest = await readManifest(`${repository}/extensions.json`);
  if (manifest === undefined) return { repository, version: '', names: [], failure: undefined };
  const folder = `${repository}/${manifest.version}/${manifest.platform}`;
  const faults = await Promise.all(manifest.extensions.map((extension) => faultOf(extension, folder)));
  const failure = faults.find((fault) => fault !== undefined);
  const names = manifest.extensions.filter((_, index) => faults[index] === undefined).map(({ name }) => name);
  return { repository, version: manifest.version, names, failure };
}

/** `undefined` where the host has none; some hosts answer every address with their page. */
async function readManifest(url: string): Promise<CarriedExtensions | undefined> {
  const response = await fetch(url).catch(() => undefined);
  if (response?.ok !== true || response.headers.get('Content-Type')?.includes('json') !== true)
    return undefined;
  const parsed = carriedExtensionsSchema.safeParse(await response.json());
  return parsed.success ? parsed.data : undefined;
}

async function faultOf(
  { name, sha256: expected }: CarriedExtensions['extensions'][number],
  folder: string,
): Promise<string | undefined> {
  try {
    const response = await fetch(`${folder}/${name}.duckdb_extension.wasm`);
    if (!response.ok) return `The extension ${name} is not there (status ${response.status}).`;
    const found = bytesToHex(sha256(new Uint8Array(await response.arrayBuffer())));
    return found === expected ? undefined : `The extension ${name} is not the one that was checked.`;
  } catch (error) {
    return `The extension ${name} could not be fetched: ${String(error)}`;
  }
}

/** Before the jail is locked: nothing can be loaded after that. Throws `ExtensionFailure`. */
export async function loadExtensions(
  duckDb: AsyncDuckDB,
  connection: number,
  shelf: ExtensionShelf,
): Promise<readonly string[]> {
  if (shelf.names.length === 0 || (await duckDb.getVersion()) !== shelf.version) return [];
  const repository = shelf.repository.replaceAll("'", "''");
  await duckDb.runQuery(connection, `SET custom_extension_repository = '${repository}'`);
  for (const name of shelf.names) {
    try {
      await duckDb.runQuery(connection, `LOAD ${name}`);
    } catch (error) {
      throw new ExtensionFailure(`The extension ${name} did not load: ${String(error)}`);
    }
  }
  return shelf.names;
}

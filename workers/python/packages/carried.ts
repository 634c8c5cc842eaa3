import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type CarriedPackage, carriedPackagesSchema } from '../../../src/core/carried.ts';
import { messageOf, PythonError } from '../../../src/core/error.ts';
import type { Package } from './package.ts';

/** A manifest is small: a host that takes longer is taken for one that has none. */
const manifestTimeoutMs = 5_000;

/** Packages that the app carries beside Pyodide, none where the host has no list of them. */
export async function carriedPackages(baseUrl: string): Promise<readonly Package[]> {
  try {
    const response = await fetch(`${baseUrl}packages.json`, {
      signal: AbortSignal.timeout(manifestTimeoutMs),
    });
    // Some hosts answer every address with their page.
    if (!response.ok || response.headers.get('Content-Type')?.includes('json') !== true) return [];
    const { packages } = carriedPackagesSchema.parse(await response.json());
    return packages.map((each) => packageOf(each, `${baseUrl}wheels/${each.file}`));
  } catch (error) {
    console.error('The list of Python packages could not be read.', error);
    return [];
  }
}

/** Fetched and checked when it is first taken, and kept: a `Blob` need not stay in memory. */
function packageOf(carried: CarriedPackage, url: string): Package {
  let wheel: Blob | undefined;
  const { name, version, file, bytes, imports, depends, isDependency } = carried;
  return {
    ...{ name, version, file, byteSize: bytes, imports, depends, isDependency },
    async take(signal, onBytes) {
      wheel ??= new Blob([await fetchChecked(carried, url, signal, onBytes)]);
      return new Uint8Array(await wheel.arrayBuffer());
    },
  };
}

async function fetchChecked(
  carried: CarriedPackage,
  url: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await fetchBytes(carried, url, signal, onBytes);
  if (bytesToHex(sha256(bytes)) === carried.sha256) return bytes;
  const advice = 'Whoever built this app should run "npm run vendor" and build it again.';
  throw loadError(carried.name, `its file is not the one that was checked when the app was built. ${advice}`);
}

async function fetchBytes(
  { name, bytes: byteSize }: CarriedPackage,
  url: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(byteSize);
  let length = 0;
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
    for await (const chunk of response.body) {
      if (length + chunk.byteLength > byteSize) throw new Error('it is longer than it should be');
      bytes.set(chunk, length);
      length += chunk.byteLength;
      onBytes(chunk.byteLength);
    }
  } catch (error) {
    signal.throwIfAborted();
    const reason = messageOf(error);
    throw loadError(name, `its file could not be fetched (${reason}). Run the code again to try again.`);
  }
  return bytes;
}

export function loadError(name: string, reason: string): PythonError {
  return new PythonError(`The package ${name} could not be loaded: ${reason}`, {
    traceback: '',
    reason: 'failed',
  });
}

import { createHash } from 'node:crypto';

export interface LockEntry {
  readonly name: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly depends?: readonly string[];
  readonly imports?: readonly string[];
  /** Default: the one of `bytes`. */
  readonly sha256?: string;
  /** Default `package`. */
  readonly type?: string;
}

/** A lock file as Pyodide's, of packages that a test makes. */
export function lockFileOf(entries: readonly LockEntry[]): string {
  const packages = entries.map((entry) => [entry.name, lockEntry(entry)] as const);
  const info = { abi_version: '2026_0', arch: 'wasm32', platform: 'emscripten_5_0_3', python: '3.14.2' };
  return JSON.stringify({ info, packages: Object.fromEntries(packages) });
}

function lockEntry({
  name,
  file,
  bytes,
  depends = [],
  imports = [name],
  sha256,
  type = 'package',
}: LockEntry) {
  return {
    name,
    version: '1.0',
    file_name: file,
    sha256: sha256 ?? createHash('sha256').update(bytes).digest('hex'),
    imports,
    depends,
    package_type: type,
    install_dir: 'site',
  };
}

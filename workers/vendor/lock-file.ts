import { z } from 'zod';
import { plainFileNameSchema, sha256Schema } from '../../src/core/carried.ts';

const lockedPackageSchema = z.object({
  name: z.string(),
  version: z.string(),
  file_name: plainFileNameSchema,
  sha256: sha256Schema,
  imports: z.array(z.string()),
  depends: z.array(z.string()),
  package_type: z.string(),
  install_dir: z.string(),
});
export type LockedPackage = Readonly<z.infer<typeof lockedPackageSchema>>;

const lockFileSchema = z.object({ packages: z.record(z.string(), z.unknown()) });

/** A package by its canonical name, or a failure that says which entry of the lock file is not as it should be. */
export type Lookup = (name: string) => LockedPackage;

/** Reads Pyodide's lock file. An entry is parsed when it is asked for: most are of no interest here. */
export function readLockFile(text: string): Lookup {
  const { packages } = lockFileSchema.parse(JSON.parse(text));
  return (name) => {
    const entry = packages[name];
    if (entry === undefined) throw new Error(`Pyodide's lock file has no package "${name}".`);
    const parsed = lockedPackageSchema.safeParse(entry);
    if (!parsed.success) {
      throw new Error(`Pyodide's lock file: "${name}" is refused. ${z.prettifyError(parsed.error)}`);
    }
    return installable(parsed.data);
  };
}

/** Each package once, with everything that it needs, however that leads back to itself. */
export function withDependencies(names: readonly string[], lookup: Lookup): readonly LockedPackage[] {
  const found = new Map<string, LockedPackage>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    const locked = lookup(name);
    found.set(name, locked);
    locked.depends.forEach(visit);
  };
  names.map(canonicalName).forEach(visit);
  return [...found.values()];
}

/** https://peps.python.org/pep-0503/#normalized-names */
function canonicalName(name: string): string {
  return name.replaceAll(/[-_.]+/g, '-').toLowerCase();
}

/** A wheel for site-packages. Shared libraries that are packages of their own are nothing we carry. */
function installable(locked: LockedPackage): LockedPackage {
  const { name, package_type: type, install_dir: folder, file_name: file } = locked;
  if (type === 'package' && folder === 'site' && file.endsWith('.whl')) {
    return { ...locked, name: canonicalName(name), depends: locked.depends.map(canonicalName) };
  }
  throw new Error(`Pyodide's lock file: "${name}" is no wheel (${type}, ${folder}, ${file}).`);
}

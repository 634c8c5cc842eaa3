import { type CarriedPackage, carriedPackagesSchema } from '../../src/core/carried.ts';
import type { LockedPackage } from './lock-file.ts';
import { sha256 } from './sha256.ts';
import type { Collected, WantedFile } from './wanted-file.ts';

export const packagesManifest = 'pyodide/packages.json';

/** By their canonical names: what analysts write Python with. */
export const wantedPackages: readonly string[] = [
  'numpy',
  'pandas',
  'scipy',
  'statsmodels',
  'scikit-learn',
  'matplotlib',
];

/** `base` ends with a slash. */
export function wheelOf(locked: LockedPackage, base: string): WantedFile {
  return {
    name: locked.name,
    url: new URL(locked.file_name, base).href,
    path: `pyodide/wheels/${locked.file_name}`,
    faultIn: (bytes) => {
      const found = sha256(bytes);
      return found === locked.sha256 ? undefined : `Its sha256 is ${found}; ${locked.sha256} was expected.`;
    },
  };
}

/** Those packages whose wheel is here, and the wheels of all that they need. */
export function carriedPackages(
  locked: readonly LockedPackage[],
  collected: readonly Collected[],
  wanted: readonly string[],
): readonly CarriedPackage[] {
  const byteSizes = new Map(
    collected.flatMap(({ file, outcome }) =>
      outcome.kind === 'present' ? [[file.name, outcome.bytes] as const] : [],
    ),
  );
  let carried = locked.filter(({ name }) => byteSizes.has(name));
  for (let before = -1; before !== carried.length; ) {
    before = carried.length;
    const names = new Set(carried.map(({ name }) => name));
    carried = carried.filter(({ depends }) => depends.every((name) => names.has(name)));
  }
  return carried.map((each) => describe(each, byteSizes.get(each.name) ?? 0, !wanted.includes(each.name)));
}

function describe(locked: LockedPackage, bytes: number, isDependency: boolean): CarriedPackage {
  const { name, version, file_name: file, sha256: hash, imports, depends } = locked;
  return {
    name,
    version,
    file,
    bytes,
    sha256: hash,
    imports: [...imports],
    depends: [...depends],
    isDependency,
  };
}

export function packagesManifestText(packages: readonly CarriedPackage[]): string {
  return `${JSON.stringify(carriedPackagesSchema.parse({ packages }), null, 2)}\n`;
}

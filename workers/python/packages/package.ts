/** A package that can be put into an interpreter: carried by the app, or installed by hand. */
export interface Package {
  /** Canonical: lower case, with hyphens. */
  readonly name: string;
  readonly version: string;
  /** Of its wheel. */
  readonly file: string;
  readonly byteSize: number;
  /** Names that `import` knows it by. */
  readonly imports: readonly string[];
  readonly depends: readonly string[];
  /** True for one that is there only because others need it. */
  readonly isDependency: boolean;
  /** The wheel's bytes, anew each time. Rejects with `PythonError`, or an `AbortError`. */
  take(signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>>;
}

/** Packages that modules are in, with all that these need and that is here. `modules` are dotted names. */
export function packagesFor(
  modules: readonly string[],
  packages: ReadonlyMap<string, Package>,
): readonly Package[] {
  const roots = new Set(modules.map(rootOf));
  const found = new Set<Package>();
  const visit = (wanted: Package): void => {
    if (found.has(wanted)) return;
    found.add(wanted);
    for (const name of wanted.depends) {
      const needed = packages.get(name);
      if (needed !== undefined) visit(needed);
    }
  };
  for (const each of packages.values()) if (each.imports.some((name) => roots.has(name))) visit(each);
  return [...found];
}

/** `scipy` of `scipy.stats`. */
export function rootOf(module: string): string {
  return module.replace(/\..*$/, '');
}

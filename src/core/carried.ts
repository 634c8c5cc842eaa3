import { z } from 'zod';

/** A file's name and nothing else: no folder, no way up. */
export const plainFileNameSchema = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/);
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** A Python package that the app carries as a wheel beside it. Its dependencies are carried too. */
const carriedPackageSchema = z.object({
  name: z.string().min(1),
  version: z.string(),
  file: plainFileNameSchema,
  bytes: z.number().int().nonnegative(),
  sha256: sha256Schema,
  /** Names that `import` knows it by. */
  imports: z.array(z.string()),
  depends: z.array(z.string()),
  /** True for one that is there only because others need it. */
  isDependency: z.boolean(),
});
export type CarriedPackage = Readonly<z.infer<typeof carriedPackageSchema>>;

/** `pyodide/packages.json`; the wheels are in `pyodide/wheels/`. */
export const carriedPackagesSchema = z.object({ packages: z.array(carriedPackageSchema) });

/** `duckdb-extensions/extensions.json`; the files are in `duckdb-extensions/<version>/<platform>/`. */
export const carriedExtensionsSchema = z.object({
  /** Of DuckDB, as it says it itself: `v1.4.3`. An extension fits no other. */
  version: z.string(),
  platform: z.string(),
  extensions: z.array(
    z.object({
      name: z.string().regex(/^[a-z][a-z0-9_]*$/),
      bytes: z.number().int().nonnegative(),
      sha256: sha256Schema,
    }),
  ),
});
export type CarriedExtensions = Readonly<z.infer<typeof carriedExtensionsSchema>>;

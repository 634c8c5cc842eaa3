import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { carriedExtensionsSchema, carriedPackagesSchema } from '../../src/core/carried.ts';
import { duckDbBuild, extensionsManifest, extensionsManifestText } from './extensions.ts';
import { packagesManifest, packagesManifestText } from './packages.ts';
import { sha256 } from './sha256.ts';

/** A file for the built app, at a path relative to it. */
export interface CarriedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The two manifests, which are there in every build, and what they list. Throws when a file was changed since. */
export function* carriedFiles(folder: string): Generator<CarriedFile> {
  const manifests = manifestTexts(folder);
  for (const [path, text] of manifests) yield { path, bytes: Buffer.from(text) };
  for (const { path, hash } of listed(manifests)) {
    const bytes = readFileSync(join(folder, path));
    if (sha256(bytes) !== hash) throw new Error(`${path} was changed. Run "npm run vendor" again.`);
    yield { path, bytes };
  }
}

/** Each manifest as it was written by `npm run vendor`, or one that lists nothing. */
export function manifestTexts(folder: string): ReadonlyMap<string, string> {
  const empty: ReadonlyMap<string, string> = new Map([
    [packagesManifest, packagesManifestText([])],
    [extensionsManifest, extensionsManifestText(duckDbBuild, [])],
  ]);
  return new Map([...empty].map(([path, nothing]) => [path, textAt(join(folder, path)) ?? nothing]));
}

function textAt(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function listed(manifests: ReadonlyMap<string, string>): readonly { path: string; hash: string }[] {
  const read = (path: string): unknown => JSON.parse(manifests.get(path) ?? '');
  const { packages } = carriedPackagesSchema.parse(read(packagesManifest));
  const { version, platform, extensions } = carriedExtensionsSchema.parse(read(extensionsManifest));
  const extensionFolder = `duckdb-extensions/${version}/${platform}`;
  return [
    ...packages.map((each) => ({ path: `pyodide/wheels/${each.file}`, hash: each.sha256 })),
    ...extensions.map((each) => ({
      path: `${extensionFolder}/${each.name}.duckdb_extension.wasm`,
      hash: each.sha256,
    })),
  ];
}

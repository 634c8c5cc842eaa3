import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CarriedExtensions, CarriedPackage } from '../../src/core/carried.ts';
import { type CollectOptions, collect } from './collect.ts';
import { readIfThere } from './download.ts';
import { carriedExtensions, extensionOf, extensionsManifest, extensionsManifestText } from './extensions.ts';
import { readLockFile, withDependencies } from './lock-file.ts';
import { carriedPackages, packagesManifest, packagesManifestText, wheelOf } from './packages.ts';
import type { Collected } from './wanted-file.ts';

/** What to have, from where. Addresses end with a slash. */
export interface Wanted {
  readonly packages: { readonly lockFile: string; readonly names: readonly string[]; readonly base: string };
  readonly extensions: {
    readonly build: Pick<CarriedExtensions, 'version' | 'platform'>;
    readonly names: readonly string[];
    readonly base: string;
  };
}

export interface Vendored {
  readonly wheels: readonly Collected[];
  readonly packages: readonly CarriedPackage[];
  readonly extensions: readonly Collected[];
}

/** Brings the folder to what can be had of the wanted files, writes the two manifests, and removes all else in it. */
export async function vendor(wanted: Wanted, options: CollectOptions): Promise<Vendored> {
  const { lockFile, names, base } = wanted.packages;
  const locked = withDependencies(names, readLockFile(await readFile(lockFile, 'utf8')));
  const { build } = wanted.extensions;
  const files = [
    ...locked.map((each) => wheelOf(each, base)),
    ...wanted.extensions.names.map((name) => extensionOf(name, build, wanted.extensions.base)),
  ];
  const collected = await collect(files, options);
  const [wheels, extensions] = [collected.slice(0, locked.length), collected.slice(locked.length)];
  const packages = carriedPackages(locked, wheels, names);
  await writeWhole(join(options.folder, packagesManifest), packagesManifestText(packages));
  const manifest = extensionsManifestText(build, carriedExtensions(extensions));
  await writeWhole(join(options.folder, extensionsManifest), manifest);
  await removeAllBut(options.folder, [
    ...files.map(({ path }) => path),
    packagesManifest,
    extensionsManifest,
  ]);
  return { wheels, packages, extensions };
}

/** A file that says the same already keeps its time, by which `npm start` knows that the build is still good. */
async function writeWhole(path: string, text: string): Promise<void> {
  if ((await readIfThere(path))?.toString() === text) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
}

/** Files of an older version, and what a run that was broken off has left. */
async function removeAllBut(folder: string, paths: readonly string[]): Promise<void> {
  const kept = new Set(paths.map((path) => join(folder, path)));
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(files.filter((file) => !kept.has(file)).map((file) => rm(file)));
}

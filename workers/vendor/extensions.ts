import { type CarriedExtensions, carriedExtensionsSchema } from '../../src/core/carried.ts';
import type { Collected, WantedFile } from './wanted-file.ts';

export const extensionsManifest = 'duckdb-extensions/extensions.json';

/** DuckDB inside @duckdb/duckdb-wasm 1.32.0, and the one of its builds that the app uses. */
export const duckDbBuild = { version: 'v1.4.3', platform: 'wasm_eh' } as const;
type DuckDbBuild = Pick<CarriedExtensions, 'version' | 'platform'>;

export const wantedExtensions: readonly string[] = [
  'json',
  'parquet',
  'icu',
  'excel',
  'sqlite_scanner',
  'fts',
];

/** `base` ends with a slash. No hash is published: DuckDB checks the signature when it loads the file. */
export function extensionOf(name: string, build: DuckDbBuild, base: string): WantedFile {
  const path = `${build.version}/${build.platform}/${name}.duckdb_extension.wasm`;
  return {
    name,
    url: new URL(path, base).href,
    path: `duckdb-extensions/${path}`,
    faultIn: (bytes) => faultInExtension(bytes, build),
  };
}

const footerBytes = 512;
const signatureBytes = 256;
const fieldBytes = 32;

/** The file's end: eight fields of text, the last field first, then the signature. */
const fields = { version: 5, platform: 6, format: 7 } as const;

/** Says of a file that is cut short, or for another build, what DuckDB would say when it loads it. */
function faultInExtension(bytes: Uint8Array, build: DuckDbBuild): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text.toString('latin1', 0, 4) !== '\0asm') return 'It is not WebAssembly.';
  if (text.byteLength <= footerBytes) return 'It ends before its signature.';
  const start = text.byteLength - footerBytes;
  const field = (index: number) => readField(text, start + index * fieldBytes);
  if (field(fields.format) !== '4') return 'It ends before its signature.';
  const made = { version: field(fields.version), platform: field(fields.platform) };
  if (made.version !== build.version || made.platform !== build.platform) {
    return `It is for DuckDB ${made.version} (${made.platform}), not ${build.version} (${build.platform}).`;
  }
  const signature = text.subarray(-signatureBytes);
  return signature.every((byte) => byte === 0) ? 'It is not signed.' : undefined;
}

function readField(text: Buffer, start: number): string {
  return text.toString('latin1', start, start + fieldBytes).replace(/\0+$/, '');
}

export function carriedExtensions(collected: readonly Collected[]): CarriedExtensions['extensions'] {
  return collected.flatMap(({ file: { name }, outcome }) =>
    outcome.kind === 'present' ? [{ name, bytes: outcome.bytes, sha256: outcome.sha256 }] : [],
  );
}

export function extensionsManifestText(
  build: DuckDbBuild,
  extensions: CarriedExtensions['extensions'],
): string {
  return `${JSON.stringify(carriedExtensionsSchema.parse({ ...build, extensions }), null, 2)}\n`;
}

import { zipOf } from './zip.ts';

export interface WheelParts {
  readonly name: string;
  readonly version?: string;
  /** Default `py3-none-any`. */
  readonly tag?: string;
  /** Path to content. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** `Requires-Dist` of its metadata. */
  readonly requires?: readonly string[];
  /** Files that RECORD does not know, or knows by another content. */
  readonly unrecorded?: Readonly<Record<string, string>>;
}

/** A wheel as a packaging tool would make it. */
export async function makeWheel(parts: WheelParts): Promise<Uint8Array<ArrayBuffer>> {
  const { name, version = '1.0', tag = 'py3-none-any' } = parts;
  const info = `${name}-${version}.dist-info`;
  const files = new Map(Object.entries(parts.files).map(([path, text]) => [path, bytesOf(text)]));
  const needs = (parts.requires ?? []).map((each) => `Requires-Dist: ${each}\n`).join('');
  files.set(
    `${info}/METADATA`,
    bytesOf(`Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n${needs}`),
  );
  files.set(
    `${info}/WHEEL`,
    bytesOf(`Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: ${tag}\n`),
  );
  const lines = await Promise.all([...files].map(([path, bytes]) => recordLine(path, bytes)));
  files.set(`${info}/RECORD`, bytesOf([...lines, `${info}/RECORD,,`, ''].join('\n')));
  for (const [path, text] of Object.entries(parts.unrecorded ?? {})) files.set(path, bytesOf(text));
  return zipOf(files);
}

export function wheelName({ name, version = '1.0', tag = 'py3-none-any' }: WheelParts): string {
  return `${name}-${version}-${tag}.whl`;
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-record-file */
async function recordLine(path: string, bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
  const text = btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  return `${path},sha256=${text.replaceAll('=', '')},${bytes.byteLength}`;
}

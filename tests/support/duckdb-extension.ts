import { joined } from './zip.ts';

/** WebAssembly with the end that DuckDB wants of an extension: eight fields, the last one first, and a signature. */
export function extensionFile(options: {
  readonly module: Uint8Array;
  readonly version?: string;
  readonly platform?: string;
  /** Default: bytes that are no valid signature. */
  readonly signature?: Uint8Array;
}): Uint8Array<ArrayBuffer> {
  const { module, version = 'v1.4.3', platform = 'wasm_eh' } = options;
  const fields = ['', '', '', 'CPP', 'v0', version, platform, '4'].map(fieldOf);
  const signature = options.signature ?? new Uint8Array(256).fill(1);
  const name = new TextEncoder().encode('duckdb_signature');
  const content = joined([Uint8Array.of(name.byteLength), name, ...fields, signature]);
  return joined([module, Uint8Array.of(0), leb128(content.byteLength), content]);
}

/** A module that holds nothing. */
export const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

function fieldOf(text: string): Uint8Array {
  const field = new Uint8Array(32);
  field.set(new TextEncoder().encode(text));
  return field;
}

function leb128(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return Uint8Array.from(bytes);
}

import type { ParsedPart } from '../core/engine.ts';
import type { ReadChoices } from '../core/import-report.ts';

/** Where a parser's WebAssembly is: an address, or the bytes themselves. */
export interface ParserAssets {
  readonly parquetWasm: URL | Uint8Array<ArrayBuffer>;
  readonly sqliteWasm: URL | Uint8Array<ArrayBuffer>;
}

/** Reads a file piece by piece, in a worker that may end at any time. Throws `IngestError` for what it refuses. */
export type Parse = (blob: Blob, choices: ReadChoices) => AsyncGenerator<ParsedPart, void>;

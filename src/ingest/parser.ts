import type { ParsedPart, ParserName } from '../core/engine.ts';

/** Where a parser's WebAssembly is: an address, or the bytes themselves. */
export interface ParserAssets {
  readonly parquetWasm: URL | Uint8Array<ArrayBuffer>;
  readonly sqliteWasm: URL | Uint8Array<ArrayBuffer>;
}

/** Reads a file piece by piece, in a worker that may end at any time. Throws `IngestError` for what it refuses. */
export type Parse = (blob: Blob) => AsyncGenerator<ParsedPart, void>;

/** Heavy code, fetched when it is needed. Once it is there, a parser needs the network no more. */
export const parsers: Readonly<Record<ParserName, (assets: ParserAssets) => Promise<Parse>>> = {
  parquet: async (assets) => (await import('./formats/parquet/parse.ts')).prepareParquet(assets),
  arrow: async (assets) => (await import('./formats/arrow/parse.ts')).prepareArrow(assets),
  json: async () => (await import('./formats/json/parse.ts')).parseJson,
  workbook: async () => (await import('./formats/excel/parse.ts')).parseWorkbook,
  sqlite: async (assets) => (await import('./formats/sqlite/parse.ts')).prepareSqlite(assets),
};

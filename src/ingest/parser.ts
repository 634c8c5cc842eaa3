import type { ParserName } from '../core/engine.ts';
import type { Parse, ParserAssets } from './parse.ts';

/** Heavy code, fetched when it is needed. Once it is there, a parser needs the network no more. */
export const parsers: Readonly<Record<ParserName, (assets: ParserAssets) => Promise<Parse>>> = {
  parquet: async (assets) => (await import('./formats/parquet/parse.ts')).prepareParquet(assets),
  arrow: async (assets) => (await import('./formats/arrow/parse.ts')).prepareArrow(assets),
  json: async () => (await import('./formats/json/parse.ts')).parseJson,
  workbook: async () => (await import('./formats/excel/parse.ts')).parseWorkbook,
  sqlite: async (assets) => (await import('./formats/sqlite/parse.ts')).prepareSqlite(assets),
};

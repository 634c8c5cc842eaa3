/** What a file is by its first bytes, where no table is in it. */
export type KnownFileKind =
  | ('pdf' | 'png' | 'jpeg' | 'gif')
  | ('empty-zip' | '7-zip' | 'rar' | 'zstandard' | 'xz' | 'bzip2' | 'twice-compressed');

/** Why a file did not become a table, where every language says it in its own words. `line` is 1-based. */
export type FileFact =
  | { readonly code: 'empty' | 'blank' | 'no-room' | 'json-encoding' | 'damaged-gzip' }
  | { readonly code: 'known'; readonly fileName: string; readonly kind: KnownFileKind }
  | { readonly code: 'not-text' | 'document'; readonly fileName: string }
  /** `reason`: what the browser says of it. */
  | { readonly code: 'json-invalid'; readonly line: number; readonly reason: string | undefined }
  | { readonly code: 'json-cut-off'; readonly line: number }
  | { readonly code: 'json-deep'; readonly line: number; readonly levels: number }
  | { readonly code: 'long-line'; readonly line: number; readonly millions: number }
  | { readonly code: 'endless-line'; readonly line: 1; readonly megabytes: number }
  | { readonly code: 'wide-line'; readonly line: number; readonly values: number; readonly most: number }
  /** `reason`: what the engine says of it. */
  | { readonly code: 'no-table'; readonly line: number | undefined; readonly reason: string | undefined }
  | { readonly code: 'empty-workbook' | 'locked-workbook' | 'broken-sheet' | 'missing-texts' }
  | { readonly code: 'large-sheet'; readonly sheet: string }
  | { readonly code: 'locked-archive' | 'nested-archive' }
  | { readonly code: 'no-database' | 'no-database-tables' }
  /** `reason`: what SQLite says of it. */
  | { readonly code: 'damaged-database'; readonly reason: string }
  | { readonly code: 'encrypted-parquet' | 'cut-off-arrow' | 'old-feather' }
  | { readonly code: 'no-progress'; readonly seconds: number }
  /** `what`: the place, in English, or what the reader of it says. */
  | { readonly code: 'damaged-parquet' | 'damaged-arrow' | 'no-workbook'; readonly what: string }
  | { readonly code: 'damaged-archive' | 'broken-reader'; readonly what: string | undefined }
  | { readonly code: 'no-sheet-list' }
  | { readonly code: 'bomb'; readonly of: 'gzip' | 'archive'; readonly most: UnpackedLimit }
  | { readonly code: 'many-members' | 'many-tables'; readonly most: number }
  | {
      readonly code: 'many-columns';
      readonly format: 'Parquet' | 'Arrow' | 'JSON';
      readonly columns: number;
      readonly most: number;
    }
  /** `reason`: what the engine says of it. */
  | { readonly code: 'odd-types'; readonly tables: 'one' | 'several'; readonly reason: string }
  | { readonly code: 'lost-rows'; readonly declared: number; readonly read: number };

/** `times` the size of what is packed. */
export interface UnpackedLimit {
  readonly unit: 'GB' | 'times';
  readonly number: number;
}

/** What was wrong, and what the user should do. */
export interface Refused {
  readonly message: string;
  readonly advice: string;
}

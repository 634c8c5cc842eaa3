import { z } from 'zod';
import { fact } from './fact.ts';

/** What a file is by its first bytes, where no table is in it. */
const knownFileKind = z.enum([
  ...(['pdf', 'png', 'jpeg', 'gif'] as const),
  ...(['empty-zip', '7-zip', 'rar', 'zstandard', 'xz', 'bzip2', 'twice-compressed'] as const),
]);
export type KnownFileKind = z.infer<typeof knownFileKind>;

const count = z.number().int().nonnegative();
const text = z.string();
/** 1-based. */
const line = z.number().int().positive();
/** What somebody else says of it: the browser, the engine, a library. In English. */
const reason = z.string();
/** Of a file's column, as the file names it. */
const column = z.string();

const ofAnyFile = [
  fact('empty', {}),
  fact('blank', {}),
  fact('no-room', {}),
  fact('known', { fileName: text, kind: knownFileKind }),
  fact('not-text', { fileName: text }),
  fact('document', { fileName: text }),
  fact('no-progress', { seconds: count }),
  fact('broken-reader', { what: reason.optional() }),
  fact('many-tables', { most: count }),
  fact('many-columns', { format: z.enum(['Parquet', 'Arrow', 'JSON']), columns: count, most: count }),
  fact('odd-types', { tables: z.enum(['one', 'several']), reason }),
  fact('lost-rows', { declared: count, read: count }),
  /** `part`: a file that was being combined with others. */
  fact('lost-part', { part: text, rows: count, arrived: count }),
] as const;

const ofTexts = [
  fact('long-line', { line, millions: count }),
  fact('endless-line', { line: z.literal(1), megabytes: count }),
  fact('wide-line', { line, values: count, most: count }),
  fact('no-table', { line: line.optional(), reason: reason.optional() }),
] as const;

const ofJson = [
  fact('json-encoding', {}),
  fact('json-invalid', { line, reason: reason.optional() }),
  fact('json-cut-off', { line }),
  fact('json-deep', { line, levels: count }),
  fact('json-wide', { line, most: count }),
  fact('json-long', { line, megabytes: count }),
] as const;

const ofWorkbooks = [
  fact('empty-workbook', {}),
  fact('locked-workbook', {}),
  fact('broken-sheet', {}),
  fact('missing-texts', {}),
  fact('no-sheet-list', {}),
  fact('no-workbook', { what: reason }),
  fact('large-sheet', { sheet: text }),
  fact('large-workbook', { megabytes: count }),
  fact('cell-beyond-sheet', {}),
  fact('repeated-cells', {}),
] as const;

/** `times` the size of what is packed. */
const unpackedLimit = z.object({ unit: z.enum(['GB', 'times']), number: z.number().positive() });
export type UnpackedLimit = Readonly<z.infer<typeof unpackedLimit>>;

const ofPackedFiles = [
  fact('damaged-gzip', {}),
  fact('locked-archive', {}),
  fact('nested-archive', {}),
  fact('damaged-archive', { what: reason.optional() }),
  fact('bomb', { of: z.enum(['gzip', 'archive']), most: unpackedLimit }),
  fact('many-members', { most: count }),
] as const;

const ofDatabases = [
  fact('no-database', {}),
  fact('no-database-tables', {}),
  fact('large-database', { gigabytes: count }),
  fact('damaged-database', { reason }),
] as const;

const ofTypedFiles = [
  fact('encrypted-parquet', {}),
  fact('damaged-parquet', { what: reason }),
  fact('cut-off-arrow', {}),
  fact('damaged-arrow', { what: reason }),
  fact('no-message', { byte: count }),
  fact('old-feather', {}),
  fact('unknown-types', { reason }),
  fact('union-column', { column }),
  fact('unreadable-column', { column }),
  fact('far-times', { column }),
  fact('nested-times', { column, kind: z.enum(['intervals', 'INT96']) }),
] as const;

/** Why a file that is in no archive did not become a table. */
const loneFile = [
  ...ofAnyFile,
  ...ofTexts,
  ...ofJson,
  ...ofWorkbooks,
  ...ofPackedFiles,
  ...ofDatabases,
  ...ofTypedFiles,
] as const;

/** `left`: why the first of them were not read; `locked`: the paths of those that are encrypted. */
const barrenArchive = fact('barren-archive', {
  files: count,
  read: count,
  left: z.array(z.discriminatedUnion('code', loneFile)).readonly(),
  locked: z.array(text).readonly(),
});

/** Why a file did not become a table, for every language to say in its own words. */
export const fileFactSchema = z.discriminatedUnion('code', [...loneFile, barrenArchive]);
export type FileFact = Readonly<z.infer<typeof fileFactSchema>>;

/** What was wrong, and what the user should do. */
export interface Refused {
  readonly message: string;
  readonly advice: string;
}

import { z } from 'zod';
import { cellKindSchema, cellSchema } from './cell.ts';
import { importFactSchema } from './import-fact.ts';
import { importReportSchema, readChoicesSchema } from './import-report.ts';

/** A column as the file names it. `type` is DuckDB's own name of the type, `DECIMAL(12,2)` say. */
export const columnSchema = z.object({
  name: z.string(),
  type: z.string(),
  kind: cellKindSchema,
});
export type Column = Readonly<z.infer<typeof columnSchema>>;

/** What was seen of all rows of a file when it was opened in place, and of which rows a description can be made quickly. */
const inPlaceSchema = z.object({
  /** Of the table `sampleNameOf(name)`: rows from all over the file. 0 when there is none. */
  sampleRows: z.number().int().nonnegative(),
  /** One for each column, over all rows; `min` and `max` for dates, timestamps and numbers that a question can compare. */
  columns: z.array(z.object({ valueCount: z.number(), min: cellSchema, max: cellSchema })).readonly(),
});
export type InPlace = Readonly<z.infer<typeof inPlaceSchema>>;

/** A table that can be queried by `name` (unquoted when it is a plain identifier, quoted otherwise). */
export const tableSchema = z.object({
  name: z.string(),
  columns: z.array(columnSchema).readonly(),
  rowCount: z.number().int().nonnegative(),
  /** Set when the rows are not copied: each question reads the file, and they are gone with the page. */
  inPlace: inPlaceSchema.optional(),
});
export type Table = Readonly<z.infer<typeof tableSchema>>;

/** Something the reader of a file found worth saying: what was detected, assumed or set aside. */
export const importNoteSchema = z.object({
  level: z.enum(['info', 'warning']),
  /** In English. */
  message: z.string(),
  /** What the message says. Not there in older notes, nor of another version that knows other facts. */
  fact: importFactSchema.optional().catch(undefined),
  /** The file of an archive that it is about; the message begins with it. */
  member: z.string().optional(),
  /** 1-based line of the file, where one is meant. */
  line: z.number().int().positive().optional(),
  column: z.string().optional(),
});
export type ImportNote = Readonly<z.infer<typeof importNoteSchema>>;

const sourceSchema = z.object({
  fileName: z.string(),
  byteSize: z.number().int().nonnegative(),
  /** Milliseconds since 1970, as the file system has it. */
  lastModified: z.number().optional(),
  /** Name of the format that read it, `csv` say. */
  format: z.string(),
  /** SHA-256 (hex) over size, head, middle and tail samples: recognises the same content without reading all of it. */
  contentHash: z.string(),
  /** Over all of it: proves the same content. Absent until it is saved, and for files too large to be read for that. */
  wholeHash: z.string().optional(),
  notes: z.array(importNoteSchema).readonly(),
  /** One for each table whose reading can be accounted for. */
  reports: z.array(importReportSchema).readonly().default([]),
  /** What the user decided about the reading. */
  choices: readChoicesSchema.default({}),
});

/** A file that was read, and the tables it became. */
export const datasetSchema = z.object({
  id: z.string(),
  /** What the user sees: the file's name without its endings. */
  name: z.string(),
  tables: z.array(tableSchema).readonly(),
  source: sourceSchema,
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  /** Set while another reading takes its place: should the page end then, its tables may be the other's already. */
  isUncertain: z.literal(true).optional(),
});
export type Dataset = Readonly<z.infer<typeof datasetSchema>>;

/** No other table has such a name: those of files are plain identifiers. */
export function sampleNameOf(tableName: string): string {
  return `${tableName} (sample)`;
}

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

import { z } from 'zod';
import { asideLinesSchema } from './aside-lines.ts';
import { detectionFactSchema } from './detection-fact.ts';

/** What a person decides about how a file is read. What is not said is detected. */
export const readChoicesSchema = z.object({
  /** A label of the Encoding standard (https://encoding.spec.whatwg.org/#names-and-labels). */
  encoding: z.string().optional(),
  /** One character. */
  delimiter: z.string().length(1).optional(),
  /** 1-based line of the header; 0 when the file has none. */
  headerLine: z.number().int().nonnegative().optional(),
  /** Units, or a line of dashes, right under the names of a text's columns: whether they are a row of its table all the same. */
  underNames: z.enum(['left out', 'rows']).optional(),
  /** The names once more, or remarks, between the rows of a text: whether they are rows of its table all the same. */
  amongRows: z.enum(['left out', 'rows']).optional(),
  /** Blank lines, notes and sums at the end of a text: whether they are rows of its table all the same. */
  underTable: z.enum(['left out', 'rows']).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  dateOrder: z.enum(['day-first', 'month-first']).optional(),
  /** `in place`: the rows stay in the file, and questions read them there. */
  hold: z.enum(['table', 'in place']).optional(),
});
export type ReadChoices = Readonly<z.infer<typeof readChoicesSchema>>;

const choiceSchema = z.object({
  key: readChoicesSchema.keyof(),
  options: z.array(z.object({ label: z.string(), value: z.union([z.string(), z.number()]) })).readonly(),
  chosen: z.union([z.string(), z.number()]),
});

/** Something that was found out about a file: "Encoding", "UTF-8". With `choice`, it can be decided otherwise. */
const detectionSchema = z.object({
  name: z.string(),
  /** In English. */
  value: z.string(),
  /** What the value says, where it is more than a name or a number. Not there in older reports. */
  fact: detectionFactSchema.optional().catch(undefined),
  choice: choiceSchema.optional(),
});
export type Detection = Readonly<z.infer<typeof detectionSchema>>;

/** What can be found out about a file. */
export type DetectionName =
  | ('Checksums' | 'Compression' | 'Dates' | 'Decimal sign' | 'Delimiter' | 'Encoding' | 'Header')
  | (
      | 'Among the rows'
      | 'Held as'
      | 'In the database'
      | 'Kind'
      | 'Records'
      | 'Rows'
      | 'Sheet'
      | 'Under the names'
      | 'Under the table'
      | 'Written by'
    );

/** As files are read now; a report that was kept may name something else. */
export type KnownDetection = Detection & { readonly name: DetectionName };

/** What the file itself does not tell, and nobody may guess. */
const openQuestionSchema = z.object({
  key: z.literal('dateOrder'),
  columns: z.array(z.string()).readonly(),
  /** As they stand in the file. */
  examples: z.array(z.string()).readonly(),
});
export type OpenQuestion = Readonly<z.infer<typeof openQuestionSchema>>;

/** Cells that are in the file and not in the table, and why. */
const setAsideSchema = z.object({ what: z.string(), cells: z.number().int().nonnegative() });
export type SetAside = Readonly<z.infer<typeof setAsideSchema>>;

/** Why a cell of a file is not in its table. */
export type SetAsideWhat =
  | ('header' | 'units' | 'lines above the table' | 'totals' | 'footnotes' | 'cells beside the tables')
  | ('error values' | 'dates that no calendar has' | 'read as missing')
  | ('blank lines' | 'remarks among the rows' | 'empty ends of lines that close with a delimiter')
  | ('empty cells behind the last column' | 'joined into the last column')
  | ('values beside the rows' | 'values of names that stand more than once' | 'lines that are no JSON');

/** As files are read now; a report that was kept may name something else. */
export type KnownSetAside = SetAside & { readonly what: SetAsideWhat };

/**
 * Where each cell of the file went. Counted apart from the reading: `inFile` in the file itself, `inTable` by the
 * engine. Nothing was lost when `inFile` = `inTable` - `filledIn` + all that was set aside.
 */
const cellCountSchema = z.object({
  inFile: z.number().int().nonnegative(),
  /** Rows times columns. */
  inTable: z.number().int().nonnegative(),
  /** Empty cells that complete rows which are too short in the file. */
  filledIn: z.number().int().nonnegative(),
  setAside: z.array(setAsideSchema).readonly(),
});
export type CellCount = Readonly<z.infer<typeof cellCountSchema>>;

/** How one table came out of its file. */
export const importReportSchema = z.object({
  table: z.string(),
  detections: z.array(detectionSchema).readonly(),
  question: openQuestionSchema.optional(),
  cells: cellCountSchema.optional(),
  /** Lines that were left out, completed or read otherwise than they stand. */
  aside: asideLinesSchema.optional(),
});
export type ImportReport = Readonly<z.infer<typeof importReportSchema>>;

/** Cells of the file that are neither in the table nor set aside; 0 when all is well. */
export function unaccounted({ inFile, inTable, filledIn, setAside }: CellCount): number {
  return inFile - (inTable - filledIn) - setAside.reduce((sum, { cells }) => sum + cells, 0);
}

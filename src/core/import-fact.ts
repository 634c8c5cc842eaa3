import { z } from 'zod';
import { fact } from './fact.ts';
import { fileFactSchema } from './file-fact.ts';

const count = z.number().int().nonnegative();
const place = z.number().int().positive();
const text = z.string();
const texts = z.array(z.string()).readonly();
/** Of a file's column, as the table names it. */
const column = z.string();

const naming = [
  /** `columns`: how many were given numbers for names. */
  fact('no-header', { columns: count }),
  fact('unnamed-column', { column, place }),
  fact('repeated-name', { column, name: text, place }),
] as const;

const inTexts = [
  fact('lines-above', { lines: count }),
  fact('units-row', { units: z.array(z.object({ column, unit: text })).readonly() }),
  fact('dashes', {}),
  fact('blanks-beside-values', {}),
  fact('names-again', { rows: count }),
  fact('remarks', { rows: count }),
  fact('total-left-out', { name: text }),
  fact('lines-under', { lines: count }),
  fact('doubtful-total', { name: text }),
  fact('encoding', { encoding: text }),
  fact('held-in-place', { why: z.enum(['chosen', 'size', 'memory']), byteSize: count }),
  fact('written-anew', {}),
  fact('missing-words', { column, words: texts }),
  fact('undecided-dates', { column, example: text }),
  fact('undecided-decimals', { column, taken: text, other: text }),
  fact('unit-left-out', { column, unit: text }),
  fact('brackets', { column, example: text }),
  fact('two-digit-years', { column, example: text, year: text }),
  fact('short-rows', { rows: count, line: place, width: count }),
  /** `columns`: those that hold the surplus, the first and the last. */
  fact('long-rows', { rows: count, line: place, width: count, columns: texts }),
  fact('stray-quotes', { rows: count, line: place }),
  fact('kept-as-text', {
    column,
    text,
    kind: z.enum(['text', 'number', 'boolean', 'date', 'timestamp', 'time']),
    /** A row where lines cannot be told. */
    where: z.object({ unit: z.enum(['line', 'row']), number: place }),
    more: count,
  }),
  fact('texts-read', {
    column,
    kind: z.enum(['text', 'number', 'boolean', 'date', 'timestamp', 'time']),
  }),
] as const;

const inArchives = [
  fact('encrypted-member', { path: text }),
  fact('members-left', { files: count, read: count }),
  /** `reason`: the sentence with which it was refused; `why`, which older versions did not keep, says the same. */
  fact('refused-member', { path: text, reason: text, why: fileFactSchema.optional() }),
] as const;

const inJson = [
  fact('lists-as-columns', {}),
  fact('rows-within', { place: text }),
  fact('values-beside', {
    values: z.array(z.object({ place: text, text: text.optional() })).readonly(),
  }),
  fact('first-list-is-data', {}),
  fact('first-list-is-header', {}),
  fact('names-twice', { names: count, line: place }),
  fact('invalid-lines', { lines: count, line: place }),
  fact('mixed-json', {
    column,
    kinds: z.array(z.enum(['boolean', 'number', 'string', 'array', 'object'])).readonly(),
  }),
  fact('wide-objects', { column }),
  fact('exact-numbers', { column, kept: z.enum(['text', 'decimals']) }),
] as const;

const inDatabases = [
  fact('unread-log', {}),
  /** `reason` is SQLite's own. */
  fact('left-out', { kind: z.enum(['view', 'virtual']), name: text, reason: text, isOpened: z.boolean() }),
  fact('mixed-storage', { column, table: text, numbers: count, texts: count, blobs: count }),
] as const;

const inTypedFiles = [
  fact('times-to-utc', { column }),
  fact('cut-to-microseconds', { column, what: z.enum(['times', 'durations', 'intervals']) }),
  fact('kept-as-bytes', { column, why: z.enum(['no-text', 'no-kind-here']) }),
  fact('wide-decimals', { column }),
  fact('maps-as-lists', { column }),
  fact('read-otherwise', {}),
] as const;

const inWorkbooks = [
  fact('empty-sheet', { sheet: text }),
  fact('hidden-sheet', { sheet: text }),
  fact('no-cells', { sheet: text }),
  fact('hidden-parts', { sheet: text, rows: count, columns: count }),
  fact('unformatted-numbers', { sheet: text, cells: count }),
  /** `first`, here and below: the address of a cell, `B3` say. */
  fact('uncomputed', { sheet: text, formulas: count, first: text }),
  fact('set-aside', {
    sheet: text,
    what: z.enum(['above', 'units', 'totals', 'below']),
    says: texts,
    isMore: z.boolean(),
  }),
  fact('merged', { sheet: text, areas: count, first: text }),
  fact('read-as-empty', {
    column,
    what: z.enum(['error', 'no-day']),
    cells: count,
    first: text,
    texts,
  }),
  fact('mixed-cells', {
    column,
    kinds: z
      .array(
        z.object({
          kind: z.enum(['number', 'date', 'timestamp', 'time', 'duration', 'boolean', 'text', 'other']),
          count,
        }),
      )
      .readonly(),
    first: text,
  }),
  fact('several-units', { column, units: texts }),
  fact('percent', { column }),
  fact('shown-unit', { column, unit: text, sheet: text }),
  fact('unit-row', { column, unit: text, first: text }),
] as const;

const inUnions = [
  fact('combined', {
    parts: z.array(z.object({ source: text, rows: count })).readonly(),
    sourceColumn: text,
  }),
  fact('widened', {
    column,
    parts: z.array(z.object({ source: text, type: text })).readonly(),
    type: text,
  }),
] as const;

/** What a note on a reading says, for every language to say in its own words. */
export const importFactSchema = z.discriminatedUnion('code', [
  ...naming,
  ...inTexts,
  ...inArchives,
  ...inJson,
  ...inDatabases,
  ...inTypedFiles,
  ...inWorkbooks,
  ...inUnions,
]);
export type ImportFact = Readonly<z.infer<typeof importFactSchema>>;

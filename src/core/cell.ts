import { z } from 'zod';

/**
 * One value of a result, safe to clone, store and write as JSON.
 *
 * - integers and decimals: `number` when a double holds them exactly, else their exact digits as `string`
 *   (the column's kind still says `integer` or `decimal`)
 * - dates: `YYYY-MM-DD`; times: `HH:MM:SS[.ffffff]`; timestamps: `YYYY-MM-DD HH:MM:SS[.fffffffff]`, with zone in UTC and a `+00`
 * - intervals, UUIDs, enums: DuckDB's own text; blobs: DuckDB's `\xAB` text
 * - NaN and infinities stay numbers; `NULL` is `null`
 */
export type Cell = null | boolean | number | string | readonly Cell[] | { readonly [field: string]: Cell };

export const cellSchema: z.ZodType<Cell> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.nan(),
    z.literal(Number.POSITIVE_INFINITY),
    z.literal(Number.NEGATIVE_INFINITY),
    z.string(),
    z.array(cellSchema),
    z.record(z.string(), cellSchema),
  ]),
);

/** What a column's values are, whatever the engine calls the type. */
export const cellKinds = [
  'integer',
  'decimal',
  'float',
  'text',
  'boolean',
  'date',
  'time',
  'timestamp',
  'interval',
  'binary',
  'nested',
  'other',
] as const;
export type CellKind = (typeof cellKinds)[number];
export const cellKindSchema = z.enum(cellKinds);

export function isNumericKind(kind: CellKind): boolean {
  return kind === 'integer' || kind === 'decimal' || kind === 'float';
}

export function isTemporalKind(kind: CellKind): boolean {
  return kind === 'date' || kind === 'timestamp';
}

/** The number a numeric cell stands for; exact digits kept as text become the nearest double. `undefined` for all else. */
export function numberOf(cell: Cell | undefined): number | undefined {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string' || !/^[-+]?\d+(\.\d+)?$/.test(cell)) return undefined;
  return Number(cell);
}

/** A cell as plain text, for messages and keys: nested cells as JSON, NULL as the empty text. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

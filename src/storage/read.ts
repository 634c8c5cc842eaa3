import type { z } from 'zod';

/** A row that does not have the shape it should have: written by another version of the app, or damaged. */
export interface Unreadable {
  readonly table: string;
  /** How many rows were left out. */
  readonly count: number;
  /** What was wrong with the first of them. */
  readonly problem: string;
}

export type ReportUnreadable = (unreadable: Unreadable) => void;

/** The rows that parse; the others are left out and reported, together. */
export function readRows<T>(
  table: string,
  rows: readonly unknown[],
  schema: z.ZodType<T>,
  report: ReportUnreadable,
): readonly T[] {
  const parsed = rows.map((row) => schema.safeParse(row));
  const problems = parsed.flatMap((row) => (row.success ? [] : [row.error.message]));
  if (problems[0] !== undefined) report({ table, count: problems.length, problem: problems[0] });
  return parsed.flatMap((row) => (row.success ? [row.data] : []));
}

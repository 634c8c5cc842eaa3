import { quoteIdentifier } from '../../../core/dataset.ts';
import type { ReadRequest } from '../../format.ts';
import { type ColumnPlan, inferColumns, type Plan } from './plan.ts';

const examplesPerColumn = 60;
/** A file that is read in place is read once more. */
const timeoutMs = 3_600_000;

/**
 * A plan with types for the columns that were empty wherever the file was sampled, and for those whose dates left open
 * which number is the day, learnt from the table that they were read into as text; `undefined` when text is right for
 * all of them.
 */
export async function lookAgain(request: ReadRequest, plan: Plan): Promise<Plan | undefined> {
  const open = plan.columns.filter((column) => isBlind(column) || column.isUndecided === true);
  if (plan.isWhole || open.length === 0) return undefined;
  const sql = `SELECT ${open.map(examplesSql).join(', ')} FROM ${quoteIdentifier(request.tableName)}`;
  const { rows } = await request.engine.query(sql, { signal: request.signal, timeoutMs });
  const seen = new Map(open.map(({ name }, index) => [name, textsOf(rows[0]?.[index])]));
  const columns = inferColumns(
    plan.columns.map(({ name }) => name),
    plan.columns.map(({ name, texts }) => new Set([...(seen.get(name) ?? []), ...texts])),
    { delimiter: plan.originalDelimiter, choices: plan.choices },
  );
  const next = plan.columns.map((column, index) =>
    seen.has(column.name) ? (columns[index] ?? column) : column,
  );
  const isTyped = next.some(({ name, reading }) => seen.has(name) && reading.kind !== 'text');
  return isTyped ? { ...plan, columns: next } : undefined;
}

function isBlind({ texts }: ColumnPlan): boolean {
  return texts.size === 0;
}

function examplesSql(column: ColumnPlan): string {
  const text = `trim(${quoteIdentifier(column.name)})`;
  return isBlind(column) ? `approx_top_k(${text}, ${examplesPerColumn})` : tellingDatesSql(text);
}

/** A date whose first number is no month, and one whose second is none. */
function tellingDatesSql(text: string): string {
  const [first, second] = [String.raw`^(\d{1,2})\D`, String.raw`^\d{1,2}\D(\d{1,2})\D`].map(
    (pattern) => `first(${text}) FILTER (TRY_CAST(regexp_extract(${text}, '${pattern}', 1) AS INTEGER) > 12)`,
  );
  return `[${first ?? ''}, ${second ?? ''}]`;
}

function textsOf(examples: unknown): ReadonlySet<string> {
  if (!Array.isArray(examples)) return new Set();
  return new Set(examples.filter((text) => typeof text === 'string' && text !== ''));
}

import { quoteIdentifier } from '../../../core/dataset.ts';
import type { ReadRequest } from '../../format.ts';
import { inferColumns, type Plan } from './plan.ts';

const examplesPerColumn = 60;

/**
 * A plan with types for the columns that were empty wherever the file was sampled, learnt from the table that they
 * were read into as text; `undefined` when text is right for all of them.
 */
export async function lookAgain(request: ReadRequest, plan: Plan): Promise<Plan | undefined> {
  const blind = plan.columns.filter(({ texts }) => texts.size === 0);
  if (plan.isWhole || blind.length === 0) return undefined;
  const examples = blind.map(
    ({ name }) => `approx_top_k(trim(${quoteIdentifier(name)}), ${examplesPerColumn})`,
  );
  const sql = `SELECT ${examples.join(', ')} FROM ${quoteIdentifier(request.tableName)}`;
  const { rows } = await request.engine.query(sql, { signal: request.signal });
  const seen = new Map(blind.map(({ name }, index) => [name, textsOf(rows[0]?.[index])]));
  const columns = inferColumns(
    plan.columns.map(({ name }) => name),
    plan.columns.map(({ name, texts }) => seen.get(name) ?? texts),
    plan.originalDelimiter,
  );
  const next = plan.columns.map((column, index) =>
    seen.has(column.name) ? (columns[index] ?? column) : column,
  );
  const isTyped = next.some(({ name, reading }) => seen.has(name) && reading.kind !== 'text');
  return isTyped ? { ...plan, columns: next } : undefined;
}

function textsOf(examples: unknown): ReadonlySet<string> {
  if (!Array.isArray(examples)) return new Set();
  return new Set(examples.filter((text) => typeof text === 'string' && text !== ''));
}

import { quoteIdentifier } from '../../../core/dataset.ts';
import { measured, type SchemaColumn } from '../schema/schema.ts';
import { expressionSql } from '../sql/expression.ts';
import type { Clause, Step } from './step.ts';

/** "fill missing ages with the mean", "impute X using the mode". */
export function readFilling({ text, columns, asked }: Clause): Step | undefined {
  const isFilling = /\b(?:fill|imput|replac|substitut|handl|treat)\w*\b/i.test(text) && gaps.test(text);
  const how =
    /\b(?:with|by|using|as)\b[^.]*?\b(mean|average|median|mode|most frequent|most common|zeros?|0)\b/i.exec(
      text,
    )?.[1];
  const filled = namedOr(columns, asked);
  if (!isFilling || how === undefined || filled.length === 0) return undefined;
  const fits = filled.filter((column) => /mode|most/i.test(how) || column.profile.kind !== 'text');
  if (fits.length === 0) return undefined;
  return {
    text: `I filled gaps in ${listed(fits)} with ${/^(?:zeros?|0)$/i.test(how) ? 'zero' : `the ${how.toLowerCase()}`}.`,
    selectFrom: (table) =>
      replaced(table, fits, (name) => `coalesce(${name}, ${fillSql(how.toLowerCase(), name)})`),
    completes: fits.map(({ name }) => name),
  };
}

const gaps = /\b(?:missing|nulls?|nans?|empty|blanks?|gaps)\b/i;

function fillSql(how: string, name: string): string {
  if (/^(?:zeros?|0)$/.test(how)) return '0';
  if (/mode|most/.test(how)) return `mode(${name}) OVER ()`;
  return how === 'median' ? `median(${name}) OVER ()` : `avg(${name}) OVER ()`;
}

/** "drop rows with missing X", "after removing nulls". */
export function readDropping({ text, columns, asked }: Clause): Step | undefined {
  const isDropping = /\b(?:drop|remov|exclud|delet|eliminat|discard|filter)\w*\b|\blistwise\b/i.test(text);
  const complete = namedOr(columns, asked);
  if (!isDropping || !gaps.test(text) || complete.length === 0) return undefined;
  const present = complete.map(({ name }) => `${quoteIdentifier(name)} IS NOT NULL`).join(' AND ');
  return {
    text: `I left out rows without ${listed(complete)}.`,
    selectFrom: (table) => `SELECT * FROM ${quoteIdentifier(table)} WHERE ${present}`,
    completes: complete.map(({ name }) => name),
  };
}

/** "remove outliers by the IQR rule, then …". */
export function readPruning({ text, columns, asked, whole }: Clause): Step | undefined {
  const isPruning = /\b(?:remov|exclud|drop|prun|eliminat|discard|filter)\w*\b|\bwithout\b/i.test(text);
  const [column] = namedOr(columns, asked).filter(({ number }) => number !== undefined);
  if (!isPruning || !/\boutliers?\b/i.test(text) || column === undefined) return undefined;
  const byScore =
    !/interquartile|\biqr\b/.test(whole) &&
    /\bz[- ]?scores?\b|\d standard deviations?|standard deviations (?:from|of|away)/.test(whole);
  const said = /(\d+(?:\.\d+)?)\s*(?:\*|times|standard|x\b|sd)/.exec(whole)?.[1];
  const factor = Number(said ?? (byScore ? 3 : 1.5));
  const value = expressionSql(measured(column));
  return {
    text: `I left out rows whose ${column.name} is an outlier (${byScore ? `z-score above ${factor}` : `beyond ${factor} interquartile ranges from the quartiles`}).`,
    selectFrom: (table) =>
      byScore
        ? `SELECT * FROM ${quoteIdentifier(table)} QUALIFY abs(${value} - avg(${value}) OVER ()) <= ${factor} * ${deviation(whole)}(${value}) OVER ()`
        : `SELECT * FROM ${quoteIdentifier(table)} WHERE ${value} BETWEEN ${fence(table, value, 0.25, -factor)} AND ${fence(table, value, 0.75, factor)}`,
  };
}

function deviation(whole: string): string {
  return /\bpopulation\b/.test(whole) ? 'stddev_pop' : 'stddev_samp';
}

function fence(table: string, value: string, at: number, factor: number): string {
  const spread = `(quantile_cont(${value}, 0.75) - quantile_cont(${value}, 0.25))`;
  return `(SELECT quantile_cont(${value}, ${at}) + ${factor} * ${spread} FROM ${quoteIdentifier(table)})`;
}

/** "normalise fare by min-max", "standardise X", "apply a log transformation to X". */
export function readScaling({ text, columns, asked }: Clause): Step | undefined {
  const scale = scales.find(([pattern]) => pattern.test(text));
  const scaled = namedOr(columns, asked).filter(
    ({ profile, number }) => number !== undefined && profile.kind !== 'text',
  );
  if (scale === undefined || scaled.length === 0) return undefined;
  const [, words, formula] = scale;
  return {
    text: `I ${words} ${listed(scaled)}.`,
    selectFrom: (table) => replaced(table, scaled, formula),
  };
}

const scales: readonly (readonly [pattern: RegExp, words: string, formula: (name: string) => string])[] = [
  [
    /\blog(?:arithm\w*)?[- ]?(?:transform|scal)\w*|\bnatural log(?:arithm)?\b|\blogarithm of\b/i,
    'took the natural logarithm of',
    (name) => `CASE WHEN ${name} > 0 THEN ln(${name}) END`,
  ],
  [
    /\bstandardi[sz](?:e|ing)\b|\bz[- ]?score (?:normali|standardi)/i,
    'standardised',
    (name) => `(${name} - avg(${name}) OVER ()) / nullif(stddev_pop(${name}) OVER (), 0)`,
  ],
  [
    /\bmin[- ]?max\b|\bnormali[sz](?:e|ing)\b|\bscal(?:e|ing)\b.*\b0\b.*\b1\b/i,
    'scaled to 0 to 1',
    (name) => `(${name} - min(${name}) OVER ()) / nullif(max(${name}) OVER () - min(${name}) OVER (), 0)`,
  ],
];

function replaced(
  table: string,
  columns: readonly SchemaColumn[],
  formula: (name: string) => string,
): string {
  const terms = columns.map(({ name }) => `${formula(quoteIdentifier(name))} AS ${quoteIdentifier(name)}`);
  return `SELECT * REPLACE (${terms.join(', ')}) FROM ${quoteIdentifier(table)}`;
}

/** Columns named here; else those that the question names. */
function namedOr(columns: Clause['columns'], asked: Clause['asked']): SchemaColumn[] {
  const marks = columns.length > 0 ? columns : asked;
  return [...new Set(marks.map(({ column }) => column))];
}

function listed(columns: readonly SchemaColumn[]): string {
  return columns.map(({ name }) => name).join(', ');
}

import type { ValueMatch, ValueSearch } from '../core/agent.ts';
import { cellText } from '../core/cell.ts';
import { type Column, quoteIdentifier, quoteText, type Table } from '../core/dataset.ts';
import type { SqlEngine } from '../core/engine.ts';

const matchesPerPhraseAndColumn = 5;
const rowLimit = 5000;

/**
 * Finds which values of text columns the phrases stand for, in one query. Case is ignored. A value matches when it is the
 * phrase, begins with it, or has it in it as whole words; phrases shorter than three characters match whole values only.
 */
export async function findValues(
  engine: SqlEngine,
  table: Table,
  search: ValueSearch,
  signal: AbortSignal,
): Promise<readonly ValueMatch[]> {
  const phrases = [...new Set(search.phrases.map((phrase) => phrase.trim().toLowerCase()))].filter(Boolean);
  const columns = table.columns.filter((column) => isSearched(column, search));
  if (phrases.length === 0 || columns.length === 0) return [];
  const result = await engine.query(findValuesSql(table.name, columns, phrases), { signal, rowLimit });
  return result.rows.map(([phrase, column, value, how, rowCount]) => ({
    phrase: cellText(phrase),
    table: table.name,
    column: cellText(column),
    value: cellText(value),
    how: how === 'equal' || how === 'begins' ? how : 'contains',
    rowCount: Number(rowCount),
  }));
}

function isSearched(column: Column, search: ValueSearch): boolean {
  return column.kind === 'text' && (search.columns === undefined || search.columns.includes(column.name));
}

/** Columns of the result: phrase, column, value, how, rowCount. */
function findValuesSql(table: string, columns: readonly Column[], phrases: readonly string[]): string {
  const list = phrases.map((phrase) => `(${quoteText(phrase)})`).join(', ');
  const values = columns.map(({ name }) => distinctValuesSql(table, name)).join('\n  UNION ALL\n');
  return `WITH phrases(phrase) AS (VALUES ${list}),
values_of AS (
${values}
),
matches AS (
  SELECT phrase, "column", "value", rowCount,
    CASE WHEN lowered = phrase THEN 'equal' WHEN starts_with(lowered, phrase) THEN 'begins' ELSE 'contains' END AS how
  FROM values_of JOIN phrases
    ON lowered = phrase
    OR (length(phrase) > 2 AND contains(spaced, ' ' || regexp_replace(phrase, '[^[:alnum:]]+', ' ', 'g') || ' '))
)
SELECT phrase, "column", "value", how, rowCount FROM matches
QUALIFY row_number() OVER (
  PARTITION BY phrase, "column"
  ORDER BY how = 'equal' DESC, how = 'begins' DESC, rowCount DESC, length("value"), "value"
) <= ${matchesPerPhraseAndColumn}
ORDER BY how = 'equal' DESC, length(phrase) DESC, rowCount DESC, "column", "value"`;
}

/** Grouped before anything is computed: a column has far fewer values than rows. */
function distinctValuesSql(table: string, column: string): string {
  const cell = quoteIdentifier(column);
  return `  SELECT ${quoteText(column)} AS "column", "value", rowCount, lower(trim("value")) AS lowered,
    ' ' || regexp_replace(lower("value"), '[^[:alnum:]]+', ' ', 'g') || ' ' AS spaced
  FROM (SELECT ${cell} AS "value", count(*) AS rowCount FROM ${quoteIdentifier(table)} WHERE ${cell} IS NOT NULL GROUP BY 1)`;
}

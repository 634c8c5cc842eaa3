import { type Cell, numberOf } from '../core/cell.ts';

/** A query as far as it means something: letters in one case outside of texts, no comments, blanks, or end sign. */
function normalisedSql(sql: string): string {
  const parts = sql.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\s+|;|[^'"\s;]/g);
  const plain = [...parts]
    .map(([part]) =>
      /^(?:--|\/\*|\s|;)/.test(part)
        ? ' '
        : part.startsWith("'")
          ? part
          : part.toLowerCase().replace(/^"([a-z_][a-z0-9_]*)"$/, '$1'),
    )
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([(),=<>+*/-]) ?/g, '$1')
    .trim();
  const inner = /^(?:select\*)?from\((.*)\)(?: as)?(?: \w+)?$/.exec(plain)?.[1];
  return inner !== undefined && isBalanced(inner) ? inner : plain;
}

function isBalanced(sql: string): boolean {
  let depth = 0;
  for (const character of sql) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Whether a query is the same as one that was run, but for how it is written. */
export function isSameQuery(sql: string, codes: readonly string[]): boolean {
  const normal = normalisedSql(sql);
  return codes.some((code) => normalisedSql(code) === normal);
}

/** A query that reads the data, is none of those that were run, and does not hold the value that it should find. */
export function isSecondWay(
  sql: string,
  {
    codes,
    tables,
    expected,
  }: { readonly codes: readonly string[]; readonly tables: readonly string[]; readonly expected: Cell },
): boolean {
  const plain = sql.toLowerCase();
  const readsData = [...tables, 'data', 'transactions'].some((name) => plain.includes(name.toLowerCase()));
  return readsData && !isSameQuery(sql, codes) && !holds(sql, expected, codes);
}

/** Whether the value is written in it; a number that the first query has too, a limit say, is no such sign. */
function holds(sql: string, expected: Cell, codes: readonly string[]): boolean {
  const value = numberOf(expected);
  if (value === undefined)
    return (
      typeof expected === 'string' &&
      expected !== '' &&
      sql.includes(expected) &&
      !codes.some((code) => code.includes(expected))
    );
  const literals = (code: string) => (code.match(/\d+(?:\.\d+)?(?:e[-+]?\d+)?/gi) ?? []).map(Number);
  const near = (literal: number) =>
    Math.abs(literal - Math.abs(value)) <= 1e-6 * Math.max(1, Math.abs(value));
  return (
    literals(sql).some(near) &&
    !codes.some((code) => literals(code).some(near)) &&
    ![0, 1, 100].includes(value)
  );
}

import { SQLDialect } from '@codemirror/lang-sql';

/** Words of a query; those that only write are left out, as the console reads only. */
export const queryWords: readonly string[] = [
  ...['SELECT', 'DISTINCT', 'EXCLUDE', 'REPLACE', 'RENAME', 'COLUMNS', 'AS', 'FROM', 'WHERE', 'GROUP', 'BY'],
  ...['ALL', 'HAVING', 'QUALIFY', 'WINDOW', 'ORDER', 'ASC', 'DESC', 'NULLS', 'FIRST', 'LAST', 'LIMIT'],
  ...['OFFSET', 'WITH', 'RECURSIVE', 'MATERIALIZED', 'UNION', 'INTERSECT', 'EXCEPT', 'VALUES', 'TABLE'],
  ...['JOIN', 'INNER', 'LEFT', 'RIGHT', 'FULL', 'OUTER', 'CROSS', 'NATURAL', 'ASOF', 'ANTI', 'SEMI'],
  ...['POSITIONAL', 'LATERAL', 'ON', 'USING', 'AND', 'OR', 'NOT', 'IN', 'IS', 'NULL', 'TRUE', 'FALSE'],
  ...['LIKE', 'ILIKE', 'GLOB', 'SIMILAR', 'TO', 'ESCAPE', 'BETWEEN', 'EXISTS', 'ANY', 'SOME', 'CASE', 'WHEN'],
  ...['THEN', 'ELSE', 'END', 'CAST', 'TRY_CAST', 'COLLATE', 'INTERVAL', 'AT', 'ZONE', 'FILTER', 'WITHIN'],
  ...['OVER', 'PARTITION', 'ROWS', 'RANGE', 'GROUPS', 'PRECEDING', 'FOLLOWING', 'UNBOUNDED', 'CURRENT'],
  ...['ROW', 'PIVOT', 'UNPIVOT', 'TABLESAMPLE', 'SAMPLE', 'PERCENT', 'GROUPING', 'SETS', 'ROLLUP', 'CUBE'],
  ...['DESCRIBE', 'SUMMARIZE', 'SHOW', 'EXPLAIN', 'ANALYZE', 'LAMBDA'],
];

/** Functions that the engine does not list: they are of its grammar. */
export const grammarFunctions: readonly string[] = [
  ...['row_number', 'rank', 'dense_rank', 'percent_rank', 'cume_dist', 'ntile', 'lag', 'lead'],
  ...['first_value', 'last_value', 'nth_value', 'coalesce', 'nullif', 'extract', 'position', 'overlay'],
];

const typeNames =
  'bigint bit blob boolean bool char date datetime decimal double enum float float4 float8 hugeint int int1 int2 ' +
  'int4 int8 integer json list long map numeric real short signed smallint string struct text time timestamp ' +
  'timestamptz tinyint ubigint uhugeint uinteger usmallint utinyint uuid varchar varint year month day hour minute second';

const usualFunctions =
  'abs any_value arg_max arg_min avg ceil coalesce concat corr count date_diff date_part date_trunc dense_rank ' +
  'epoch first_value floor generate_series greatest lag last last_value lead least len length list ln log lower ' +
  'ltrim max median min mode month ntile nullif quantile_cont quantile_disc rank regexp_extract regexp_matches ' +
  'regexp_replace replace round row_number rtrim sign split_part sqrt stddev strftime string_agg strptime substring ' +
  'sum trim unnest upper variance';

export const duckDb = SQLDialect.define({
  keywords: queryWords.join(' ').toLowerCase(),
  types: typeNames,
  builtin: usualFunctions,
  operatorChars: '+-*/<>=~!@%^&|:',
  specialVar: '$?',
  doubleDollarQuotedStrings: true,
  caseInsensitiveIdentifiers: true,
});

/** Names that must be quoted, and a few more that read better so. */
export const reservedWords: ReadonlySet<string> = new Set([
  ...queryWords,
  ...['ANALYSE', 'ARRAY', 'ASYMMETRIC', 'BOTH', 'CHECK', 'COLUMN', 'CONSTRAINT', 'CREATE', 'DEFAULT'],
  ...['DEFERRABLE', 'DO', 'FETCH', 'FOR', 'FOREIGN', 'INITIALLY', 'INTO', 'LEADING', 'ONLY', 'PLACING'],
  ...[
    'PRIMARY',
    'REFERENCES',
    'RETURNING',
    'SYMMETRIC',
    'TRAILING',
    'UNIQUE',
    'VARIADIC',
    'PIVOT_LONGER',
    'PIVOT_WIDER',
  ],
]);

export function isQueryWord(text: string): boolean {
  return queryWords.includes(text.toUpperCase());
}

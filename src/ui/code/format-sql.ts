import { duckdb, formatDialect } from 'sql-formatter';

/** The same query in the usual layout. Throws where it cannot be read as SQL. */
export function formatSql(sql: string): string {
  return formatDialect(sql, {
    dialect: duckdb,
    tabWidth: 2,
    keywordCase: 'upper',
    expressionWidth: 72,
    linesBetweenQueries: 1,
  });
}

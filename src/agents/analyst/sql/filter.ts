import type { Cell } from '../../../core/cell.ts';
import { quoteIdentifier, quoteText } from '../../../core/dataset.ts';
import type { Expression, Filter } from '../intent.ts';
import { aggregateSql } from './aggregate.ts';
import { expressionSql } from './expression.ts';
import { literal } from './literal.ts';

/** A condition, in brackets where it needs them. */
export function filterSql(filter: Filter, table: string): string {
  switch (filter.kind) {
    case 'compare':
      return `${expressionSql(filter.left)} ${filter.operator} ${operandSql(filter.right)}`;
    case 'against': {
      const overall = aggregateSql(filter.how, expressionSql(filter.left));
      return `${expressionSql(filter.left)} ${filter.operator} (SELECT ${overall} FROM ${quoteIdentifier(table)})`;
    }
    case 'between':
      return `${expressionSql(filter.left)} BETWEEN ${literal(filter.low)} AND ${literal(filter.high)}`;
    case 'within':
      return withinSql(expressionSql(filter.left), filter.low, filter.high);
    case 'one-of':
      return oneOfSql(expressionSql(filter.left), filter.values);
    case 'contains':
      return `${quoteIdentifier(filter.column)} ILIKE ${quoteText(containsPattern(filter.words))}`;
    case 'starts':
      return `starts_with(lower(${quoteIdentifier(filter.column)}), ${quoteText(filter.text.toLowerCase())})`;
    case 'same-as': {
      const [left, from] = [expressionSql(filter.left), quoteIdentifier(table)];
      const known = filterSql(filter.of, table);
      return `(${left} IN (SELECT ${left} FROM ${from} WHERE ${known}) AND NOT coalesce(${known}, false))`;
    }
    case 'missing':
      return `${expressionSql(filter.of)} IS NULL`;
    case 'not':
      return `NOT coalesce(${filterSql(filter.part, table)}, false)`;
    case 'and':
    case 'or':
      return `(${filter.parts.map((part) => filterSql(part, table)).join(filter.kind === 'and' ? ' AND ' : ' OR ')})`;
  }
}

function withinSql(left: string, low: string, high: string): string {
  return `(${left} >= TIMESTAMP ${quoteText(low)} AND ${left} < TIMESTAMP ${quoteText(high)})`;
}

function oneOfSql(left: string, values: readonly Cell[]): string {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return `${left} = ${literal(only)}`;
  return `${left} IN (${values.map(literal).join(', ')})`;
}

function containsPattern(words: readonly string[]): string {
  return `%${words.map((word) => word.replaceAll(/[%_\\]/g, '_')).join('%')}%`;
}

function operandSql(right: Cell | Expression): string {
  return isExpression(right) ? expressionSql(right) : literal(right);
}

function isExpression(right: Cell | Expression): right is Expression {
  return typeof right === 'object' && right !== null && !Array.isArray(right) && 'kind' in right;
}

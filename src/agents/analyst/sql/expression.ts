import { quoteIdentifier } from '../../../core/dataset.ts';
import type { Expression, TimePart } from '../intent.ts';

export function expressionSql(expression: Expression): string {
  switch (expression.kind) {
    case 'column':
      return quoteIdentifier(expression.column);
    case 'number':
      return numberInTextSql(quoteIdentifier(expression.column), expression.decimal);
    case 'period':
      return `date_trunc('${expression.grain}', ${quoteIdentifier(expression.of)})`;
    case 'part':
      return partSql(expression.part, quoteIdentifier(expression.of));
    case 'plain-text':
      return `lower(trim(${quoteIdentifier(expression.column)}))`;
    case 'computed':
      return computedSql(expression);
  }
}

function computedSql(expression: Extract<Expression, { kind: 'computed' }>): string {
  const left = expressionSql(expression.left);
  const right = expressionSql(expression.right);
  return expression.operator === '/'
    ? `(${left} / nullif(${right}, 0))`
    : `(${left} ${expression.operator} ${right})`;
}

/** `−` is a minus sign too. */
function numberInTextSql(cell: string, decimal: '.' | ','): string {
  const plain = `replace(${cell}, '−', '-')`;
  return decimal === '.'
    ? `TRY_CAST(replace(regexp_extract(${plain}, '-?[0-9][0-9,]*[.]?[0-9]*|-?[.][0-9]+'), ',', '') AS DOUBLE)`
    : `TRY_CAST(replace(replace(regexp_extract(${plain}, '-?[0-9][0-9.]*,?[0-9]*'), '.', ''), ',', '.') AS DOUBLE)`;
}

function partSql(part: TimePart, cell: string): string {
  switch (part) {
    case 'weekday':
      return `isodow(${cell})`;
    case 'weekday-name':
      return `dayname(${cell})`;
    case 'month-name':
      return `monthname(${cell})`;
    case 'weekend':
      return `CASE WHEN isodow(${cell}) >= 6 THEN 'weekend' WHEN isodow(${cell}) < 6 THEN 'weekday' END`;
    case 'year':
    case 'quarter':
    case 'month':
    case 'day':
    case 'hour':
    case 'minute':
      return `${part}(${cell})`;
  }
}

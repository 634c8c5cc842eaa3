import type { ValueFormat } from '../../../core/answer.ts';
import type { Expression, Measure, TimeGrain } from '../intent.ts';
import { columnsOf } from '../intent.ts';
import { columnNamed, type Schema, type SchemaColumn } from '../schema/schema.ts';

/** How a value of a column is written. */
function columnFormat(column: SchemaColumn | undefined): ValueFormat {
  if (column === undefined) return { style: 'text' };
  if (column.isTime) return { style: 'date' };
  if (column.profile.kind === 'boolean') return { style: 'boolean' };
  if (column.profile.kind === 'integer') return { style: column.isYear ? 'plain' : 'number' };
  return { style: column.number === undefined || column.isText ? 'text' : 'number' };
}

export function expressionFormat(expression: Expression, schema: Schema): ValueFormat {
  switch (expression.kind) {
    case 'column':
      return columnFormat(columnNamed(schema, columnsOf(expression)[0] ?? ''));
    case 'number':
    case 'computed':
      return { style: 'number' };
    case 'period':
      return periodFormat(expression.grain);
    case 'part':
      return { style: /name$|^weekend$/.test(expression.part) ? 'text' : 'plain' };
    case 'plain-text':
      return { style: 'text' };
  }
}

function periodFormat(grain: TimeGrain): ValueFormat {
  switch (grain) {
    case 'month':
    case 'quarter':
    case 'year':
      return { style: 'date', grain };
    case 'minute':
    case 'hour':
    case 'day':
    case 'week':
      return { style: 'date' };
  }
}

export function measureFormat(measure: Measure, schema: Schema): ValueFormat {
  switch (measure.kind) {
    case 'count':
    case 'count-distinct':
    case 'count-present':
    case 'count-missing':
    case 'count-where':
    case 'sum-of-ones':
      return { style: 'count' };
    case 'mean-by-parts':
      return { style: 'number' };
    case 'mean-of-ones':
    case 'rate':
    case 'share':
    case 'part-of-sum':
      return { style: 'percent' };
    case 'percentile':
    case 'mean-per':
      return { style: 'number' };
    case 'ratio':
      return { style: measure.isShare === true ? 'percent' : 'number' };
    case 'running':
    case 'moving-mean':
      return measureFormat(measure.of, schema);
    case 'change':
      return changeFormat(measure, schema);
    case 'aggregate':
      return measure.how === 'min' || measure.how === 'max' || measure.how === 'mode'
        ? expressionFormat(measure.of, schema)
        : { style: 'number' };
  }
}

function changeFormat({ of, relative }: Extract<Measure, { kind: 'change' }>, schema: Schema): ValueFormat {
  if (relative) return { style: 'percent' };
  const format = measureFormat(of, schema);
  return format.style === 'percent' ? { style: 'percentage-points' } : { style: 'number' };
}

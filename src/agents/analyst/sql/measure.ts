import type { Expression, GroupsIntent, Measure, SummableMeasure } from '../intent.ts';
import { aggregateSql } from './aggregate.ts';
import { alongSql, windowsSql } from './along.ts';
import { expressionSql } from './expression.ts';
import { filterSql } from './filter.ts';

export function measureSql(measure: Measure, { table, by }: Pick<GroupsIntent, 'table' | 'by'>): string {
  switch (measure.kind) {
    case 'count':
      return 'count(*)';
    case 'count-distinct':
      return `count(DISTINCT ${expressionSql(measure.of)})`;
    case 'count-present':
      return `count(${expressionSql(measure.of)})`;
    case 'count-missing':
      return `count(*) FILTER (WHERE ${expressionSql(measure.of)} IS NULL)`;
    case 'count-where':
      return `count(*) FILTER (WHERE ${filterSql(measure.of, table)})`;
    case 'aggregate':
      return aggregateSql(measure.how, expressionSql(measure.of));
    case 'percentile':
      return `quantile_cont(${expressionSql(measure.of)}, ${measure.at})`;
    case 'rate':
      return `count(*) FILTER (WHERE ${filterSql(measure.of, table)}) / nullif(count(*), 0)`;
    case 'share':
      return shareSql(measure.of);
    case 'part-of-sum': {
      const sum = `sum(${expressionSql(measure.of)})`;
      return `${sum} FILTER (WHERE ${filterSql(measure.part, table)}) / nullif(${sum}, 0)`;
    }
    case 'ratio': {
      const [part, whole] = [expressionSql(measure.of), expressionSql(measure.to)];
      const both = `FILTER (WHERE ${part} IS NOT NULL AND ${whole} IS NOT NULL)`;
      return `sum(${part}) ${both} / nullif(sum(${whole}) ${both}, 0)`;
    }
    case 'mean-per': {
      const each = expressionSql(measure.each);
      const whole = measureSql(measure.of, { table, by });
      return `${whole} FILTER (WHERE ${each} IS NOT NULL) / nullif(count(DISTINCT ${each}), 0)`;
    }
    case 'running':
      return runningSql(measure.of);
    case 'change':
    case 'moving-mean': {
      const [key] = by;
      const value = measureSql(measure.of, { table, by });
      return key === undefined ? value : alongSql(measure, value, expressionSql(key), key);
    }
    case 'sum-of-ones':
      return 'coalesce(sum(1), 0)';
    case 'mean-of-ones':
      return `avg(CASE WHEN ${filterSql(measure.of, table)} THEN 1.0 ELSE 0.0 END)`;
    case 'mean-by-parts':
      return `sum(${expressionSql(measure.of)}) / count(${expressionSql(measure.of)})`;
  }
}

function runningSql(of: SummableMeasure): string {
  if (of.kind === 'count') return `sum(count(*)) OVER along`;
  const value = expressionSql(of.of);
  const total = `sum(sum(${value})) OVER along`;
  return of.how === 'sum' ? total : `${total} / sum(count(${value})) OVER along`;
}

/** The windows that measures along the first key are written with. */
export function windowLines({ by: [key], measures }: GroupsIntent): string[] {
  if (key === undefined) return [];
  const windows = windowsSql(measures, expressionSql(key), key);
  return windows.length === 0 ? [] : [`WINDOW ${windows.join(', ')}`];
}

function shareSql(of: Expression | undefined): string {
  const part = of === undefined ? 'count(*)' : `sum(${expressionSql(of)})`;
  return `${part} / sum(${part}) OVER ()`;
}

import { quoteIdentifier } from '../../../../core/dataset.ts';
import type { TimeGrain } from '../../intent.ts';
import { numberSql } from '../../python/data.ts';
import type { Topic } from '../../python/topic.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { filterSql } from '../../sql/filter.ts';

/** What is counted, added up or averaged in each period. */
export interface Series {
  readonly time: SchemaColumn;
  readonly grain: TimeGrain;
  readonly how: 'count' | 'sum' | 'mean';
  /** `undefined` where rows are counted. */
  readonly column: SchemaColumn | undefined;
}

/** "total amount", "number of rows". */
export function seriesName({ how, column }: Series): string {
  if (column === undefined || how === 'count') return 'number of rows';
  return how === 'sum' ? `total ${column.name}` : `average ${column.name}`;
}

const lengths: Readonly<Record<TimeGrain, string>> = {
  minute: '1 MINUTE',
  hour: '1 HOUR',
  day: '1 DAY',
  week: '7 DAY',
  month: '1 MONTH',
  quarter: '3 MONTH',
  year: '1 YEAR',
};

/**
 * One row a period. `begins` and `ends` say how far into the period its rows begin and end, 0 to 1: a period whose
 * rows end early is not over yet.
 */
export function seriesSql(topic: Topic, series: Series): string {
  const { grain, time, column } = series;
  const { table } = topic.of.schema;
  const type = grain === 'hour' || grain === 'minute' ? 'TIMESTAMP' : 'DATE';
  const length = `(epoch(period + INTERVAL ${lengths[grain]}) - epoch(period))`;
  return [
    'WITH moments AS (',
    `SELECT ${momentSql(time)} AS moment, ${column === undefined ? '1' : numberSql(column)} AS value`,
    `FROM ${quoteIdentifier(table)}`,
    ...(topic.scope.where === undefined ? [] : [`WHERE ${filterSql(topic.scope.where, table)}`]),
    '), periods AS (',
    `SELECT date_trunc('${grain}', moment)::TIMESTAMP AS period, ${measureSql(series)} AS value, count(*) AS rows, min(moment) AS first, max(moment) AS last`,
    'FROM moments',
    'WHERE moment IS NOT NULL',
    'GROUP BY 1',
    ')',
    `SELECT period::${type} AS period, value, rows, (epoch(first) - epoch(period)) / ${length} AS begins, (epoch(last) - epoch(period)) / ${length} AS ends`,
    'FROM periods',
    'ORDER BY 1',
  ].join('\n');
}

function momentSql(time: SchemaColumn): string {
  const name = quoteIdentifier(time.name);
  return time.isTime ? `${name}::TIMESTAMP` : `make_date(${name}::INTEGER, 1, 1)::TIMESTAMP`;
}

function measureSql({ how }: Series): string {
  switch (how) {
    case 'count':
      return 'count(*)::DOUBLE';
    case 'sum':
      return 'sum(value) FILTER (WHERE isfinite(value))';
    case 'mean':
      return 'avg(value) FILTER (WHERE isfinite(value))';
  }
}

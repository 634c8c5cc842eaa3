import type { AlongMeasure, Expression, Measure, TimeGrain } from '../intent.ts';

type Stepping = Exclude<AlongMeasure, { kind: 'running' }>;

/** `value` of each group against those of the periods before; `key` is the period as SQL. Needs `windowsSql`. */
export function alongSql(measure: Stepping, value: string, key: string, of: Expression): string {
  if (measure.kind === 'moving-mean') {
    const { periods } = measure;
    return `CASE WHEN count(*) OVER last_${periods} = ${periods} THEN avg(${value}) OVER last_${periods} END`;
  }
  const before = `lag(${value}) OVER along`;
  const change = measure.relative
    ? `(${value} - ${before}) / nullif(abs(${before}), 0)`
    : `${value} - ${before}`;
  return `CASE WHEN lag(${key}) OVER along = ${key} - ${stepSql(of, 1)} THEN ${change} END`;
}

/** The windows that the measures name. */
export function windowsSql(measures: readonly Measure[], key: string, of: Expression): string[] {
  const isAlong = measures.some(({ kind }) => kind === 'running' || kind === 'change');
  const periods = measures.flatMap((one) => (one.kind === 'moving-mean' ? [one.periods] : []));
  return [
    ...(isAlong ? [`along AS (ORDER BY ${key})`] : []),
    ...new Set(
      periods.map(
        (count) =>
          `last_${count} AS (ORDER BY ${key} RANGE BETWEEN ${stepSql(of, count - 1)} PRECEDING AND CURRENT ROW)`,
      ),
    ),
  ];
}

function stepSql(of: Expression, count: number): string {
  return of.kind === 'period'
    ? `INTERVAL ${count * (lengths[of.grain] ?? 1)} ${units[of.grain]}`
    : String(count);
}

const lengths: Partial<Record<TimeGrain, number>> = { week: 7, quarter: 3 };

const units: Readonly<Record<TimeGrain, string>> = {
  minute: 'MINUTE',
  hour: 'HOUR',
  day: 'DAY',
  week: 'DAY',
  month: 'MONTH',
  quarter: 'MONTH',
  year: 'YEAR',
};

import { totalOf } from '../../../core/total-of.ts';
import type { AggregateName, Expression, Measure, TimePart } from '../intent.ts';

/** What a result column is called. */
export function labelOf(expression: Expression): string {
  switch (expression.kind) {
    case 'column':
    case 'number':
    case 'plain-text':
      return expression.column;
    case 'period':
      return expression.grain;
    case 'part':
      return partLabels[expression.part] ?? expression.part;
    case 'computed':
      return `${labelOf(expression.left)} ${expression.operator} ${labelOf(expression.right)}`;
  }
}

const partLabels: Partial<Record<TimePart, string>> = {
  'weekday-name': 'weekday',
  'month-name': 'month',
  weekend: 'part of week',
};

const aggregateLabels: Readonly<Record<Exclude<AggregateName, 'sum'>, string>> = {
  mean: 'average',
  median: 'median',
  min: 'minimum',
  max: 'maximum',
  std: 'standard deviation of',
  'population-std': 'standard deviation of',
  variance: 'variance of',
  range: 'range of',
  mode: 'most common',
  iqr: 'interquartile range of',
  mad: 'median absolute deviation of',
  'standard-error': 'standard error of the mean of',
  variation: 'coefficient of variation of',
};

/** `1st`, `90th`, `99.5th`. */
function ordinal(value: number): string {
  const last = value % 100 > 10 && value % 100 < 20 ? 0 : value % 10;
  return `${value}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}

export function measureLabel(measure: Measure): string {
  switch (measure.kind) {
    case 'count':
      return 'count';
    case 'count-where':
      return measure.name ?? 'count';
    case 'count-distinct':
      return `different ${labelOf(measure.of)}`;
    case 'count-present':
      return `${labelOf(measure.of)} present`;
    case 'count-missing':
      return `${labelOf(measure.of)} missing`;
    case 'aggregate':
      return measure.how === 'sum'
        ? totalOf(labelOf(measure.of))
        : `${aggregateLabels[measure.how]} ${labelOf(measure.of)}`;
    case 'percentile':
      return `${ordinal(Number((measure.at * 100).toPrecision(6)))} percentile of ${labelOf(measure.of)}`;
    case 'rate':
      return measure.name ?? 'rate';
    case 'sum-of-ones':
    case 'mean-of-ones':
    case 'mean-by-parts':
      return 'check';
    case 'share':
      return measure.of === undefined ? 'share' : `share of total ${labelOf(measure.of)}`;
    case 'part-of-sum':
      return `share of total ${labelOf(measure.of)}`;
    case 'ratio':
      return measure.name;
    case 'mean-per':
      return `average ${measure.of.kind === 'count' ? 'number of rows' : measureLabel(measure.of)} per ${labelOf(measure.each)}${measure.each.kind === 'column' ? '' : ' that has any'}`;
    case 'running':
      return `running ${measureLabel(measure.of)}`;
    case 'change':
      return `${measure.relative ? 'growth' : 'change'} of ${measureLabel(measure.of)}`;
    case 'moving-mean':
      return `${measureLabel(measure.of)}, mean of ${measure.periods} periods`;
  }
}

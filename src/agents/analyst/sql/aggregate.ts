import type { AggregateName } from '../intent.ts';

export function aggregateSql(how: AggregateName, of: string): string {
  switch (how) {
    case 'sum':
      return `sum(${of})`;
    case 'mean':
      return `avg(${of})`;
    case 'median':
      return `median(${of})`;
    case 'min':
      return `min(${of})`;
    case 'max':
      return `max(${of})`;
    case 'std':
      return `stddev_samp(${of})`;
    case 'population-std':
      return `stddev_pop(${of})`;
    case 'variance':
      return `var_samp(${of})`;
    case 'range':
      return `max(${of}) - min(${of})`;
    case 'mode':
      return `mode(${of})`;
    case 'iqr':
      return `quantile_cont(${of}, 0.75) - quantile_cont(${of}, 0.25)`;
    case 'mad':
      return `mad(${of})`;
    case 'standard-error':
      return `stddev_samp(${of}) / sqrt(count(${of}))`;
    case 'variation':
      return `stddev_samp(${of}) / nullif(avg(${of}), 0)`;
  }
}

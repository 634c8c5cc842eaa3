import { isOfPopulation, says, type Topic } from '../../python/topic.ts';

export interface Rule {
  readonly method: 'iqr' | 'z-score' | 'mad';
  /** IQRs beyond the quartiles, standard deviations from the mean, or modified z-scores (Iglewicz and Hoaglin 1993). */
  readonly reach: number;
  readonly deviation: 'stddev_samp' | 'stddev_pop';
}

export function ruleOf(topic: Topic): Rule {
  const method = methodOf(topic);
  const [said] = topic.numbers
    .map(({ number }) => Math.abs(number.value))
    .filter((value) => value >= 1 && value <= 10);
  return {
    method,
    reach: said ?? usualReach[method],
    deviation: isOfPopulation(topic) ? 'stddev_pop' : 'stddev_samp',
  };
}

const usualReach: Readonly<Record<Rule['method'], number>> = { iqr: 1.5, 'z-score': 3, mad: 3.5 };

function methodOf(topic: Topic): Rule['method'] {
  if (says(topic, /\biqr\b|interquartile/)) return 'iqr';
  if (says(topic, /\bmad\b|median absolute|modified z/)) return 'mad';
  return says(topic, /\bz[- ]?scores?\b|standard deviations?\b/) ? 'z-score' : 'iqr';
}

export function ruleText({ method, reach }: Rule): string {
  switch (method) {
    case 'iqr':
      return `the rule of ${reach} interquartile ranges`;
    case 'z-score':
      return `a z-score beyond ${reach}`;
    case 'mad':
      return `a modified z-score (by the median absolute deviation) beyond ${reach}`;
  }
}

import type { Family } from '../../family.ts';
import {
  hasFewValues,
  numericColumns,
  says,
  soleNumber,
  type Topic,
  tokensLike,
  topicOf,
} from '../../python/topic.ts';
import { dimensionsOf, measuresOf } from '../shared/columns.ts';
import type { Grouping } from '../shared/grouping.ts';
import { isHistogramOfMany } from '../shared/histogram.ts';
import { boxReading } from './box.ts';
import { groupedReading } from './by-group.ts';
import { categoryReadings } from './categories.ts';
import { momentsReading } from './moments.ts';
import { spreadReading } from './spread.ts';

/** "distribution of price", "skewness and kurtosis of fare", "distribution of banks". */
export const distribution: Family = {
  name: 'distribution',
  about:
    'how values spread: histogram, quartiles, skewness, kurtosis; how often each value of a category occurs',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const [dimension] = dimensionsOf(schema);
    return [
      ...(measure === undefined
        ? []
        : [`What is the distribution of ${measure.name}?`, `Skewness and kurtosis of ${measure.name}`]),
      ...(dimension === undefined ? [] : [`What is the distribution of ${dimension.name}?`]),
    ];
  },
  read: (of) => {
    const topic = topicOf(of);
    if (asksForNormality(topic) || topic.groups.length > 1) return [];
    const target = soleNumber(topic);
    const [group] = topic.groups;
    const wantsShape = tokensLike(topic, /^(skew|skewed|skewness|kurtosis)$/).length > 0;
    const wantsSpread =
      tokensLike(topic, /^(distribut\w*|histogram|spread)$/).length > 0 ||
      (target !== undefined && isHistogramOfMany(of, target)) ||
      of.presentation.chart === 'box';
    if (!wantsShape && !wantsSpread) return [];
    if (target === undefined)
      return group === undefined && numericColumns(topic).length === 0 ? categoryReadings(topic) : [];
    if (group !== undefined && (!hasFewValues(group) || isCalledAsFigure(group))) return [];
    if (of.presentation.chart === 'box') return [boxReading(topic, target, group)];
    if (group !== undefined) return [groupedReading(topic, target, group)];
    return [wantsShape ? momentsReading(topic, target) : spreadReading(topic, target)];
  },
};

/** A group of that name could not be told from the figure in the result. */
function isCalledAsFigure({ column }: Grouping): boolean {
  return /^(n|mean|median|std|min|max|q1|q3|skewness|kurtosis)$/i.test(column.name);
}

function asksForNormality(topic: Topic): boolean {
  return says(topic, /normal(?:ly|ity)?\b(?! equation)|gaussian|shapiro|kolmogorov|anderson/);
}

import type { Family } from '../../family.ts';
import { asks, numericColumns, soleNumber, topicOf } from '../../python/topic.ts';
import { dimensionsOf, measuresOf } from '../shared/columns.ts';
import { categoriesOf } from './category.ts';
import { countsReading } from './counts-test.ts';
import { groupsReading } from './groups-test.ts';

/** "Does income differ significantly by gender?", "t-test of fare between survivors", "chi-square test of bank and status". */
export const significance: Family = {
  name: 'significance',
  about: 'whether groups differ by more than chance: t-test, Mann-Whitney, ANOVA, Kruskal-Wallis, chi-square',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const [dimension, other] = dimensionsOf(schema);
    return [
      ...(measure === undefined || dimension === undefined
        ? []
        : [`Does ${measure.name} differ significantly by ${dimension.name}?`]),
      ...(dimension === undefined || other === undefined
        ? []
        : [`Is there an association between ${dimension.name} and ${other.name}?`]),
    ];
  },
  read: (of) => {
    const topic = topicOf(of);
    if (!asks(topic, asked)) return [];
    const [firstMeasure, secondMeasure] = numericColumns(topic);
    const measure = soleNumber(topic) ?? firstMeasure;
    const isOfOne = secondMeasure === undefined || soleNumber(topic) !== undefined;
    const categories = categoriesOf(topic);
    const [first, second, third] = categories;
    const isOfCounts = asks(topic, /chi[- ]?sq|\bchi2|fisher/);
    if (!isOfCounts && measure !== undefined && isOfOne && first !== undefined && second === undefined) {
      return [groupsReading(topic, measure, first)];
    }
    const isPlain = third === undefined && asks(topic, /chi|fisher|independen|associat|relat|significan/);
    if (measure === undefined && first !== undefined && second !== undefined && isPlain) {
      return [countsReading(topic, first, second)];
    }
    return [];
  },
};

const asked =
  /\bsignifican[^.?]{0,60}\bdiffer|\bdiffer[^.?]{0,80}\bsignifican|\bt[- ]?test|mann[- ]?whitney|\blevene|kolmogorov|\bks[- ]test|\banova\b|analysis of variance|kruskal|chi[- ]?squared?|\bchi2|fisher|\bindependen|\bassociat|\brelationship|\brelated/;

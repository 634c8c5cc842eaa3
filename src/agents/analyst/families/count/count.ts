import type { Family } from '../../family.ts';
import { cues } from '../../read/parse.ts';
import { dimensionsOf } from '../shared/columns.ts';
import { groupings } from '../shared/groupings.ts';
import { byGroup, chartCount, nounAlone } from './by-group.ts';
import { counts } from './of-all.ts';

/** "how many rows", "how many customers are over 60", "number of orders for each city", "how many different banks". */
export const count: Family = {
  name: 'count',
  about: 'how many rows, how many different values, of all rows or by group',
  examples: (schema) => {
    const [dimension, other] = dimensionsOf(schema);
    return [
      'How many rows are there?',
      ...(dimension === undefined ? [] : [`How many rows by ${dimension.name}?`]),
      ...(other === undefined ? [] : [`How many different ${other.name} are there?`]),
    ];
  },
  read: (of) => {
    const counted = cues(of, 'count');
    const asked =
      counted.length === 0 && of.presentation.chart === undefined
        ? []
        : [...counted, ...cues(of, 'distinct')].sort((a, b) => a.span.from - b.span.from);
    const isChart = of.presentation.chart !== undefined;
    const groups = groupings(of);
    const noun = asked.length === 0 ? nounAlone(of, groups) : undefined;
    if (noun !== undefined) return [byGroup(of, groups, [], noun)];
    if (asked.length === 0 && !isChart) return [];
    if (asked.length > 0 && groups.length > 0) return [byGroup(of, groups, asked)];
    if (isChart) return chartCount(of, asked);
    return counts(of, asked);
  },
};

import type { Family } from '../../family.ts';
import { isYesNo } from '../../read/parse.ts';
import { cellText } from '../../text/cell-text.ts';
import { dimensionsOf, measuresOf } from '../shared/columns.ts';
import { counts, pairs } from './counts.ts';
import { figures } from './figures.ts';
import { rowsThere } from './rows-there.ts';
import { tops } from './tops.ts';

/** "is there any order above 500", "are all customers adults", "is the average above 10", "is X the largest". */
export const yesNo: Family = {
  name: 'yes or no',
  about: 'whether some, all or no rows are so; whether a figure is above another',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const [dimension] = dimensionsOf(schema);
    const value = dimension?.profile.topValues[0]?.value;
    const bound = measure?.profile.numeric?.q3;
    return [
      ...(measure === undefined || bound === undefined
        ? []
        : [`Is there any row with ${measure.name} above ${Math.round(bound)}?`]),
      ...(dimension === undefined || value === undefined
        ? []
        : [`Are all rows ${dimension.name} ${cellText(value)}?`]),
    ];
  },
  read: (of) => {
    if (!isYesNo(of)) return [];
    return [...figures(of), ...tops(of), ...counts(of), ...pairs(of), ...rowsThere(of)];
  },
};

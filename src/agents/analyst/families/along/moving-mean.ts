import type { NumberMark } from '../../annotate/mark.ts';
import { queryTask } from '../../compose/task.ts';
import type { Family, Reading } from '../../family.ts';
import { cues, type Parse } from '../../read/parse.ts';
import { measureLabel } from '../../sql/label.ts';
import { measuresOf } from '../shared/columns.ts';
import { grainOf, saidWords } from './said-words.ts';
import { type Series, seriesOf } from './series.ts';

/** "7-day moving average of amount", "rolling mean of sales over 3 months". */
export const movingMean: Family = {
  name: 'moving average',
  about: 'a moving average: the mean of the last few periods at each',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const hasTime = schema.columns.some(({ isTime }) => isTime);
    return measure === undefined || !hasTime ? [] : [`3-month moving average of ${measure.name}`];
  },
  read: (of) => {
    const words = saidWords(of, said);
    const length = lengthOf(of);
    if (words === undefined || length === undefined) return [];
    const unit = of.tokens[length.span.to];
    const series = seriesOf(of, { usual: 'mean', grain: grainOf(unit?.word) });
    if (series === undefined) return [];
    const isNamed = unit !== undefined && (grainOf(unit.word) !== undefined || /^periods?$/.test(unit.word));
    return [readingOf(of, series, length, isNamed ? [...words, unit.index] : words)];
  },
};

const said = /\b(?:moving|rolling)[\s-]+(?:\S+[\s-]+){0,2}(?:average|mean)\b/i;
const mostPeriods = 366;

function lengthOf(of: Parse): NumberMark | undefined {
  return of.free.find((mark): mark is NumberMark => {
    if (mark.kind !== 'number' || mark.number.ordinal) return false;
    const { value } = mark.number;
    return Number.isInteger(value) && value >= 2 && value <= mostPeriods;
  });
}

function readingOf(of: Parse, series: Series, length: NumberMark, words: readonly number[]): Reading {
  const { by, measure, scope, where } = series;
  const periods = length.number.value;
  const unit = by.kind === 'period' ? by.grain : 'year';
  return {
    marks: [...series.marks, ...cues(of, 'aggregate'), ...cues(of, 'comparator'), length],
    words,
    trust: series.trust,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [by],
        measures: [{ kind: 'moving-mean', of: measure, periods }, measure],
        ...(where === undefined ? {} : { where }),
        order: [{ by: 'expression', expression: by, descending: false }],
      },
      shape: { kind: 'groups', asked: 'all' },
      scope,
      what: `${measureLabel(measure)} ${series.along}, mean of ${periods} ${unit}s`,
      columns: series.columns,
      assumptions: [
        ...series.assumptions,
        {
          text: `Each value is the mean of ${periods} ${unit}s up to it; where fewer have rows it is left empty.`,
          alternatives: [],
        },
      ],
    }),
  };
}

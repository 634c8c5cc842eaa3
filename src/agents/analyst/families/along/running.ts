import { queryTask } from '../../compose/task.ts';
import type { Family, Reading } from '../../family.ts';
import type { PlainMeasure, SummableMeasure } from '../../intent.ts';
import { cues, type Parse } from '../../read/parse.ts';
import { measureLabel } from '../../sql/label.ts';
import { measuresOf } from '../shared/columns.ts';
import { saidWords } from './said-words.ts';
import { type Series, seriesOf } from './series.ts';

/** "cumulative sales by month", "running total of amount", "running count per day". */
export const running: Family = {
  name: 'running',
  about: 'a running total: what has come together up to each period',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const hasTime = schema.columns.some(({ isTime }) => isTime);
    return measure === undefined || !hasTime ? [] : [`Running total of ${measure.name} by month`];
  },
  read: (of) => {
    const words = saidWords(of, said);
    if (words === undefined) return [];
    const series = seriesOf(of, { usual: 'sum', grain: undefined });
    const summed = series === undefined ? undefined : summable(series.measure);
    return series === undefined || summed === undefined ? [] : [readingOf(of, series, summed, words)];
  },
};

const said =
  /\b(?:cumulative(?:ly)?|cumulated|accumulated|running)(?:\s+(?:total|sum|count|number|mean|average))?\b/i;

/** Medians and rates do not come together. */
function summable(measure: PlainMeasure): SummableMeasure | undefined {
  if (measure.kind === 'count') return measure;
  if (measure.kind !== 'aggregate') return undefined;
  const { how } = measure;
  return how === 'sum' || how === 'mean' ? { ...measure, how } : undefined;
}

function readingOf(of: Parse, series: Series, summed: SummableMeasure, words: readonly number[]): Reading {
  const { by, scope, where } = series;
  return {
    marks: [...series.marks, ...cues(of, 'aggregate'), ...cues(of, 'count')],
    words,
    trust: series.trust,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [by],
        measures: [{ kind: 'running', of: summed }, summed],
        ...(where === undefined ? {} : { where }),
        order: [{ by: 'expression', expression: by, descending: false }],
      },
      shape: { kind: 'groups', asked: 'all' },
      scope,
      what: `running ${measureLabel(summed)} ${series.along}`,
      columns: series.columns,
      assumptions: series.assumptions,
    }),
  };
}

import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import type { Expression, Measure } from '../intent.ts';
import { cues, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { isMeasure, measured, type SchemaColumn, shown } from '../schema/schema.ts';
import { measureLabel } from '../sql/label.ts';
import { measuresOf, trustOfColumns } from './shared/columns.ts';
import { columnsBeside } from './shared/groupings.ts';
import { figureAssumption, usualFigure } from './shared/usual-figure.ts';

/** "trend of sales", "amount over time": by the grain at which the whole range reads well. */
export const trend: Family = {
  name: 'trend',
  about: 'how a count or a measure changes over time',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const hasTime = schema.columns.some((column) => column.isTime);
    return hasTime && measure !== undefined
      ? [`How did the average ${measure.name} change over time?`, 'How many rows per month?']
      : [];
  },
  read: (of) => {
    const [cue] = cues(of, 'trend');
    const time = of.schema.time;
    return cue === undefined || time === undefined ? [] : [readingOf(of, time)];
  },
};

function readingOf(of: Parse, time: SchemaColumn): Reading {
  const scope = scopeOf(of.conditions);
  const columns = columnsBeside(of, []);
  const target = columns.find((mark) => isMeasure(mark.column));
  const times = columns.filter((mark) => mark.column === time);
  const aggregates = cues(of, 'aggregate');
  const grains = cues(of, 'grain');
  const usual = target === undefined ? 'mean' : usualFigure(target.column);
  const how = aggregates[0]?.cue.how ?? usual;
  const measure: Measure =
    target === undefined ? { kind: 'count' } : { kind: 'aggregate', how, of: measured(target.column) };
  const by = periodOf(time, grains[0]?.cue.grain);
  return {
    marks: [
      ...cues(of, 'trend'),
      ...aggregates,
      ...grains,
      ...cues(of, 'count'),
      ...times,
      ...scope.marks,
      ...(target === undefined ? [] : [target]),
    ],
    trust: scope.trust * trustOfColumns([target]),
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [by],
        measures: [measure],
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order: [{ by: 'expression', expression: by, descending: false }],
      },
      shape: { kind: 'groups', asked: 'all' },
      scope,
      what: `${measureLabel(measure)} over ${time.name}`,
      columns: [time.name, ...(target === undefined ? [] : [target.column.name])],
      assumptions: target === undefined || aggregates.length > 0 ? [] : [figureAssumption(of, target, usual)],
    }),
  };
}

function periodOf(
  time: SchemaColumn,
  grain: Extract<Expression, { kind: 'period' }>['grain'] | undefined,
): Expression {
  if (!time.isTime) return shown(time);
  return { kind: 'period', grain: grain ?? time.profile.time?.grain ?? 'month', of: time.name };
}

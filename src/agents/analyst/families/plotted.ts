import type { ColumnMark, Mark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import { cues, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { isMeasure, measured, shown } from '../schema/schema.ts';
import { orderOfRows } from './order.ts';
import { measuresOf, trustOfColumns } from './shared/columns.ts';
import { columnsBeside, groupings } from './shared/groupings.ts';

/** "scatter plot of height and weight", "bar chart of name and price": rows drawn as they stand. */
export const plotted: Family = {
  name: 'plot',
  about: 'two columns drawn against each other, row by row',
  examples: (schema) => {
    const [x, y] = measuresOf(schema);
    return x === undefined || y === undefined ? [] : [`Scatter plot of ${x.name} and ${y.name}`];
  },
  read: (of) => {
    const columns = columnsBeside(of, groupings(of));
    const isDrawn = of.presentation.chart !== undefined;
    const [x, y] = ordered(columns);
    return isDrawn && x !== undefined && y !== undefined ? [readingOf(of, x, y)] : [];
  },
};

/** Labels on x, numbers on y. */
function ordered(columns: readonly ColumnMark[]): ColumnMark[] {
  const [first, second] = columns;
  if (first === undefined || second === undefined) return [...columns];
  return isMeasure(first.column) && !isMeasure(second.column) ? [second, first] : [first, second];
}

const wayWords =
  /^(correlations?|relationships?|relation|distribution|comparison|versus|vs|against|reflect)$/;

/** Words for setting two columns side by side. */
function ways(of: Parse): Mark[] {
  return [...cues(of, 'compare'), ...cues(of, 'rate'), ...cues(of, 'trend')];
}

function readingOf(of: Parse, x: ColumnMark, y: ColumnMark): Reading {
  const scope = scopeOf(of.conditions);
  const groups = groupings(of);
  const columns = [shown(x.column), measured(y.column), ...groups.map(({ by }) => by)];
  const names = [x.column.name, y.column.name];
  return {
    marks: [x, y, ...scope.marks, ...groups.flatMap(({ marks }) => marks), ...ways(of)],
    words: of.tokens.filter(({ word }) => wayWords.test(word)).map(({ index }) => index),
    trust: scope.trust * trustOfColumns([x, y]) * (of.presentation.chart === 'scatter' ? 1 : 0.97),
    task: queryTask(of, {
      intent: {
        kind: 'rows',
        table: of.schema.table,
        columns,
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order: orderOfRows(of, columns),
      },
      shape: { kind: 'groups', asked: 'all' },
      scope,
      what: names.join(' and '),
      columns: names,
    }),
  };
}

import type { Mark } from '../../annotate/mark.ts';
import { queryTask } from '../../compose/task.ts';
import type { Reading } from '../../family.ts';
import type { Condition } from '../../read/conditions/condition.ts';
import { cues, type Parse } from '../../read/parse.ts';
import { type Scope, scopeOf } from '../../read/scope.ts';
import { columnForConcepts } from '../../schema/concepts.ts';
import { measured, type SchemaColumn, shown } from '../../schema/schema.ts';
import { trustOfColumn } from '../shared/columns.ts';
import { columnsBeside } from '../shared/groupings.ts';
import { nouns } from './verdict.ts';

/** "is Switzerland the country with the highest index", "is Sales the most common department". */
export function tops(of: Parse): Reading[] {
  const [extreme] = cues(of, 'superlative');
  const [frequency] = cues(of, 'frequency');
  return of.conditions.flatMap((condition): Reading[] => {
    const [column] = condition.columns;
    const { filter } = condition;
    if (column === undefined || filter.kind !== 'one-of') return [];
    const rest = scopeOf(of.conditions.filter((other) => other !== condition));
    if (frequency !== undefined)
      return [topGroup(of, condition, column, frequency, frequency.cue.descending, rest)];
    if (extreme === undefined) return [];
    const named = columnsBeside(of, []).find((mark) => mark.column.number !== undefined);
    const measure = named?.column ?? columnForConcepts(of.schema, extreme.cue.degree.concepts);
    if (measure === undefined)
      return [topGroup(of, condition, column, extreme, extreme.cue.descending, rest)];
    return [
      {
        isVerdict: true,
        marks: [
          extreme,
          ...condition.marks,
          ...rest.marks,
          ...(named === undefined ? [] : [named]),
          ...nouns(of),
        ],
        trust: condition.trust * rest.trust * (named === undefined ? 0.85 : trustOfColumn(named)),
        task: queryTask(of, {
          intent: {
            kind: 'rows',
            table: of.schema.table,
            columns: [shown(column), shown(measure)],
            ...(rest.where === undefined ? {} : { where: rest.where }),
            order: [{ by: 'expression', expression: measured(measure), descending: extreme.cue.descending }],
            limit: 1,
          },
          shape: { kind: 'is-one-of', values: filter.values },
          scope: rest,
          what: `${column.name} with the ${extreme.cue.descending ? 'highest' : 'lowest'} ${measure.name}`,
          columns: [column.name, measure.name],
        }),
      },
    ];
  });
}

function topGroup(
  of: Parse,
  condition: Condition,
  column: SchemaColumn,
  cue: Mark,
  descending: boolean,
  rest: Scope,
): Reading {
  const values = condition.filter.kind === 'one-of' ? condition.filter.values : [];
  return {
    isVerdict: true,
    marks: [
      cue,
      ...condition.marks,
      ...rest.marks,
      ...columnsBeside(of, []).filter((mark) => mark.column === column),
      ...nouns(of),
    ],
    trust: condition.trust * rest.trust * 0.9,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [shown(column)],
        measures: [{ kind: 'count' }],
        ...(rest.where === undefined ? {} : { where: rest.where }),
        order: [{ by: 'measure', index: 0, descending }],
        limit: 1,
      },
      shape: { kind: 'is-one-of', values },
      scope: rest,
      what: `${descending ? 'most' : 'least'} common ${column.name}`,
      columns: [column.name],
    }),
  };
}

import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import type { Condition } from '../read/conditions/condition.ts';
import { cues, type Parse } from '../read/parse.ts';
import { type Scope, scopeOf } from '../read/scope.ts';
import { type SchemaColumn, shown } from '../schema/schema.ts';
import { cellText } from '../text/cell-text.ts';
import { dimensionsOf } from './shared/columns.ts';
import { columnsBeside } from './shared/groupings.ts';

/** "Was the game made by Kemco or Activision?": which of two values a known row has. */
export const eitherOr: Family = {
  name: 'either … or',
  about: 'which of two values the rows that fit have',
  examples: (schema) => {
    const [dimension] = dimensionsOf(schema).filter((one) => one !== schema.entity);
    const [a, b] = dimension?.profile.topValues ?? [];
    const known = schema.entity?.values[0]?.value;
    const isOfOneRow = (schema.entity?.profile.distinctCount ?? 0) >= 0.9 * schema.rowCount;
    if (dimension === undefined || a === undefined || b === undefined || known === undefined || !isOfOneRow)
      return [];
    return [`Is the ${dimension.name} of ${cellText(known)} ${cellText(a.value)} or ${cellText(b.value)}?`];
  },
  read: (of) => {
    const choice = choiceOf(of);
    const [column] = choice?.columns ?? [];
    if (choice === undefined || column === undefined || !begins.test(of.tokens[0]?.word ?? '')) return [];
    const rest = scopeOf(of.conditions.filter((condition) => condition !== choice));
    const isOther = [...cues(of, 'comparative'), ...cues(of, 'superlative'), ...cues(of, 'count')].length > 0;
    return rest.where === undefined || isOther ? [] : [readingOf(of, choice, column, rest)];
  },
};

const begins = /^(is|are|was|were|do|does|did|has|have|had)$/;

/** Two values of one column with "or" between them. */
function choiceOf(of: Parse): Condition | undefined {
  return of.conditions.find(
    ({ filter, marks }) =>
      filter.kind === 'or' &&
      filter.parts.length === 2 &&
      marks.some((mark) => mark.kind === 'cue' && mark.cue.type === 'or'),
  );
}

function readingOf(of: Parse, choice: Condition, column: SchemaColumn, rest: Scope): Reading {
  const scope = scopeOf(of.conditions);
  return {
    marks: [
      ...scope.marks,
      ...cues(of, 'group'),
      ...columnsBeside(of, []).filter((mark) => mark.column === column || mark.column === of.schema.entity),
    ],
    trust: 0.95 * scope.trust,
    task: queryTask(of, {
      intent: {
        kind: 'rows',
        table: of.schema.table,
        columns: [shown(column)],
        distinct: true,
        ...(scope.where === undefined ? {} : { where: scope.where }),
      },
      shape: { kind: 'list' },
      scope: rest,
      what: `${column.name} (${choice.text})`,
      columns: [column.name],
    }),
  };
}

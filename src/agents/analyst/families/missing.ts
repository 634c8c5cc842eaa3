import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import { cues, type Parse } from '../read/parse.ts';
import { shown } from '../schema/schema.ts';
import { columnsBeside, scopeOf, trustOfColumns } from './shared.ts';

/** "how many values are missing in age", "which column has most missing values". */
export const missing: Family = {
  name: 'missing',
  about: 'values that are missing, in one column or in all',
  examples: (schema) => {
    const column = schema.columns.find(({ profile }) => profile.nullCount > 0) ?? schema.columns[0];
    return column === undefined
      ? []
      : [`How many values of ${column.name} are missing?`, 'Which columns have missing values?'];
  },
  read: (of) => {
    const asked = cues(of, 'missing').filter(({ cue }) => !cue.present);
    return asked.length === 0 ? [] : [readingOf(of, asked)];
  },
};

function readingOf(of: Parse, asked: Reading['marks']): Reading {
  const scope = scopeOf(of.conditions);
  const named = columnsBeside(of, []);
  const columns = named.length > 0 ? named.map(({ column }) => column) : of.schema.columns;
  return {
    marks: [
      ...asked,
      ...named,
      ...cues(of, 'count'),
      ...cues(of, 'exists'),
      ...cues(of, 'superlative'),
      ...scope.marks,
    ],
    trust: scope.trust * trustOfColumns(named),
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [],
        measures: columns.map((column) => ({ kind: 'count-missing', of: shown(column) })),
        ...(scope.where === undefined ? {} : { where: scope.where }),
      },
      shape: { kind: 'value' },
      scope,
      what: `missing values of ${columns.length === of.schema.columns.length ? 'every column' : columns.map(({ name }) => name).join(' and ')}`,
      columns: columns.map(({ name }) => name),
    }),
  };
}

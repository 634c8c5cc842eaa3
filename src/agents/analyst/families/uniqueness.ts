import { queryTask } from '../compose/task.ts';
import type { Family } from '../family.ts';
import { overAll } from '../intent.ts';
import { cues, isYesNo } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { shown } from '../schema/schema.ts';
import { trustOfColumn } from './shared/columns.ts';
import { columnsBeside } from './shared/groupings.ts';

/** "are all names unique", "is the id different in every row". */
export const uniqueness: Family = {
  name: 'uniqueness',
  about: 'whether each value of a column occurs once',
  examples: ({ columns }) =>
    columns
      .filter(({ words }) => words.length > 0)
      .slice(0, 1)
      .map(({ name }) => `Is every ${name} unique?`),
  read: (of) => {
    const said = [...cues(of, 'unique'), ...cues(of, 'distinct')];
    const columns = columnsBeside(of, []);
    const [target] = columns;
    if (!isYesNo(of) || said.length === 0 || target === undefined || columns.length > 1) return [];
    if (cues(of, 'count').length > 0 || of.free.some(({ kind }) => kind === 'number')) return [];
    const scope = scopeOf(of.conditions);
    return [
      {
        isVerdict: true,
        marks: [...said, target, ...scope.marks, ...cues(of, 'every'), ...cues(of, 'group')],
        trust: trustOfColumn(target) * scope.trust,
        task: queryTask(of, {
          intent: {
            kind: 'pair',
            left: overAll(
              of.schema.table,
              [{ kind: 'count-distinct', of: shown(target.column) }],
              scope.where,
            ),
            right: overAll(
              of.schema.table,
              [{ kind: 'count-present', of: shown(target.column) }],
              scope.where,
            ),
          },
          shape: { kind: 'verdict', operator: '=' },
          scope,
          what: `the number of different values and of all values of ${target.column.name}`,
          columns: [target.column.name],
        }),
      },
    ];
  },
};

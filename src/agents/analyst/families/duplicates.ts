import { quoteIdentifier } from '../../../core/dataset.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import { overAll } from '../intent.ts';
import { cues, isYesNo, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { withOwnQuery } from './own-query.ts';
import { trustOfColumns } from './shared/columns.ts';
import { columnsBeside } from './shared/groupings.ts';

/** "are there duplicates", "how many duplicate rows". */
export const duplicates: Family = {
  name: 'duplicates',
  about: 'rows or values that repeat an earlier one',
  examples: () => ['How many duplicate rows are there?'],
  read: (of) => (cues(of, 'duplicate').length === 0 ? [] : [readingOf(of)]),
};

function readingOf(of: Parse): Reading {
  const columns = columnsBeside(of, []);
  const scope = scopeOf([]);
  const names = columns.map(({ column }) => column.name);
  const what =
    names.length === 0
      ? 'rows that repeat an earlier row'
      : `rows that repeat an earlier ${names.join(' and ')}`;
  const task = queryTask(of, {
    intent: overAll(of.schema.table, [{ kind: 'count' }]),
    shape:
      cues(of, 'exists').length > 0 && cues(of, 'count').length === 0
        ? { kind: 'exists' }
        : { kind: 'value' },
    scope,
    what: `the number of ${what}`,
    columns: names,
  });
  const from = quoteIdentifier(of.schema.table);
  const picked = names.length === 0 ? '*' : names.map(quoteIdentifier).join(', ');
  const sql = `SELECT (SELECT count(*) FROM ${from}) - (SELECT count(*) FROM (SELECT DISTINCT ${picked} FROM ${from})) AS duplicates`;
  return {
    isVerdict: isYesNo(of),
    marks: [...cues(of, 'duplicate'), ...columns, ...cues(of, 'count'), ...cues(of, 'exists')],
    trust: trustOfColumns(columns),
    task: withOwnQuery(task, sql, what, [
      'Which columns have missing values?',
      'What is in this file?',
      'How many rows are there?',
    ]),
  };
}

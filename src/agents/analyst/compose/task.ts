import type { Task } from '../family.ts';
import type { Intent } from '../intent.ts';
import type { Parse } from '../read/parse.ts';
import { columnNamed } from '../schema/schema.ts';
import { writeSql } from '../sql/write-sql.ts';
import { composeQuery } from './compose.ts';
import { cutPeriods } from './cut-periods.ts';
import { overallStep } from './overall.ts';
import { capital, type QueryAsk } from './query-ask.ts';
import { tiesStep } from './ties.ts';
import { whichTime } from './which-time.ts';

export function queryTask(of: Parse, asked: QueryAsk): Task {
  const ask = { ...asked, intent: withMissingLast(asked.intent, of) };
  const { sql } = writeSql(ask.intent);
  const beside = overallStep(ask) ?? tiesStep(ask);
  const where = ask.scope.text === '' ? '' : `, where ${ask.scope.text}`;
  return {
    classification: 'SQL_ONLY',
    reasoning: `${ask.what}${where}`,
    columns: [...new Set([...ask.columns, ...ask.scope.columns])],
    assumptions: [
      ...(ask.assumptions ?? []),
      ...whichTime(ask, of),
      ...cutPeriods(ask, of.schema),
      ...ask.scope.conditions.flatMap(({ assumption }) => (assumption === undefined ? [] : [assumption])),
    ],
    queries: [{ sql, purpose: capital(`${ask.what}${where}`) }, ...(beside === undefined ? [] : [beside])],
    compose: (findings) => composeQuery(of, ask, findings),
  };
}

function withMissingLast(intent: Intent, of: Parse): Intent {
  if (intent.kind !== 'groups') return intent;
  const missingLast = intent.by.flatMap((by) => {
    const column = by.kind === 'column' ? columnNamed(of.schema, by.column) : undefined;
    return column === undefined || column.profile.nullCount === 0 ? [] : [column.name];
  });
  return missingLast.length === 0 ? intent : { ...intent, missingLast };
}

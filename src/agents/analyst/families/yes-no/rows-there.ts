import { queryTask } from '../../compose/task.ts';
import type { Reading } from '../../family.ts';
import { type Filter, overAll } from '../../intent.ts';
import { cues, type Parse } from '../../read/parse.ts';
import { scopeOf } from '../../read/scope.ts';
import { thingWords } from '../count/things.ts';
import { nouns } from './verdict.ts';

/** Some row, or every row. */
export function rowsThere(of: Parse): Reading[] {
  if (of.conditions.length === 0) return [];
  const every = cues(of, 'every').find(
    (mark) => mark.span.from <= 1 || of.tokens[mark.span.to - 1]?.word === 'every',
  );
  return [every === undefined ? exists(of) : everyRow(of)];
}

function exists(of: Parse): Reading {
  const scope = scopeOf(of.conditions);
  return {
    isVerdict: true,
    marks: [...cues(of, 'exists'), ...scope.marks, ...nouns(of)],
    words: thingWords(of, cues(of, 'exists')),
    trust: scope.trust * (cues(of, 'exists').length > 0 ? 1 : 0.85),
    task: queryTask(of, {
      intent: overAll(of.schema.table, [{ kind: 'count' }], scope.where),
      shape: { kind: 'exists' },
      scope,
      what: 'the number of rows',
      columns: [],
    }),
  };
}

function everyRow(of: Parse): Reading {
  const scope = scopeOf(of.conditions);
  const where: Filter | undefined =
    scope.where === undefined ? undefined : { kind: 'not', part: scope.where };
  return {
    isVerdict: true,
    marks: [...cues(of, 'exists'), ...cues(of, 'every'), ...cues(of, 'group'), ...scope.marks, ...nouns(of)],
    words: thingWords(of, cues(of, 'every')),
    trust: scope.trust,
    task: queryTask(of, {
      intent: overAll(of.schema.table, [{ kind: 'count' }], where),
      shape: { kind: 'none' },
      scope: { ...scope, text: `not (${scope.text})`, phrase: ` where not (${scope.text})` },
      what: 'the number of rows',
      columns: scope.columns,
    }),
  };
}

import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import type { Filter } from '../intent.ts';
import { cues, type Parse } from '../read/parse.ts';
import { thingWords } from './count.ts';
import { dimensionsOf, measuresOf, scopeOf } from './shared.ts';

/** "is there any order above 500", "are all customers adults", "did we ever sell 20 items". */
export const yesNo: Family = {
  name: 'yes or no',
  about: 'whether some, all or no rows are so',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const [dimension] = dimensionsOf(schema);
    const value = dimension?.profile.topValues[0]?.value;
    const bound = measure?.profile.numeric?.q3;
    return [
      ...(measure === undefined || bound === undefined
        ? []
        : [`Is there any row with ${measure.name} above ${Math.round(bound)}?`]),
      ...(dimension === undefined || value === undefined
        ? []
        : [`Are all rows ${dimension.name} ${String(value)}?`]),
    ];
  },
  read: (of) => {
    if (!isYesNo(of) || of.conditions.length === 0) return [];
    const every = cues(of, 'every').find(
      (mark) =>
        /^(all|every|everyone|everybody|always)$/.test(of.tokens[mark.span.to - 1]?.word ?? '') ||
        mark.span.from <= 1,
    );
    return [every === undefined ? exists(of) : everyRow(of)];
  },
};

export function isYesNo(of: Parse): boolean {
  const first = of.tokens[0]?.word ?? '';
  return /^(is|are|was|were|do|does|did|has|have|had|can|could|would|will|should)$/.test(first);
}

function exists(of: Parse): Reading {
  const scope = scopeOf(of.conditions);
  return {
    marks: [...cues(of, 'exists'), ...scope.marks],
    words: thingWords(of, cues(of, 'exists')),
    trust: scope.trust * (cues(of, 'exists').length > 0 ? 1 : 0.85),
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [],
        measures: [{ kind: 'count' }],
        ...(scope.where === undefined ? {} : { where: scope.where }),
      },
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
    marks: [...cues(of, 'exists'), ...cues(of, 'every'), ...scope.marks],
    words: thingWords(of, cues(of, 'every')),
    trust: scope.trust,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [],
        measures: [{ kind: 'count' }],
        ...(where === undefined ? {} : { where }),
      },
      shape: { kind: 'none' },
      scope: { ...scope, text: `not (${scope.text})` },
      what: 'the number of rows',
      columns: scope.columns,
    }),
  };
}

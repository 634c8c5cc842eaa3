import type { Reading } from '../../family.ts';
import { type Measure, overAll } from '../../intent.ts';
import { cues, isNear, type Parse } from '../../read/parse.ts';
import { scopeOf } from '../../read/scope.ts';
import { shown } from '../../schema/schema.ts';
import { thingWords } from '../count/things.ts';
import { trustOfColumn } from '../shared/columns.ts';
import { columnsBeside } from '../shared/groupings.ts';
import { verdict } from './verdict.ts';

/** "does it have at least 120 countries": how many different values, or rows, against a number. */
export function counts(of: Parse): Reading[] {
  const [comparator] = cues(of, 'comparator');
  const number = of.free.find((mark) => mark.kind === 'number');
  if (comparator === undefined || number?.kind !== 'number') return [];
  if (!isNear(of.tokens, comparator.span.to, number.span.from, 1)) return [];
  if (of.tokens[comparator.span.from - 1]?.word === 'where') return [];
  const column = columnsBeside(of, []).find(
    (mark) => isNear(of.tokens, number.span.to, mark.span.from, 1) || cues(of, 'count').length > 0,
  );
  const isRows = /^(rows?|records?|entries|observations)$/.test(of.tokens[number.span.to]?.word ?? '');
  if (column === undefined && !isRows) return [];
  const measure: Measure =
    column === undefined ? { kind: 'count' } : { kind: 'count-distinct', of: shown(column.column) };
  const scope = scopeOf(of.conditions);
  return [
    verdict(of, {
      left: overAll(of.schema.table, [measure], scope.where),
      right: { kind: 'constant', value: number.number.value },
      operator: comparator.cue.operator,
      marks: [
        comparator,
        number,
        ...(column === undefined ? [] : [column]),
        ...cues(of, 'count'),
        ...cues(of, 'distinct'),
        ...scope.marks,
      ],
      trust: scope.trust * (column === undefined ? 1 : trustOfColumn(column)),
      what: column === undefined ? 'the number of rows' : `the number of different ${column.column.name}`,
      columns: column === undefined ? [] : [column.column.name],
      scope,
    }),
  ];
}

/** "are there more who travel often than who work in sales": two counts, the word "than" between them. */
export function pairs(of: Parse): Reading[] {
  const comparative = cues(of, 'comparative')[0];
  const than = of.tokens.findIndex(({ word }) => word === 'than');
  const [left, right] = of.conditions;
  if (
    comparative === undefined ||
    than < 0 ||
    left === undefined ||
    right === undefined ||
    of.conditions.length !== 2
  )
    return [];
  const end = Math.max(...left.marks.map(({ span }) => span.to));
  const start = Math.min(...right.marks.map(({ span }) => span.from));
  if (end > than || start <= than || !/^(many|few)$/.test(comparative.cue.degree.base)) return [];
  return [
    verdict(of, {
      left: overAll(of.schema.table, [{ kind: 'count' }], left.filter),
      right: overAll(of.schema.table, [{ kind: 'count' }], right.filter),
      operator: comparative.cue.greater ? '>' : '<',
      marks: [comparative, ...left.marks, ...right.marks, ...cues(of, 'exists')],
      words: thingWords(of, [comparative]),
      trust: 0.95 * left.trust * right.trust,
      what: `the number of rows with ${left.text}, and with ${right.text}`,
      columns: [...left.columns, ...right.columns].map(({ name }) => name),
      scope: scopeOf([]),
    }),
  ];
}

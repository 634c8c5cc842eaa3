import type { Mark, NumberMark } from '../../annotate/mark.ts';
import type { AnswerShape } from '../../compose/query-ask.ts';
import { queryTask } from '../../compose/task.ts';
import type { Reading } from '../../family.ts';
import { all, type Expression, type Filter, type Order } from '../../intent.ts';
import { cues, type Parse } from '../../read/parse.ts';
import { scopeOf } from '../../read/scope.ts';
import { measured, type SchemaColumn, shown } from '../../schema/schema.ts';
import { cellText } from '../../text/cell-text.ts';
import { thingWords } from '../count/things.ts';
import { trustOfColumn } from '../shared/columns.ts';
import { columnsBeside } from '../shared/groupings.ts';
import { limitOf, ordinalOf } from '../shared/limits.ts';
import { type Extreme, optional, pick, sameWay, wordFor } from './extreme.ts';

/** The rows with the highest or lowest, showing what was asked. */
export function rowsReading(
  of: Parse,
  extreme: Extreme,
  targets: readonly SchemaColumn[],
  marks: readonly Mark[],
  trust: number,
): Reading {
  const limit = limitOf(of);
  const columns = [
    ...targets.map(shown),
    ...(targets.includes(extreme.measure) ? [] : [shown(extreme.measure)]),
  ];
  const names = targets.map(({ name }) => name).join(' and ');
  const many = limit !== undefined;
  const what = `${names} with the ${many ? `${limit.number.value} ` : ''}${wordFor(of, extreme)} ${extreme.measure.name}`;
  return rows(of, extreme, columns, what, { kind: 'list', ...(many ? { always: true } : {}) }, marks, trust);
}

export function impliedReading(
  of: Parse,
  extreme: Extreme,
  implied: { column: SchemaColumn; trust: number },
): Reading {
  return rowsReading(of, extreme, [implied.column], [], implied.trust);
}

/** "the highest amount", "the 5 lowest incomes". */
export function valueReading(of: Parse, extreme: Extreme): Reading {
  const limit = limitOf(of);
  const shape: AnswerShape = limit === undefined ? { kind: 'value' } : { kind: 'list', always: true };
  const what = `the ${limit === undefined ? '' : `${limit.number.value} `}${wordFor(of, extreme)} ${extreme.measure.name}`;
  return rows(of, extreme, [shown(extreme.measure)], what, shape, [], 1);
}

function rows(
  of: Parse,
  extreme: Extreme,
  columns: readonly Expression[],
  what: string,
  shape: AnswerShape,
  marks: readonly Mark[],
  trust: number,
): Reading {
  const scope = scopeOf(of.conditions);
  const where = all([scope.where, withoutTotals(of)]);
  const order: Order = {
    by: 'expression',
    expression: measured(extreme.measure),
    descending: extreme.descending,
  };
  const limit = limitOf(of);
  const ordinal = ordinalOf(of);
  return {
    marks: [
      ...sameWay(of, extreme),
      ...optional(extreme.measureMark),
      ...marks,
      ...inNames(of, [...marks, ...optional(extreme.measureMark)]),
      ...scope.marks,
      ...saidAgain(of, limit),
      ...optional(ordinal),
    ],
    words: thingWords(of, [extreme.cue]),
    trust: extreme.trust * scope.trust * trust,
    task: queryTask(of, {
      intent: {
        kind: 'rows',
        table: of.schema.table,
        columns,
        ...(where === undefined ? {} : { where }),
        order: [order, { by: 'position', descending: false }],
        ...pick(of, limit?.number.value ?? 1),
      },
      shape,
      scope,
      what,
      columns: [extreme.measure.name],
    }),
  };
}

/** "the 3 heights of the 3 tallest": one number, said twice. */
function saidAgain(of: Parse, limit: NumberMark | undefined): Mark[] {
  return of.free.filter((mark) => mark.kind === 'number' && mark.number.value === limit?.number.value);
}

/** "the maximum wind" where a column is `max_wind`: the word belongs to the name. */
function inNames(of: Parse, marks: readonly Mark[]): Mark[] {
  return cues(of, 'aggregate').filter(({ cue, span }) =>
    marks.some(
      (mark) =>
        mark.kind === 'column' &&
        mark.span.from === span.to &&
        mark.column.words.some(({ stem }) => stem === cue.how || stem === `${cue.how}imum`),
    ),
  );
}

/** Rows that sum the others up are no candidates. */
function withoutTotals(of: Parse): Filter | undefined {
  const column = of.schema.entity;
  const totals = (column?.values ?? [])
    .map(({ value }) => cellText(value))
    .filter((value) => /^(grand |league |overall )?totals?:?$/i.test(value));
  if (column === undefined || totals.length === 0) return undefined;
  return { kind: 'not', part: { kind: 'one-of', left: shown(column), values: totals } };
}

/** "the country with an index closest to 80". */
export function closest(of: Parse): Reading[] {
  const [cue] = cues(of, 'closest');
  const number = of.free.filter((mark) => mark.kind === 'number').at(-1);
  const columns = columnsBeside(of, []);
  const measure = columns
    .filter((mark) => mark.column.number !== undefined && cue !== undefined && mark.span.to <= cue.span.from)
    .at(-1);
  if (cue === undefined || number?.kind !== 'number' || measure === undefined) return [];
  const limit = limitOf(of);
  const several = limit !== undefined && limit !== number ? limit : undefined;
  const target = columns.find((mark) => mark !== measure)?.column ?? measure.column;
  const scope = scopeOf(of.conditions);
  const isOne = target === measure.column;
  return [
    {
      marks: [
        cue,
        number,
        measure,
        ...optional(several),
        ...columns.filter((mark) => mark.column === target),
        ...scope.marks,
      ],
      trust: scope.trust * trustOfColumn(measure),
      task: queryTask(of, {
        intent: {
          kind: 'rows',
          table: of.schema.table,
          columns: isOne ? [shown(target)] : [shown(target), shown(measure.column)],
          ...(scope.where === undefined ? {} : { where: scope.where }),
          order: [{ by: 'distance', expression: measured(measure.column), to: number.number.value }],
          limit: several?.number.value ?? 1,
        },
        shape: { kind: 'list', ...(several === undefined ? {} : { always: true }) },
        scope,
        what: `${isOne ? target.name : `${target.name} with ${measure.column.name}`} closest to ${number.number.value}`,
        columns: [measure.column.name, target.name],
      }),
    },
  ];
}

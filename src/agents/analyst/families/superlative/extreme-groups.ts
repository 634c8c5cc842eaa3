import type { Assumption } from '../../../../core/answer.ts';
import type { ColumnMark, Mark } from '../../annotate/mark.ts';
import { queryTask } from '../../compose/task.ts';
import type { Reading } from '../../family.ts';
import type { Expression, Measure } from '../../intent.ts';
import { timeWithPart } from '../../read/conditions/day-parts.ts';
import { type CueOf, cues, isNear, type Parse } from '../../read/parse.ts';
import { scopeOf } from '../../read/scope.ts';
import { isAdditive } from '../../schema/additive.ts';
import { isMeasure, measured, shown } from '../../schema/schema.ts';
import { measureLabel } from '../../sql/label.ts';
import { isRepeatedKey, onceAssumption, thingWords } from '../count/things.ts';
import { calendarDay } from '../shared/asked-time.ts';
import { trustOfColumn } from '../shared/columns.ts';
import { columnsBeside } from '../shared/groupings.ts';
import { limitOf, ordinalOf } from '../shared/limits.ts';
import { shownPart } from '../shared/time-groupings.ts';
import { type Extreme, groupsOf, optional, pick, sameWay, wordFor } from './extreme.ts';

const mostRanked = 50;

/** What is counted by: a column, or a period of the table's time. */
interface Target {
  readonly by: Expression;
  readonly name: string;
  readonly marks: readonly Mark[];
  readonly trust: number;
  /** All of its groups can be shown. */
  readonly isFew: boolean;
  readonly assumption?: Assumption;
}

export function columnTarget(mark: ColumnMark): Target {
  return {
    by: shown(mark.column),
    name: mark.column.name,
    marks: [mark],
    trust: trustOfColumn(mark),
    isFew: mark.column.profile.distinctCount <= mostRanked,
  };
}

/** "which hour", "the busiest day". */
export function timeTarget(of: Parse): Target | undefined {
  const [part] = cues(of, 'part');
  const time = timeWithPart(of.schema, part?.cue.part ?? 'day');
  if (time === undefined) return undefined;
  if (part !== undefined) {
    const { part: name } = part.cue;
    const by: Expression = { kind: 'part', part: shownPart(name), of: time.name };
    return { by, name, marks: [part], trust: 0.97, isFew: name !== 'year' };
  }
  const day = of.tokens.find(({ word }) => word === 'day' || word === 'date');
  return day !== undefined
    ? {
        by: { kind: 'period', grain: 'day', of: time.name },
        name: 'day',
        marks: [],
        trust: 0.95,
        isFew: false,
        assumption: calendarDay(of, day.index),
      }
    : undefined;
}

/** Most or least common: groups counted. */
export function frequency(of: Parse): Reading[] {
  return cues(of, 'frequency').flatMap((cue): Reading[] => {
    const columns = columnsBeside(of, []);
    const target = columns.find((mark) => isNear(of.tokens, cue.span.to, mark.span.from, 4)) ?? columns[0];
    const counted = target === undefined ? timeTarget(of) : columnTarget(target);
    return counted === undefined ? [] : [countedGroups(of, cue, cue.cue.descending, counted)];
  });
}

/** `key`: of what each group has several, counted once. */
function countedGroups(of: Parse, cue: Mark, descending: boolean, target: Target, key?: ColumnMark): Reading {
  const scope = scopeOf(of.conditions);
  const limit = limitOf(of);
  const count = cues(of, 'count');
  return {
    marks: [
      cue,
      ...target.marks,
      ...optional(key),
      ...scope.marks,
      ...optional(limit),
      ...count,
      ...cues(of, 'distinct'),
      ...cues(of, 'group').filter((mark) => target.marks.some(({ span }) => span.from === mark.span.to)),
    ],
    words: [
      ...thingWords(of, [cue, ...count]),
      ...of.tokens.filter(({ word }) => word === target.name).map(({ index }) => index),
    ],
    trust: target.trust * scope.trust,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [target.by],
        measures: [key === undefined ? { kind: 'count' } : { kind: 'count-distinct', of: shown(key.column) }],
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order: [
          { by: 'measure', index: 0, descending },
          { by: 'expression', expression: target.by, descending: false },
        ],
        ...(limit === undefined && target.isFew ? {} : { limit: limit?.number.value ?? 1 }),
      },
      shape: { kind: 'groups', asked: limit === undefined ? 'first' : 'several' },
      scope,
      what:
        key === undefined
          ? `${descending ? 'most' : 'least'} common ${target.name}`
          : `${target.name} with the ${descending ? 'most' : 'fewest'} different ${key.column.name}`,
      columns: [target.name],
      assumptions: [...optional(target.assumption), ...(key === undefined ? [] : [onceAssumption(of, key)])],
    }),
  };
}

/** "who has the most albums": the number of albums is not what is asked for. */
function isAsked(of: Parse): boolean {
  return !cues(of, 'wh').some(({ cue }) => cue.word === 'who');
}

/** "the department that employs the most people": rows counted by the column asked for. */
export function manyRows(of: Parse, cue: CueOf<'superlative'>, columns: readonly ColumnMark[]): Reading[] {
  if (isAmount(of, cue)) return [];
  const [target] = columns.filter(
    ({ column }) =>
      (!isMeasure(column) && !(column.isTime && !isAsked(of))) ||
      (columns.length === 1 && column.profile.distinctCount <= mostRanked && isAsked(of)),
  );
  const counted = target === undefined ? timeTarget(of) : columnTarget(target);
  const key = columns.find(
    (mark) => mark !== target && isRepeatedKey(mark, of) && isNear(of.tokens, cue.span.to, mark.span.from, 1),
  );
  return counted === undefined
    ? []
    : [countedGroups(of, cue, cue.cue.descending, { ...counted, trust: 0.85 * counted.trust }, key)];
}

/** "which customer spent the most": an amount, no number of rows. */
function isAmount(of: Parse, { span }: CueOf<'superlative'>): boolean {
  const before = of.tokens.slice(Math.max(0, span.from - 2), span.from).map(({ word }) => word);
  const next = of.tokens[span.to];
  const isAlone = next === undefined || /^(in|on|during|for|at|by|from|overall|so)$/.test(next.word);
  return isAlone && before.some((word) => amountVerbs.test(word));
}

const amountVerbs =
  /^(spends?|spent|earns?|earned|pays?|paid|costs?|uses?|used|consumes?|consumed|makes?|made|gains?|gained|lost|loses?|weighs?|weighed|produces?|produced|grew|grown|generates?|generated)$/;

/** "the oldest age for each sex". */
export function perGroup(of: Parse, extreme: Extreme): Reading {
  const scope = scopeOf(of.conditions);
  const groups = groupsOf(of);
  const how = extreme.descending ? 'max' : 'min';
  const measure: Measure = { kind: 'aggregate', how, of: measured(extreme.measure) };
  const names = groups.map(({ column }) => column.name);
  return {
    marks: [
      ...sameWay(of, extreme),
      ...optional(extreme.measureMark),
      ...scope.marks,
      ...groups.flatMap(({ marks }) => marks),
    ],
    trust: extreme.trust * scope.trust,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: groups.map(({ by }) => by),
        measures: [measure],
        ...(scope.where === undefined ? {} : { where: scope.where }),
      },
      shape: { kind: 'groups', asked: 'all' },
      scope,
      what: `${measureLabel(measure)} by ${names.join(' and ')}`,
      columns: [extreme.measure.name, ...names],
    }),
  };
}

/** "which department has the highest average income"; without a word for how, the sum. */
export function groupedReading(
  of: Parse,
  extreme: Extreme,
  target: Target,
  how: CueOf<'aggregate'> | undefined,
  unsaid: 'sum' | 'mean' = 'sum',
): Reading {
  const scope = scopeOf(of.conditions);
  const measure: Measure = {
    kind: 'aggregate',
    how: how?.cue.how ?? unsaid,
    of: measured(extreme.measure),
  };
  const limit = limitOf(of);
  const ordinal = ordinalOf(of);
  return {
    marks: [
      ...sameWay(of, extreme),
      ...optional(how),
      ...target.marks,
      ...optional(extreme.measureMark),
      ...scope.marks,
      ...optional(limit),
      ...optional(ordinal),
    ],
    words: of.tokens.filter(({ word }) => word === target.name).map(({ index }) => index),
    trust: extreme.trust * scope.trust * target.trust,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [target.by],
        measures: [measure],
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order: [
          { by: 'measure', index: 0, descending: extreme.descending },
          { by: 'expression', expression: target.by, descending: false },
        ],
        ...(limit === undefined && ordinal === undefined && target.isFew
          ? {}
          : pick(of, limit?.number.value ?? 1)),
      },
      shape: { kind: 'groups', asked: limit === undefined ? 'first' : 'several' },
      scope,
      what: `${target.name} with the ${wordFor(of, extreme)} ${measureLabel(measure)}`,
      columns: [target.name, extreme.measure.name],
      assumptions: [
        ...(how === undefined ? [summedAssumption(of, extreme, target, unsaid)] : []),
        ...optional(target.assumption),
      ],
    }),
  };
}

/** A category, whose rows are added up: "top 3 countries by revenue". */
export function hasManyRowsEach({ column }: ColumnMark, of: Parse): boolean {
  const { distinctCount } = column.profile;
  return column.isText && distinctCount <= mostRanked && distinctCount <= 0.1 * of.schema.rowCount;
}

/** "the product with the highest sales": of all its rows, not of one. */
export function isTotalMeant({ measure, measureMark }: Extreme): boolean {
  return measureMark !== undefined && isAdditive(measure);
}

export function isTotalOf(extreme: Extreme, { column }: ColumnMark, { schema }: Parse): boolean {
  return isTotalMeant(extreme) && column.isText && column.profile.distinctCount <= schema.rowCount / 2;
}

function summedAssumption(of: Parse, extreme: Extreme, target: Target, how: 'sum' | 'mean'): Assumption {
  const { name } = extreme.measure;
  const number = limitOf(of)?.number.value;
  const word = extreme.descending ? 'highest' : 'lowest';
  if (how === 'mean') return { text: `I took the average ${name} of each ${target.name}.`, alternatives: [] };
  return {
    text: `I added up ${name} for each ${target.name}.`,
    alternatives: [
      {
        label: `average ${name}`,
        question:
          number === undefined
            ? `Which ${target.name} has the ${word} average ${name}?`
            : `What are the ${extreme.descending ? 'top' : 'bottom'} ${number} ${target.name} by average ${name}?`,
      },
    ],
  };
}

import type { Assumption } from '../../../core/answer.ts';
import type { ColumnMark, Mark } from '../annotate/mark.ts';
import type { AnswerShape } from '../compose/query-ask.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import { all, type Expression, type Filter, type Measure, type Order } from '../intent.ts';
import { lowerIsBetter } from '../lexicon/degrees.ts';
import { type CueOf, cues, isContent, isNear, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { columnForConcepts } from '../schema/concepts.ts';
import { isMeasure, measured, type SchemaColumn, shown } from '../schema/schema.ts';
import { measureLabel } from '../sql.ts';
import { cellText } from '../text/cell-text.ts';
import { withOrdinal } from '../text/ordinal-word.ts';
import { thingWords } from './count.ts';
import {
  askedPart,
  columnForQuestionWord,
  columnsBeside,
  dimensionsOf,
  type Grouping,
  groupings,
  limitOf,
  measuresOf,
  ordinalOf,
  shownPart,
  trustOfColumn,
} from './shared.ts';

/** "which bank has the highest amount", "top 5 players by goals", "the oldest employee", "most common city". */
export const superlative: Family = {
  name: 'superlative',
  about: 'the highest, lowest, oldest, cheapest, most common …; the top or bottom few',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const [dimension, other] = dimensionsOf(schema);
    return [
      ...(measure === undefined ? [] : [`What is the highest ${measure.name}?`]),
      ...(measure === undefined || dimension === undefined
        ? []
        : [`Which ${dimension.name} has the highest average ${measure.name}?`]),
      ...(other === undefined ? [] : [`What is the most common ${other.name}?`]),
    ];
  },
  read: (of) => [...frequency(of), ...extremes(of), ...closest(of)],
};

/** Most or least common: groups counted. */
function frequency(of: Parse): Reading[] {
  return cues(of, 'frequency').flatMap((cue): Reading[] => {
    const columns = columnsBeside(of, []);
    const target = columns.find((mark) => isNear(of.tokens, cue.span.to, mark.span.from, 4)) ?? columns[0];
    const counted = target === undefined ? timeTarget(of) : columnTarget(target);
    return counted === undefined ? [] : [countedGroups(of, cue, cue.cue.descending, counted)];
  });
}

/** What is counted by: a column, or a period of the table's time. */
interface Target {
  readonly by: Expression;
  readonly name: string;
  readonly marks: readonly Mark[];
  readonly trust: number;
  /** All of its groups can be shown. */
  readonly isFew: boolean;
}

const mostRanked = 50;

function columnTarget(mark: ColumnMark): Target {
  return {
    by: shown(mark.column),
    name: mark.column.name,
    marks: [mark],
    trust: trustOfColumn(mark),
    isFew: mark.column.profile.distinctCount <= mostRanked,
  };
}

/** "which hour", "the busiest day". */
function timeTarget(of: Parse): Target | undefined {
  const time = of.schema.columns.find((column) => column.isTime);
  const [part] = cues(of, 'part');
  if (time === undefined) return undefined;
  if (part !== undefined) {
    const { part: name } = part.cue;
    const by: Expression = { kind: 'part', part: shownPart(name), of: time.name };
    return { by, name, marks: [part], trust: 0.97, isFew: name !== 'year' };
  }
  const isDay = of.tokens.some(({ word }) => word === 'day' || word === 'date');
  return isDay
    ? {
        by: { kind: 'period', grain: 'day', of: time.name },
        name: 'day',
        marks: [],
        trust: 0.95,
        isFew: false,
      }
    : undefined;
}

function countedGroups(of: Parse, cue: Mark, descending: boolean, target: Target): Reading {
  const scope = scopeOf(of.conditions);
  const limit = limitOf(of);
  const count = cues(of, 'count');
  return {
    marks: [
      cue,
      ...target.marks,
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
        measures: [{ kind: 'count' }],
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order: [
          { by: 'measure', index: 0, descending },
          { by: 'expression', expression: target.by, descending: false },
        ],
        ...(limit === undefined && target.isFew ? {} : { limit: limit?.number.value ?? 1 }),
      },
      shape: { kind: 'groups', asked: limit === undefined ? 'first' : 'several' },
      scope,
      what: `${descending ? 'most' : 'least'} common ${target.name}`,
      columns: [target.name],
    }),
  };
}

function optional<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

interface Extreme {
  readonly cue: CueOf<'superlative'>;
  readonly descending: boolean;
  readonly measure: SchemaColumn;
  readonly measureMark: ColumnMark | undefined;
  readonly trust: number;
}

function extremes(of: Parse): Reading[] {
  return cues(of, 'superlative').flatMap((cue): Reading[] => {
    const groups = groupsOf(of);
    const columns = columnsBeside(of, groups);
    const extreme = extremeOf(of, cue, columns);
    const many = isMany(of, cue) ? manyRows(of, cue, columns) : [];
    return [...(extreme === undefined ? [] : extremeReadings(of, extreme, columns)), ...many];
  });
}

function isMany(of: Parse, cue: CueOf<'superlative'>): boolean {
  return (
    /^(top|bottom)$/.test(of.tokens[cue.span.from]?.word ?? '') ||
    /^(many|few)$/.test(cue.cue.degree.base) ||
    cues(of, 'count').some((mark) => isNear(of.tokens, cue.span.to, mark.span.from, 2))
  );
}

/** "the department that employs the most people": rows counted by the column asked for. */
function manyRows(of: Parse, cue: CueOf<'superlative'>, columns: readonly ColumnMark[]): Reading[] {
  const [target] = columns.filter(
    ({ column }) =>
      !isMeasure(column) || (columns.length === 1 && column.profile.distinctCount <= mostRanked),
  );
  const counted = target === undefined ? timeTarget(of) : columnTarget(target);
  return counted === undefined
    ? []
    : [countedGroups(of, cue, cue.cue.descending, { ...counted, trust: 0.85 * counted.trust })];
}

/** "the country with an index closest to 80". */
function closest(of: Parse): Reading[] {
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

/** "top 5 countries by income" orders by income; it does not group by it. */
function groupsOf(of: Parse): Grouping[] {
  return groupings(of).filter(({ column }) => !isMeasure(column));
}

/** What is highest: the column beside the word, or the one the adjective means. */
function extremeOf(
  of: Parse,
  cue: CueOf<'superlative'>,
  columns: readonly ColumnMark[],
): Extreme | undefined {
  const numeric = columns.filter((mark) => canBeMeasured(mark));
  const meant = columnForConcepts(of.schema, cue.cue.degree.concepts);
  const isWhen = ({ column }: ColumnMark): boolean =>
    column.isTime && meant !== undefined && column !== meant;
  const behind = numeric.find((mark) => isNear(of.tokens, cue.span.to, mark.span.from, 5) && !isWhen(mark));
  const isMany = /^(many|few)$/.test(cue.cue.degree.base);
  if (behind === undefined && isMany) return undefined;
  const loose =
    numeric.find((mark) => mark.span.from >= cue.span.to) ?? (numeric.length === 1 ? numeric[0] : undefined);
  const mark = behind ?? (meant === undefined ? loose : numeric.find(({ column }) => column === meant));
  const measure = mark?.column ?? meant;
  if (measure === undefined) return undefined;
  const reverse = (measure.isTime && cue.cue.degree.reversesTime === true) || isRanking(measure, cue);
  return {
    cue,
    descending: cue.cue.descending !== reverse,
    measure,
    measureMark: mark,
    trust: mark === undefined ? 0.9 : trustOfColumn(mark) * (mark === behind ? 1 : 0.85),
  };
}

/** Identifiers have no highest, unless the name is said in full. */
function canBeMeasured({ column, isLoose }: ColumnMark): boolean {
  if (column.profile.role === 'identifier' && isLoose) return false;
  return column.number !== undefined || column.isTime;
}

/** The highest rank is the first: the smallest number. */
function isRanking(measure: SchemaColumn, cue: CueOf<'superlative'>): boolean {
  const isPlace = measure.words.some(({ stem, weight }) => lowerIsBetter.has(stem) && weight >= 0.9);
  return isPlace && /^(high|low|good|bad|large|small)$/.test(cue.cue.degree.base);
}

function extremeReadings(of: Parse, extreme: Extreme, columns: readonly ColumnMark[]): Reading[] {
  const targets = columns.filter((mark) => mark !== extreme.measureMark);
  const groups = groupsOf(of);
  if (groups.length > 0 && targets.length === 0) return [perGroup(of, extreme)];
  if (targets.length > 0) return [targetReading(of, extreme, targets)];
  const [how] = cues(of, 'aggregate');
  const part = askedPart(of) === undefined ? undefined : timeTarget(of);
  if (how !== undefined && part !== undefined) return [groupedReading(of, extreme, part, how)];
  const noun = askedNoun(of);
  if (
    noun !== undefined &&
    isDistinctive(of) &&
    of.schema.entity !== undefined &&
    of.schema.entity !== extreme.measure
  ) {
    const reading = impliedReading(of, extreme, { column: of.schema.entity, trust: 0.8 });
    const said = of.tokens[noun]?.text ?? '';
    const assumption = { text: `I took “${said}” as ${of.schema.entity.name}.`, alternatives: [] };
    const task = { ...reading.task, assumptions: [...reading.task.assumptions, assumption] };
    return [{ ...reading, task, words: [...(reading.words ?? []), noun] }];
  }
  const asked = cues(of, 'wh')[0]?.cue.word;
  if (asked === 'who' || asked === 'where' || asked === 'when' || extreme.measureMark === undefined) {
    const implied = columnForQuestionWord(of);
    if (implied !== undefined && implied.column !== extreme.measure)
      return [impliedReading(of, extreme, implied)];
  }
  return [valueReading(of, extreme)];
}

/** The column that names rows tells most of them apart. */
function isDistinctive({ schema }: Parse): boolean {
  return schema.entity !== undefined && schema.entity.profile.distinctCount >= 0.5 * schema.rowCount;
}

/** "what episode had the highest rating": a noun that no column has, so what a row is. */
function askedNoun(of: Parse): number | undefined {
  const [wh] = cues(of, 'wh');
  if (wh === undefined || !/^(what|which)$/.test(wh.cue.word)) return undefined;
  const next = of.tokens[wh.span.to];
  const isFree =
    next !== undefined && !of.marks.some(({ span }) => span.from <= next.index && next.index < span.to);
  return isFree && isContent(next) ? next.index : undefined;
}

/** "the oldest age for each sex". */
function perGroup(of: Parse, extreme: Extreme): Reading {
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

function targetReading(of: Parse, extreme: Extreme, targets: readonly ColumnMark[]): Reading {
  const aggregated = cues(of, 'aggregate').filter(
    ({ cue }) => cue.how === 'mean' || cue.how === 'sum' || cue.how === 'median',
  );
  const [target] = targets;
  if (target !== undefined && aggregated[0] !== undefined) {
    return groupedReading(of, extreme, columnTarget(target), aggregated[0]);
  }
  if (target !== undefined && isMany(of, extreme.cue) && hasManyRowsEach(target, of)) {
    return groupedReading(of, extreme, columnTarget(target), undefined);
  }
  return rowsReading(
    of,
    extreme,
    targets.map(({ column }) => column),
    targets,
    targets.reduce((product, mark) => product * trustOfColumn(mark), 1),
  );
}

/** A category, whose rows are added up: "top 3 countries by revenue". */
function hasManyRowsEach({ column }: ColumnMark, of: Parse): boolean {
  const { distinctCount } = column.profile;
  return column.isText && distinctCount <= mostRanked && distinctCount <= 0.1 * of.schema.rowCount;
}

function summedAssumption(of: Parse, extreme: Extreme, target: Target): Assumption {
  const { name } = extreme.measure;
  const number = limitOf(of)?.number.value;
  const word = extreme.descending ? 'highest' : 'lowest';
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

/** "which department has the highest average income"; without a word for how, the sum. */
function groupedReading(
  of: Parse,
  extreme: Extreme,
  target: Target,
  how: CueOf<'aggregate'> | undefined,
): Reading {
  const scope = scopeOf(of.conditions);
  const measure: Measure = {
    kind: 'aggregate',
    how: how?.cue.how ?? 'sum',
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
      ...(how === undefined ? { assumptions: [summedAssumption(of, extreme, target)] } : {}),
    }),
  };
}

function impliedReading(
  of: Parse,
  extreme: Extreme,
  implied: { column: SchemaColumn; trust: number },
): Reading {
  return rowsReading(of, extreme, [implied.column], [], implied.trust);
}

/** The rows with the highest or lowest, showing what was asked. */
function rowsReading(
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

/** "the highest amount", "the 5 lowest incomes". */
function valueReading(of: Parse, extreme: Extreme): Reading {
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
      ...scope.marks,
      ...optional(limit),
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

/** Rows that sum the others up are no candidates. */
function withoutTotals(of: Parse): Filter | undefined {
  const column = of.schema.entity;
  const totals = (column?.values ?? [])
    .map(({ value }) => cellText(value))
    .filter((value) => /^(grand |league |overall )?totals?:?$/i.test(value));
  if (column === undefined || totals.length === 0) return undefined;
  return { kind: 'not', part: { kind: 'one-of', left: shown(column), values: totals } };
}

/** "top 5 highest" says it twice. */
function sameWay(of: Parse, extreme: Extreme): Mark[] {
  const again = cues(of, 'superlative').filter(
    (mark) => mark === extreme.cue || mark.cue.descending === extreme.cue.cue.descending,
  );
  const start = extreme.measureMark?.span.from;
  const by = cues(of, 'group').filter((mark) => mark.span.to === start);
  return [...again, ...by];
}

/** "second highest" skips one. */
function pick(of: Parse, limit: number): { limit: number; offset?: number } {
  const ordinal = ordinalOf(of);
  return ordinal === undefined ? { limit } : { limit: 1, offset: Math.max(0, ordinal.number.value - 1) };
}

function wordFor(of: Parse, extreme: Extreme): string {
  const ordinal = ordinalOf(of);
  const skipped = ordinal === undefined ? undefined : ordinal.number.value - 1;
  return withOrdinal(skipped, extreme.descending ? 'highest' : 'lowest');
}

import type { ColumnMark, Mark } from '../annotate/mark.ts';
import type { AnswerShape } from '../compose/query-ask.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import type { AggregateName, Expression, Measure } from '../intent.ts';
import { type CueOf, cues, isNear, isYesNo, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { isAdditive } from '../schema/additive.ts';
import { columnForConcepts } from '../schema/concepts.ts';
import { isMeasure, measured, type SchemaColumn } from '../schema/schema.ts';
import { labelOf, measureLabel } from '../sql/label.ts';
import { limitOfGroups, orderOfGroups } from './order.ts';
import { dimensionsOf, measures, measuresOf, trustOfColumns } from './shared/columns.ts';
import { differWords, weekComparison } from './shared/comparing.ts';
import { type Grouping, groupingOf } from './shared/grouping.ts';
import { columnsBeside, groupings } from './shared/groupings.ts';
import { figureAssumption, usualFigure } from './shared/usual-figure.ts';

/** "average amount", "median fare by class", "total sales in March". */
export const aggregate: Family = {
  name: 'aggregate',
  about: 'a sum, mean, median, minimum, maximum, standard deviation or percentile, of all rows or by group',
  examples: (schema) => {
    const [measure, other] = measuresOf(schema);
    const [dimension] = dimensionsOf(schema);
    return [
      ...(measure === undefined ? [] : [`What is the average ${measure.name}?`]),
      ...(measure === undefined || dimension === undefined
        ? []
        : [`Average ${measure.name} by ${dimension.name}`]),
      ...(other === undefined ? [] : [`What is the median ${other.name}?`]),
    ];
  },
  read: (of) => {
    const groups = groupings(of);
    const asked = askedMeasures(of, columnsBeside(of, groups));
    return asked === undefined ? figuresUnsaid(of, groups) : [readingOf(of, asked)];
  },
};

/** "price by bank", "sales by bank", "sales in March": a measure with no word for how is averaged, or added up. */
function figuresUnsaid(of: Parse, groups: readonly Grouping[]): Reading[] {
  const [target, other] = columnsBeside(of, groups);
  const isPlain = target !== undefined && other === undefined && isMeasure(target.column);
  const isOther = ['superlative', 'frequency', 'count', 'rate', 'trend', 'distinct', 'missing'].some((type) =>
    of.free.some((mark) => mark.kind === 'cue' && mark.cue.type === type),
  );
  if (!isPlain || isOther || target.column.flag !== undefined) return [];
  const { column } = target;
  const how = usualFigure(column);
  if (groups.length === 0 && (how === 'mean' || of.conditions.length === 0 || asksRows(of))) return [];
  const reading = readingOf(of, {
    measures: [{ kind: 'aggregate', how, of: measured(column) }],
    columns: [column],
    marks: [target],
    trust: (groups.length === 0 ? 1 : 0.9) * trustOfColumns([target]),
  });
  const taken = figureAssumption(of, target, how);
  return [{ ...reading, task: { ...reading.task, assumptions: [taken, ...reading.task.assumptions] } }];
}

/** "list the sales over 100", "which sales": the values, or yes or no. */
function asksRows(of: Parse): boolean {
  const isOfItself = of.conditions.some(({ columns }) => columns.some((column) => isAdditive(column)));
  return (
    isOfItself ||
    isYesNo(of) ||
    of.tokens.some(({ word }) => /^(list|which|each|every|all|rows?|records?|values?|individual)$/.test(word))
  );
}

interface Asked {
  readonly measures: readonly Measure[];
  readonly columns: readonly SchemaColumn[];
  readonly marks: readonly Mark[];
  readonly trust: number;
}

function readingOf(of: Parse, asked: Asked): Reading {
  const said = [...groupings(of), ...listedGroups(of, asked)];
  const groups = said.filter((group) => !isPerRow(of, group, asked));
  const scope = scopeOf(of.conditions);
  const order = orderOfGroups(
    of,
    groups.map(({ by }) => by),
  );
  const by = groups.map(({ column }) => column.name);
  const grouped = groups.map((group) => labelOf(group.by)).join(' and ');
  const what = asked.measures.map(measureLabel).join(' and ') + (grouped === '' ? '' : ` by ${grouped}`);
  const week = weekComparison(of, groups);
  return {
    isVerdict: week?.isVerdict ?? (groups.length > 0 && differWords(of).length > 0),
    words: groups.length > 0 ? differWords(of) : [],
    marks: [...asked.marks, ...(week?.marks ?? []), ...scope.marks, ...said.flatMap(({ marks }) => marks)],
    trust: asked.trust * scope.trust,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: groups.map((group) => group.by),
        measures: asked.measures,
        ...(scope.where === undefined ? {} : { where: scope.where }),
        ...(groups.length === 0 ? {} : { order, ...limitOfGroups(of) }),
      },
      shape: week?.shape ?? shapeOf(asked, groups),
      scope,
      what,
      columns: [...asked.columns.map(({ name }) => name), ...by],
    }),
  };
}

function shapeOf({ measures: asked }: Asked, groups: readonly Grouping[]): AnswerShape {
  if (groups.length > 0) return { kind: 'groups', asked: 'all' };
  return asked.length > 1 ? { kind: 'values' } : { kind: 'value' };
}

/** "the average number of reviews per hotel", where each row is a hotel: one figure over all of them. */
function isPerRow(of: Parse, { column, by }: Grouping, { measures: [measure] }: Asked): boolean {
  const isEach = /\bper\b/i.test(of.text) && by.kind === 'column';
  const isMean = measure?.kind === 'aggregate' && measure.how === 'mean';
  return (
    isEach &&
    isMean &&
    of.presentation.chart === undefined &&
    column.profile.distinctCount >= 0.9 * of.schema.rowCount
  );
}

/** "the cities and their average age", "chart of city and average age": a dimension beside the figure groups it. */
function listedGroups(of: Parse, asked: Asked): Grouping[] {
  const groups = groupings(of);
  if (groups.length > 0) return [];
  const beside = columnsBeside(of, groups).filter(
    (mark) => !asked.marks.includes(mark) && !isMeasure(mark.column),
  );
  const isListed =
    of.presentation.chart !== undefined ||
    of.tokens.some(({ word }) => /^(their|its|corresponding)$/.test(word));
  return isListed ? beside.slice(0, 1).map((mark) => groupingOf(mark, [])) : [];
}

/** The aggregates that are asked for, each with the column nearest to its word. */
function askedMeasures(of: Parse, columns: readonly ColumnMark[]): Asked | undefined {
  const named = [
    ...cues(of, 'aggregate').map((mark) => ({ mark, make: maker(mark.cue.how) })),
    ...cues(of, 'percentile').flatMap((mark) =>
      sharesOf(of, mark).map((at) => ({ mark, make: percentile(at) })),
    ),
  ];
  if (named.length === 0) return undefined;
  const numeric = measures(columns);
  const each = eachOwn(of, named, numeric);
  if (each !== undefined) return each;
  const target =
    numeric.find((column) =>
      named.some(({ mark }) => isNear(of.tokens, mark.span.to, column.span.from, 6)),
    ) ?? numeric[0];
  const column = target?.column ?? impliedMeasure(of);
  if (column === undefined) return undefined;
  return {
    measures: named.map(({ make }) => make(measured(column))),
    columns: [column],
    marks: [
      ...named.map(({ mark }) => mark),
      ...percents(of),
      ...percentages(of),
      ...(target === undefined ? [] : [target]),
    ],
    trust: target === undefined ? 0.75 : trustOfColumns([target]),
  };
}

/** "total cost and average price": every figure has its own column. */
function eachOwn(
  of: Parse,
  named: readonly { readonly mark: Mark; readonly make: (of: Expression) => Measure }[],
  numeric: readonly ColumnMark[],
): Asked | undefined {
  const pairs = named.flatMap(({ mark, make }) => {
    const own = numeric.find((column) => isNear(of.tokens, mark.span.to, column.span.from, 2));
    return own === undefined ? [] : [{ mark, own, measure: make(measured(own.column)) }];
  });
  const columns = [...new Set(pairs.map(({ own }) => own.column))];
  if (pairs.length < named.length || columns.length < 2) return undefined;
  const owns = pairs.map(({ own }) => own);
  return {
    measures: pairs.map(({ measure }) => measure),
    columns,
    marks: [...named.map(({ mark }) => mark), ...owns],
    trust: trustOfColumns(owns),
  };
}

/** "the mean percentage of X": the numbers are percentages, nothing is divided. */
function percentages(of: Parse): Mark[] {
  const ends = cues(of, 'aggregate').map(({ span }) => span.to);
  return cues(of, 'rate').filter(({ span }) => ends.includes(span.from));
}

/** "how old are they on average": the measure that an adjective means. */
function impliedMeasure(of: Parse): SchemaColumn | undefined {
  const words = of.tokens.filter(({ word }) => /^(old|tall|heavy|long|expensive|high|big|large)$/.test(word));
  return columnForConcepts(
    of.schema,
    words.flatMap(({ word }) => adjectives[word] ?? []),
  );
}

const adjectives: Readonly<Record<string, readonly string[]>> = {
  old: ['age'],
  tall: ['height'],
  heavy: ['weight'],
  long: ['length', 'duration'],
  expensive: ['price', 'cost'],
  high: ['height', 'elevation'],
  big: ['size', 'area'],
  large: ['size', 'area'],
};

function maker(how: AggregateName): (of: Expression) => Measure {
  return (of) => ({ kind: 'aggregate', how, of });
}

/** The share that a percentile lies above; of quartiles all three. */
function sharesOf(of: Parse, mark: CueOf<'percentile'>): readonly (number | undefined)[] {
  const isAll = of.tokens[mark.span.from]?.word === 'quartiles';
  if (isAll) return [0.25, 0.5, 0.75];
  const said = percents(of).flatMap((one) => (one.kind === 'number' ? [one.number.value / 100] : []));
  return mark.cue.at !== undefined || said.length === 0 ? [mark.cue.at] : said;
}

/** "the 10th, 50th and 90th percentile": the numbers in front, in order. */
function percents(of: Parse): Mark[] {
  const starts = cues(of, 'percentile').map(({ span }) => span.from);
  const numbers = of.free.filter((mark) => mark.kind === 'number');
  const isBefore = (mark: Mark): boolean =>
    starts.includes(mark.span.to) ||
    numbers.some(
      (next) =>
        next.span.from >= mark.span.to &&
        of.tokens.slice(mark.span.to, next.span.from).every(({ word }) => word === 'and') &&
        isBefore(next),
    );
  return numbers.filter(isBefore);
}

function percentile(at: number | undefined): (of: Expression) => Measure {
  return (of) => ({ kind: 'percentile', at: at ?? 0.9, of });
}

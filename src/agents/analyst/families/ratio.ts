import type { ColumnMark, Mark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import type { Expression, Measure } from '../intent.ts';
import { type CueOf, cues, isNear, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { isKey, isMeasuredFinely, measured, type SchemaColumn } from '../schema/schema.ts';
import { stemOf } from '../text/stem.ts';
import { limitOfGroups, orderOfGroups } from './order.ts';
import { trustOfColumns } from './shared/columns.ts';
import { columnsBeside, groupings } from './shared/groupings.ts';

/** "ratio of cost to revenue by region", "cost as a percentage of revenue", "profit margin by category". */
export const ratio: Family = {
  name: 'ratio of two columns',
  about: 'the total of one column over the total of another, of all rows or by group',
  examples: () => [],
  read: (of) => {
    const two = twoSaid(of) ?? perUnit(of) ?? profitOf(of);
    const others = ['superlative', 'frequency', 'count', 'trend', 'percentile', 'aggregate'];
    const isOther = of.free.some(
      (mark) => mark.kind === 'cue' && others.includes(mark.cue.type) && two?.marks.includes(mark) !== true,
    );
    return two === undefined || isOther ? [] : [readingOf(of, two)];
  },
};

interface Two {
  readonly measure: Measure;
  readonly columns: readonly SchemaColumn[];
  readonly marks: readonly Mark[];
  readonly words: readonly number[];
  readonly what: string;
  readonly taken: string;
  readonly trust: number;
}

/** "cost per kwh", "average price per square metre": not the cost of each number of them. */
function perUnit(of: Parse): Two | undefined {
  const numbers = of.free.filter((mark): mark is ColumnMark => mark.kind === 'column' && isNumber(mark));
  const [per, other] = numbers.filter(({ span }) => of.tokens[span.from - 1]?.word === 'per');
  if (per === undefined || other !== undefined || !isMeasuredFinely(per.column)) return undefined;
  const [amount, second] = numbers.filter(({ span }) => isNear(of.tokens, span.to, per.span.from, 1));
  if (amount === undefined || second !== undefined || amount.column === per.column) return undefined;
  const [a, b] = [amount.column, per.column];
  const cue = cues(of, 'group').find(({ span }) => span.to === per.span.from);
  return {
    measure: { kind: 'ratio', of: measured(a), to: measured(b), name: `${a.name} per ${b.name}` },
    columns: [a, b],
    marks: [...(cue === undefined ? [] : [cue]), amount, per, ...cues(of, 'aggregate').filter(isMean)],
    words: [],
    what: `total ${a.name} ÷ total ${b.name}`,
    taken: `I divided the total ${a.name} by the total ${b.name}, over the rows that have both.`,
    trust: trustOfColumns([amount, per]),
  };
}

const isMean = ({ cue }: CueOf<'aggregate'>): boolean => cue.how === 'mean';

const forms =
  /\bratio of\b.+\bto\b|\bto\b.+\bratio\b|\bratio between\b.+\band\b|\bas an? (?:percentage|percent|share|fraction|proportion) of\b/i;

/** Two columns of numbers, the first over the second. */
function twoSaid(of: Parse): Two | undefined {
  if (!forms.test(of.text)) return undefined;
  const marks = columnsBeside(of, groupings(of)).filter(isNumber);
  const [first, second, third] = marks;
  if (first === undefined || second === undefined || third !== undefined || first.column === second.column)
    return undefined;
  const [a, b] = [first.column, second.column];
  return {
    measure: {
      kind: 'ratio',
      of: measured(a),
      to: measured(b),
      name: `${a.name} ÷ ${b.name}`,
      ...(/\bas an? /i.test(of.text) ? { isShare: true } : {}),
    },
    columns: [a, b],
    marks: [...cues(of, 'rate'), ...marks],
    words: [],
    what: `total ${a.name} ÷ total ${b.name}`,
    taken: `I divided the total ${a.name} by the total ${b.name}, over the rows that have both.`,
    trust: trustOfColumns(marks),
  };
}

function isNumber({ column }: ColumnMark): boolean {
  return column.number !== undefined && !column.isYear && !isKey(column);
}

const incomes: ReadonlySet<string> = new Set(['revenue', 'sales', 'turnover', 'income'].map(stemOf));
const costs: ReadonlySet<string> = new Set(['cost', 'costs', 'cogs', 'expense', 'expenses'].map(stemOf));

/** "profit", "profit margin", where there is one column of income, one of cost and none of profit. */
function profitOf(of: Parse): Two | undefined {
  const at = of.tokens.findIndex(({ word }) => /^(profit|profits|margins?)$/.test(word));
  const [income, ...otherIncomes] = named(of, incomes);
  const [cost, ...otherCosts] = named(of, costs);
  const isSaid = of.marks.some(({ span }) => span.from <= at && at < span.to);
  if (at < 0 || isSaid || income === undefined || cost === undefined) return undefined;
  if (otherIncomes.length + otherCosts.length > 0 || columnsBeside(of, groupings(of)).some(isNumber))
    return undefined;
  const isMargin = of.tokens.some(({ word }) => /^margins?$/.test(word));
  const left = measured(income);
  const [figure] = isMargin ? [] : cues(of, 'aggregate').filter(({ cue }) => /^(sum|mean)$/.test(cue.how));
  const how = figure?.cue.how ?? 'sum';
  const profit: Expression = { kind: 'computed', operator: '-', left, right: measured(cost) };
  const formula = `${income.name} − ${cost.name}`;
  return {
    measure: isMargin
      ? { kind: 'ratio', of: profit, to: left, name: 'profit margin', isShare: true }
      : { kind: 'aggregate', how, of: profit },
    columns: [income, cost],
    marks: figure === undefined ? [] : [figure],
    words: of.tokens
      .filter(({ word }) => /^(gross|net|profits?|margins?)$/.test(word))
      .map(({ index }) => index),
    what: isMargin ? 'profit margin' : `${how === 'sum' ? 'total' : 'average'} ${formula}`,
    taken: isMargin
      ? `I took the margin as (${formula}) ÷ ${income.name}, each of all rows together.`
      : `I took the profit as ${formula}.`,
    trust: 0.9,
  };
}

function named({ schema }: Parse, stems: ReadonlySet<string>): SchemaColumn[] {
  return schema.columns.filter(
    ({ profile, number, words }) =>
      profile.role === 'measure' && number !== undefined && words.some(({ stem }) => stems.has(stem)),
  );
}

function readingOf(of: Parse, two: Two): Reading {
  const groups = groupings(of).filter(({ column }) => !two.columns.includes(column));
  const scope = scopeOf(of.conditions);
  const by = groups.map((group) => group.by);
  const names = groups.map(({ column }) => column.name);
  return {
    isOfTwo: true,
    marks: [...two.marks, ...scope.marks, ...groups.flatMap(({ marks }) => marks)],
    words: [...two.words, ...groups.flatMap(({ words = [] }) => words)],
    trust: two.trust * scope.trust,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by,
        measures: [two.measure],
        ...(scope.where === undefined ? {} : { where: scope.where }),
        ...(groups.length === 0 ? {} : { order: orderOfGroups(of, by), ...limitOfGroups(of) }),
      },
      shape: groups.length === 0 ? { kind: 'value' } : { kind: 'groups', asked: 'all' },
      scope,
      what: names.length === 0 ? two.what : `${two.what} by ${names.join(' and ')}`,
      columns: [...two.columns.map(({ name }) => name), ...names],
      assumptions: [{ text: two.taken, alternatives: [] }],
    }),
  };
}

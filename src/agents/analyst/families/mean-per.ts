import type { Mark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import { type Expression, overAll, type SummableMeasure } from '../intent.ts';
import { type CueOf, cues, isNear, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { isAdditive } from '../schema/additive.ts';
import { isKey, measured, type SchemaColumn, shown } from '../schema/schema.ts';
import { measureLabel } from '../sql/label.ts';
import { stemOf } from '../text/stem.ts';
import { trustOfColumns } from './shared/columns.ts';
import type { Grouping } from './shared/grouping.ts';
import { columnsBeside, groupings } from './shared/groupings.ts';
import { isRowNoun, marksOn } from './shared/row-noun.ts';

/** "average number of orders per customer", "tickets per day on average", "average daily revenue": one figure for all groups. */
export const meanPer: Family = {
  name: 'average over groups',
  about: 'how many rows, or how much, there is on average per group or period',
  examples: () => [],
  read: (of) => [...orderValue(of), ...perGroup(of)],
};

function perGroup(of: Parse): Reading[] {
  const [mean, other] = cues(of, 'aggregate').filter(({ cue }) => cue.how === 'mean');
  const [group, second] = groupings(of);
  if (mean === undefined || other !== undefined || group === undefined || second !== undefined) return [];
  const isOther = ['superlative', 'frequency', 'rate', 'trend', 'distinct'].some((type) =>
    of.free.some((mark) => mark.kind === 'cue' && mark.cue.type === type),
  );
  const counted = isOther
    ? undefined
    : (rowsOf(of, mean, group.marks) ?? totalOf(of, mean) ?? amountOf(of, mean, group));
  return counted === undefined || !isEach(of, group.marks) ? [] : [readingOf(of, mean, counted, group)];
}

/** "average revenue per order", where an order has several rows. */
function amountOf(of: Parse, mean: Mark, { column }: Grouping): Counted | undefined {
  const [amount, other] = columnsBeside(of, groupings(of));
  if (amount === undefined || other !== undefined || !isAdditive(amount.column) || !isKey(column))
    return undefined;
  const sum: SummableMeasure = { kind: 'aggregate', how: 'sum', of: measured(amount.column) };
  return { of: sum, marks: [mean, amount], words: [], trust: trustOfColumns([amount]) };
}

/** "average order value": the total over the number of orders, where one column of amounts and one of orders can be meant. */
function orderValue(of: Parse): Reading[] {
  const [mean, other] = cues(of, 'aggregate');
  const noun = of.tokens[mean?.span.to ?? 0];
  const value = of.tokens[mean?.span.to === undefined ? 0 : mean.span.to + 1];
  if (mean?.cue.how !== 'mean' || other !== undefined || noun === undefined || value === undefined) return [];
  const keys = of.schema.columns.filter((column) => isKey(column) && column.words[0]?.stem === noun.stem);
  const [amount, second] = of.schema.columns.filter((column) => isAdditive(column) && isMoney(column));
  const [key, rival] = keys;
  const isSaid = /^(value|size|amount|total)$/.test(value.word);
  if (!isSaid || key === undefined || rival !== undefined || amount === undefined || second !== undefined)
    return [];
  const beside = of.free.filter(({ span }) => span.from < value.index + 1 && span.to > noun.index);
  const sum: SummableMeasure = { kind: 'aggregate', how: 'sum', of: measured(amount) };
  const counted = { of: sum, marks: [mean, ...beside], words: [noun.index, value.index], trust: 0.95 };
  return columnsBeside(of, []).every((mark) => beside.includes(mark))
    ? [readingOf(of, mean, counted, { by: shown(key), column: key, marks: [] })]
    : [];
}

function isMoney({ words }: SchemaColumn): boolean {
  return words.some(({ stem }) => moneyWords.has(stem));
}

const moneyWords: ReadonlySet<string> = new Set(
  ['revenue', 'sales', 'amount', 'turnover', 'spend', 'spending', 'proceeds'].map(stemOf),
);

interface Counted {
  readonly of: SummableMeasure;
  readonly marks: readonly Mark[];
  readonly words: readonly number[];
  readonly trust: number;
}

/** "per customer", "daily": "by customer" asks for every one of them. */
function isEach({ tokens }: Parse, marks: readonly Mark[]): boolean {
  return marks.some((mark) =>
    /^(per|a|each|every|daily|weekly|monthly|quarterly|yearly|annual|hourly)$/.test(
      tokens[mark.span.from]?.word ?? '',
    ),
  );
}

/** The rows themselves: "orders", "number of orders", "how many orders". */
function rowsOf(of: Parse, mean: Mark, group: readonly Mark[]): Counted | undefined {
  if (columnsBeside(of, groupings(of)).length > 0) return undefined;
  const counts = cues(of, 'count');
  const noun = of.tokens.find(
    (token) =>
      isRowNoun(token, of) &&
      token.word.endsWith('s') &&
      !group.some(({ span }) => span.from <= token.index && token.index < span.to),
  );
  if (noun === undefined || noun.index > (group[0]?.span.from ?? 0) + 2) return undefined;
  const nouns = marksOn(noun, of);
  return { of: { kind: 'count' }, marks: [mean, ...counts, ...nouns], words: [noun.index], trust: 0.95 };
}

/** "average monthly revenue": an amount that adds up, right behind the period. */
function totalOf(of: Parse, mean: CueOf<'aggregate'>): Counted | undefined {
  const grain = cues(of, 'grain').find(
    ({ span }) => span.from === mean.span.to && /ly$|^annual$/.test(of.tokens[span.from]?.word ?? ''),
  );
  const [amount, other] = columnsBeside(of, groupings(of));
  if (grain === undefined || amount === undefined || other !== undefined || !isAdditive(amount.column))
    return undefined;
  if (!isNear(of.tokens, grain.span.to, amount.span.from, 1)) return undefined;
  const sum: SummableMeasure = { kind: 'aggregate', how: 'sum', of: measured(amount.column) };
  return { of: sum, marks: [mean, amount], words: [], trust: trustOfColumns([amount]) };
}

function readingOf(of: Parse, mean: Mark, counted: Counted, group: Grouping): Reading {
  const { column } = group;
  const each = eachOf(group);
  const scope = scopeOf(of.conditions);
  const measure = { kind: 'mean-per', of: counted.of, each } as const;
  const unit = each.kind === 'period' ? `${each.grain}s` : `different values of ${column.name}`;
  const total = counted.of.kind === 'count' ? 'the number of rows' : `the ${measureLabel(counted.of)}`;
  return {
    isOfTwo: true,
    marks: [mean, ...counted.marks, ...group.marks, ...scope.marks],
    words: [...counted.words, ...(group.words ?? [])],
    trust: counted.trust * scope.trust,
    task: queryTask(of, {
      intent: overAll(of.schema.table, [measure], scope.where),
      shape: { kind: 'value' },
      scope,
      what: measureLabel(measure),
      columns: [column.name],
      assumptions: [
        { text: `I divided ${total} by the number of ${unit} that have rows.`, alternatives: [] },
      ],
    }),
  };
}

/** Hours are hours of the calendar here, not of every day. */
function eachOf({ by, column }: Grouping): Expression {
  if (by.kind === 'part' && by.part === 'hour') return { kind: 'period', grain: 'hour', of: column.name };
  return by.kind === 'column' ? shown(column) : by;
}

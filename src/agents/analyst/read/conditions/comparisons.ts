import type { Assumption } from '../../../../core/answer.ts';
import type { NumberMark } from '../../annotate/mark.ts';
import type { Expression, Filter, Operator } from '../../intent.ts';
import { isQuantity, type SchemaColumn } from '../../schema/schema.ts';
import { operatorWords } from './condition.ts';
import {
  type ComparisonCue,
  columnForNumber,
  isLengthOfWindow,
  type NumberColumn,
  valueFor,
} from './number-column.ts';
import { asIfSaid, isCue, keep, near, notBefore, type Reader, saidBy } from './reader.ts';

export function readBetween(reader: Reader): void {
  for (const cue of reader.marks.filter((mark) => isCue(mark, 'between'))) {
    const [low, high] = reader.marks.filter(
      (mark) => mark.kind === 'number' && mark.span.from >= cue.span.to,
    );
    if (low?.kind !== 'number' || high?.kind !== 'number' || !near(reader, cue.span.to, low.span.from))
      continue;
    if (!near(reader, low.span.to, high.span.from)) continue;
    const column = columnForNumber(reader, cue, high);
    if (column === undefined) continue;
    keep(reader, {
      filter: betweenFilter(column.expression, low, high),
      marks: [cue, low, high, ...column.marks],
      columns: [column.column],
      text: `${column.column.name} is between ${low.number.value} and ${high.number.value}`,
      assumption: rangeAssumption(column, low, high),
      trust: column.trust,
    });
  }
}

/** "ranked 10th to 15th", "ages 20 - 30". */
export function readRanges(reader: Reader): void {
  const numbers = reader.marks.filter((mark) => mark.kind === 'number' && !reader.taken.has(mark));
  for (const [at, low] of numbers.entries()) {
    const high = numbers[at + 1];
    if (low.kind !== 'number' || high?.kind !== 'number' || !isRange(reader, low, high)) continue;
    const column = columnForNumber(reader, { concepts: [], from: low.span.from }, high);
    if (column === undefined) continue;
    keep(reader, {
      filter: betweenFilter(column.expression, low, high),
      marks: [low, high, ...column.marks],
      columns: [column.column],
      text: `${column.column.name} is between ${low.number.value} and ${high.number.value}`,
      assumption: rangeAssumption(column, low, high),
      trust: 0.95 * column.trust,
    });
  }
}

function rangeAssumption(
  { column, marks }: Pick<NumberColumn, 'column' | 'marks'>,
  low: NumberMark,
  high: NumberMark,
): Assumption | undefined {
  if (marks.length > 0 || column.isTime || column.isYear) return undefined;
  return {
    text: `I took ${low.number.value} and ${high.number.value} as values of ${column.name}.`,
    alternatives: [],
  };
}

function isRange(reader: Reader, low: NumberMark, high: NumberMark): boolean {
  const between = reader.tokens.slice(low.span.to, high.span.from).map(({ word }) => word);
  return (
    between.length === 1 &&
    /^(to|through|until)$/.test(between[0] ?? '') &&
    low.number.value < high.number.value
  );
}

function betweenFilter(left: Expression, low: NumberMark, high: NumberMark): Filter {
  return { kind: 'between', left, low: low.number.value, high: high.number.value };
}

export function readComparisons(reader: Reader): void {
  for (const mark of reader.marks) {
    if (mark.kind !== 'number' || reader.taken.has(mark) || mark.number.ordinal) continue;
    if (isLengthOfWindow(reader, mark)) continue;
    const comparison = comparisonBefore(reader, mark) ?? comparisonAfter(reader, mark);
    if (comparison === undefined) continue;
    const column = columnForNumber(reader, comparison, mark);
    if (column === undefined) continue;
    const operator = negated(reader, comparison) ?? comparison.operator;
    const value = valueFor(column.column, mark);
    keep(reader, {
      filter: { kind: 'compare', left: column.expression, operator, right: value },
      marks: [...comparison.marks, ...notBefore(reader, comparison.from), mark, ...column.marks],
      columns: [column.column],
      text: `${column.column.name} ${operatorWords[operator]} ${value}`,
      assumption: column.marks.length > 0 ? undefined : numberAssumption(reader, column.column, mark, value),
      trust: column.trust,
    });
  }
}

function numberAssumption(reader: Reader, column: SchemaColumn, mark: NumberMark, value: number): Assumption {
  const others = reader.schema.columns.filter(
    (one) => one !== column && one.profile.role === 'measure' && isQuantity(one) && one.flag === undefined,
  );
  return {
    text: `I took ${value} as a value of ${column.name}.`,
    alternatives: others.slice(0, 2).map(({ name }) => ({
      label: name,
      question: asIfSaid(reader, mark, `${saidBy(reader, mark)} ${name}`),
    })),
  };
}

export const opposite: Readonly<Record<Operator, Operator>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

function negated(reader: Reader, comparison: ComparisonCue): Operator | undefined {
  return notBefore(reader, comparison.from).length > 0 ? opposite[comparison.operator] : undefined;
}

function comparisonBefore(reader: Reader, number: NumberMark): ComparisonCue | undefined {
  const preceding = reader.marks.filter((mark) => mark.span.to <= number.span.from);
  const last = preceding.at(-1);
  const isNamed = last?.kind === 'column' && near(reader, last.span.to, number.span.from, 2);
  const before = isNamed ? preceding.at(-2) : last;
  if (before?.kind !== 'cue' || reader.taken.has(before)) return undefined;
  if (!near(reader, before.span.to, isNamed ? last.span.from : number.span.from, 2)) return undefined;
  const { cue } = before;
  if (cue.type === 'comparator')
    return { marks: [before], operator: cue.operator, concepts: [], from: before.span.from };
  if (cue.type === 'comparative' && cue.than) {
    const operator = cue.greater ? '>' : '<';
    return { marks: [before], operator, concepts: cue.degree.concepts, from: before.span.from };
  }
  return undefined;
}

/** "10 or more". */
function comparisonAfter(reader: Reader, number: NumberMark): ComparisonCue | undefined {
  const after = reader.marks.find((mark) => mark.span.from >= number.span.to);
  if (after?.kind !== 'cue' || after.span.from !== number.span.to || after.cue.type !== 'comparator')
    return undefined;
  const word = reader.tokens[after.span.from]?.word;
  if (word !== 'or' && word !== 'and') return undefined;
  return { marks: [after], operator: after.cue.operator, concepts: [], from: number.span.from };
}

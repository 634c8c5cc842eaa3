import {
  type ColumnMark,
  type CueMark,
  isCountedNoun,
  type Mark,
  type NumberMark,
} from '../../annotate/mark.ts';
import type { Expression, Operator } from '../../intent.ts';
import { mildWords } from '../../lexicon/plain-words.ts';
import { columnForConcepts } from '../../schema/concepts.ts';
import { isKey, measured, type SchemaColumn } from '../../schema/schema.ts';
import { isEvent } from './events.ts';
import { happenedBefore } from './happened.ts';
import { freeMarks, near, type Reader } from './reader.ts';

export interface ComparisonCue {
  readonly marks: readonly Mark[];
  readonly operator: Operator;
  readonly concepts: readonly string[];
  readonly from: number;
}

export interface NumberColumn {
  readonly column: SchemaColumn;
  readonly expression: Expression;
  readonly marks: readonly Mark[];
  readonly trust: number;
}

/** The column that a number with an operator is about: named behind it, before it, meant by the adjective, or by a year. */
export function columnForNumber(
  reader: Reader,
  cue: Pick<ComparisonCue, 'concepts' | 'from'> | CueMark,
  number: NumberMark,
): NumberColumn | undefined {
  const from = 'from' in cue ? cue.from : cue.span.from;
  const concepts = 'concepts' in cue ? cue.concepts : [];
  const named = freeMarks(reader)
    .filter((mark) => mark.kind === 'column')
    .filter((mark) => comparable(mark) && !(mark.column.isTime && !looksLikeYear(number)))
    .filter((mark) => mark.span.from !== number.span.to || !isCountedNoun(mark, reader.tokens));
  const behind = named.find((mark) => near(reader, number.span.to, mark.span.from, 2));
  const before = named.filter((mark) => near(reader, mark.span.to, from, 4)).at(-1);
  const isYear = looksLikeYear(number) && isYearOfData(reader, from, number);
  if (
    isYear &&
    (behind === undefined || (before !== undefined && isEvent(behind, reader.tokens))) &&
    !(before !== undefined && !before.column.isTime && !before.column.isYear)
  ) {
    return yearColumn(reader, before, number);
  }
  const inside = named.find(
    (mark) => mark.span.from >= from && near(reader, mark.span.to, number.span.from, 2),
  );
  const chosen = inside ?? behind ?? before;
  if (chosen !== undefined)
    return numberColumn(chosen.column, [chosen], (0.7 + 0.3 * chosen.score) * likelihood(chosen));
  const meant = columnForConcepts(reader.schema, concepts.length > 0 ? concepts : unitConcepts(number));
  if (meant !== undefined) return numberColumn(meant, [], 0.95);
  const loose =
    named.filter((mark) => mark.span.to <= from).at(-1) ??
    named.find((mark) => mark.span.from >= number.span.to);
  if (loose !== undefined) return numberColumn(loose.column, [loose], 0.75);
  if (countsThings(reader, number)) return undefined;
  const money = reader.schema.columns.filter(({ profile }) => profile.semanticType === 'money');
  const isOfPersons = reader.tokens.some(({ word }) => mildWords.has(word));
  const isNamed = freeMarks(reader).some(
    (mark) =>
      mark.kind === 'column' && mark.column.flag === undefined && !(mark.isLoose && isKey(mark.column)),
  );
  return money.length === 1 && money[0] !== undefined && !isNamed && !isOfPersons
    ? numberColumn(money[0], [], 0.85)
    : undefined;
}

/** Of several columns that are said alike none is sure. */
function likelihood({ rivals, isLoose }: ColumnMark): number {
  return rivals.length > 0 && isLoose ? 0.6 : 1;
}

/** "more than 10 products": so many of them, not a price of 10. */
function countsThings(reader: Reader, { span }: NumberMark): boolean {
  return reader.marks.some(
    (mark) => mark.kind === 'column' && mark.span.from === span.to && mark.isLoose && isKey(mark.column),
  );
}

function numberColumn(column: SchemaColumn, marks: readonly Mark[], trust: number): NumberColumn {
  return { column, expression: column.isTime ? yearOf(column) : measured(column), marks, trust };
}

export function yearOf(column: SchemaColumn): Expression {
  return { kind: 'part', part: 'year', of: column.name };
}

/** Identifiers and yes-or-no columns are compared only when their name is said in full. */
function comparable({ column, isLoose }: ColumnMark): boolean {
  if (column.flag !== undefined && isLoose) return false;
  if (isKey(column) && isLoose) return false;
  return column.number !== undefined || column.isTime;
}

export function looksLikeYear(number: NumberMark): boolean {
  const { value, unit, ordinal, bare } = number.number;
  return (
    Number.isInteger(value) &&
    value >= 1500 &&
    value <= 2100 &&
    unit === undefined &&
    !ordinal &&
    bare === value
  );
}

export function yearColumn(
  reader: Reader,
  named: ColumnMark | undefined,
  number: NumberMark,
): NumberColumn | undefined {
  const time = reader.schema.columns.find((one) => one.isTime);
  const year = reader.schema.columns.find((one) => one.isYear);
  const isOther = time !== undefined && year !== undefined && isBeside(year, number);
  const column =
    named?.column ?? happenedBefore(reader, number.span.from) ?? (isOther ? time : (year ?? time));
  return column === undefined ? undefined : numberColumn(column, named === undefined ? [] : [named], 0.95);
}

/** `year_built` up to 2022, where 2024 is said and there are times. */
function isBeside({ profile }: SchemaColumn, { number }: NumberMark): boolean {
  return profile.numeric !== undefined && number.value > profile.numeric.max;
}

const yearPrepositions = /^(after|since|before|until|till|from|in|during|prior|year|years)$/;

/** Years are what the data's times reach to: "between 1000 and 2000", "over 1999" of payments in 2024 are amounts. */
function isYearOfData(reader: Reader, from: number, high: NumberMark): boolean {
  const years = yearsOf(reader);
  const said = reader.tokens.slice(Math.max(0, from - 1), high.span.to);
  if (years === undefined || said.some(({ word }) => yearPrepositions.test(word))) return true;
  const numbers = reader.marks.filter(
    (mark) => mark.kind === 'number' && mark.span.from >= from && mark.span.to <= high.span.to,
  );
  const values = numbers.map((mark) => (mark.kind === 'number' ? mark.number.value : high.number.value));
  return Math.min(...values, high.number.value) <= years.max && high.number.value >= years.min;
}

/** First and last year of the times, where they are times and no numbers. */
function yearsOf({ schema }: Reader): { readonly min: number; readonly max: number } | undefined {
  if (schema.columns.some(({ isYear }) => isYear)) return undefined;
  const range = schema.columns.find(({ isTime }) => isTime)?.profile.time;
  return range === undefined
    ? undefined
    : { min: Number(range.min.slice(0, 4)), max: Number(range.max.slice(0, 4)) };
}

const conceptsOfUnits: Readonly<Record<string, readonly string[]>> = {
  kg: ['weight', 'mass'],
  g: ['weight', 'mass'],
  gram: ['weight', 'mass'],
  grams: ['weight', 'mass'],
  lbs: ['weight'],
  pounds: ['weight'],
  cm: ['height', 'length', 'width'],
  m: ['height', 'length', 'distance', 'depth'],
  meters: ['height', 'length', 'distance', 'depth', 'elevation'],
  metres: ['height', 'length', 'distance', 'depth', 'elevation'],
  km: ['distance', 'length', 'area'],
  miles: ['distance', 'length'],
  mph: ['speed', 'wind'],
  usd: ['price', 'cost', 'amount'],
  dollars: ['price', 'cost', 'amount'],
};

export function unitConcepts(number: NumberMark): readonly string[] {
  const unit = number.number.unit;
  return unit !== undefined && Object.hasOwn(conceptsOfUnits, unit) ? (conceptsOfUnits[unit] ?? []) : [];
}

/** Cells may leave a scale out: "3.02 million" stands as 3.02 in a column of millions. */
export function valueFor(column: SchemaColumn, mark: NumberMark): number {
  const { value, bare, percent } = mark.number;
  const max = column.profile.numeric?.max;
  if (bare !== value && (max === undefined ? column.number?.kind === 'number' : max < value / 10))
    return bare;
  if (percent && max !== undefined && max <= 1) return bare / 100;
  return inUnitOf(column, value, mark.number.unit);
}

const conversions: Readonly<Record<string, readonly number[]>> = {
  g: [0.001],
  gram: [0.001],
  grams: [0.001],
  kg: [1000],
  m: [100, 0.001],
  meters: [100, 0.001],
  metres: [100, 0.001],
  cm: [0.01],
  km: [1000],
};

/** "70000 g" of weights from 40 to 90: they stand in kilograms. */
function inUnitOf({ profile }: SchemaColumn, value: number, unit: string | undefined): number {
  const factors = unit !== undefined && Object.hasOwn(conversions, unit) ? (conversions[unit] ?? []) : [];
  const { min, max } = profile.numeric ?? { min: value, max: value };
  const fits = (one: number): boolean => one >= min / 3 && one <= max * 3;
  const factor = fits(value) ? undefined : factors.find((one) => fits(value * one));
  return factor === undefined ? value : Number((value * factor).toPrecision(12));
}

/** "a moving average over 3 months": how many periods are taken together, no value of a column. */
export function isLengthOfWindow({ tokens, text }: Reader, { span }: NumberMark): boolean {
  return (
    /\b(?:moving|rolling)\b/i.test(text) &&
    /^(?:periods?|hours?|days?|weeks?|months?|quarters?|years?)$/.test(tokens[span.to]?.word ?? '')
  );
}

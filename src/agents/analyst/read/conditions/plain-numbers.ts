import { type ColumnMark, isNounOfRow, type Mark, type NumberMark } from '../../annotate/mark.ts';
import type { Filter, Operator } from '../../intent.ts';
import { columnForConcepts } from '../../schema/concepts.ts';
import { isKey, measured, type SchemaColumn } from '../../schema/schema.ts';
import { cellText } from '../../text/cell-text.ts';
import { type Condition, operatorWords } from './condition.ts';
import { isEvent } from './events.ts';
import {
  isLengthOfWindow,
  looksLikeYear,
  unitConcepts,
  valueFor,
  yearColumn,
  yearOf,
} from './number-column.ts';
import { freeMarks, isCue, keep, near, notWith, type Reader } from './reader.ts';
import { oneOf, valueCondition } from './values.ts';

/** "rank 85", "19 seats", "in 2007". */
export function readPlainNumbers(reader: Reader): void {
  for (const mark of reader.marks) {
    if (mark.kind !== 'number' || reader.taken.has(mark)) continue;
    const condition = plainNumber(reader, mark);
    if (condition !== undefined) keep(reader, condition);
  }
}

function plainNumber(reader: Reader, mark: NumberMark): Condition | undefined {
  if (isLimit(reader, mark) || isLengthOfWindow(reader, mark) || isBound(reader, mark)) return undefined;
  const listed = listedWith(reader, mark);
  if (listed !== undefined) return equality(reader, listed, mark, [mark], 0.95);
  if (isSaidAsYear(reader, mark)) return yearCondition(reader, mark);
  const named = freeMarks(reader).filter((other) => other.kind === 'column');
  const before = named
    .filter((other) => near(reader, other.span.to, mark.span.from, 4) && !isNounApart(reader, other, mark))
    .at(-1);
  const behind = named.find((other) => near(reader, mark.span.to, other.span.from, 1));
  const isAdjacent = behind !== undefined && behind.span.from === mark.span.to && accepts(behind, mark);
  const isApart = before !== undefined && before.span.to < mark.span.from;
  const column =
    before !== undefined && accepts(before, mark) && !(isAdjacent && isApart && !before.column.isYear)
      ? before
      : behind !== undefined && accepts(behind, mark)
        ? behind
        : orderColumn(reader, before, mark);
  if (column !== undefined)
    return equality(
      reader,
      column.column,
      mark,
      [mark, column === before || column === behind ? column : (before ?? column)],
      0.7 + 0.3 * column.score,
    );
  if (looksLikeYear(mark)) return yearCondition(reader, mark);
  const [reading, rival] = mark.readings.filter(({ how }) => how === 'exact');
  if (reading !== undefined)
    return equality(reader, reading.column, mark, [mark], rival === undefined ? 0.85 : 0.6);
  const meant = columnForConcepts(reader.schema, unitConcepts(mark));
  return meant === undefined ? undefined : equality(reader, meant, mark, [mark], 0.9);
}

/** "over 1000", "more than 20 sales", where no column has such numbers: not those that are just so many. */
function isBound({ marks, taken }: Reader, { span }: NumberMark): boolean {
  return marks.some(
    (mark) =>
      mark.kind === 'cue' &&
      mark.cue.type === 'comparator' &&
      mark.cue.operator !== '=' &&
      mark.span.to === span.from &&
      !taken.has(mark),
  );
}

/** "transactions in the sixth month": the noun for the rows is not what the number is of. */
function isNounApart({ schema }: Reader, noun: ColumnMark, mark: NumberMark): boolean {
  return isNounOfRow(noun, schema) && noun.span.to < mark.span.from;
}

/** "weeks 5 and 9": the column of the number before. */
function listedWith(reader: Reader, mark: NumberMark): SchemaColumn | undefined {
  const before = reader.marks.findLast(({ span }) => span.to <= mark.span.from);
  if (before?.kind !== 'number' || !reader.taken.has(before)) return undefined;
  const between = reader.tokens.slice(before.span.to, mark.span.from).map(({ word }) => word);
  const isListed =
    between.length === 0
      ? reader.tokens[mark.span.from]?.afterBreak === true
      : between.every((word) => /^(and|or)$/.test(word));
  const known = reader.conditions.find(({ marks }) => marks.includes(before));
  const isEquality = known?.filter.kind === 'compare' && known.filter.operator === '=';
  const isNamed = reader.marks.some(({ kind, span }) => kind === 'column' && span.from === mark.span.to);
  return isListed && isEquality && !isNamed ? known.columns[0] : undefined;
}

/** "episode 29", where a column `title` is meant by the noun: the number of the row, as it is counted in that table. */
function orderColumn(reader: Reader, noun: ColumnMark | undefined, mark: NumberMark): ColumnMark | undefined {
  if (noun === undefined || noun.span.to !== mark.span.from || noun.column.number !== undefined)
    return undefined;
  const numbered = reader.schema.columns.filter(
    (column) => column.number !== undefined && isOrderName(column),
  );
  const said = numbered.filter(({ words }) =>
    words.some(({ stem, weight }) => weight > 0.3 && reader.tokens.some((token) => token.stem === stem)),
  );
  const [only, rival] = said.length > 0 ? said : numbered;
  return only === undefined || rival !== undefined
    ? undefined
    : { ...noun, column: only, isLoose: true, rivals: [], score: 0.7 };
}

function isOrderName({ words }: SchemaColumn): boolean {
  return words.some(({ stem }) => /^(no|nr|num|number|#|week|round|rank|order)$/.test(stem));
}

/** "wind speed in 2023", where there are times: not a speed. */
function isSaidAsYear(reader: Reader, mark: NumberMark): boolean {
  const before = reader.tokens[mark.span.from - 1]?.word ?? '';
  return (
    looksLikeYear(mark) && /^(in|during)$/.test(before) && reader.schema.columns.some(({ isTime }) => isTime)
  );
}

/** "top 5", "5 highest", "first 10", "the 5 countries that … most": a number of rows, not a value. */
function isLimit(reader: Reader, mark: NumberMark): boolean {
  if (isLimitOfSuperlative(reader, mark)) return true;
  const beside = reader.marks.filter(
    (other) =>
      other.kind === 'cue' &&
      /^(superlative|frequency|first|last|distinct)$/.test(other.cue.type) &&
      (near(reader, other.span.to, mark.span.from, 1) || near(reader, mark.span.to, other.span.from, 2)),
  );
  return beside.length > 0;
}

function isLimitOfSuperlative(reader: Reader, mark: NumberMark): boolean {
  const { value, ordinal, unit } = mark.number;
  if (ordinal || unit !== undefined || !Number.isInteger(value) || value > 100) return false;
  const isRanked = reader.marks.some(
    (other) => isCue(other, 'superlative') || isCue(other, 'frequency') || isCue(other, 'closest'),
  );
  const before = reader.tokens[mark.span.from - 1]?.word ?? '';
  return (
    isRanked &&
    /^(the|top|list|any|give|show|me|find|are|what|which|name|bottom|youngest|first)$/.test(before)
  );
}

/** A year beside a column that holds no such number: "the share in 2005". */
function isBeyond({ number, profile, values, isTime, isYear }: SchemaColumn, year: number): boolean {
  if (number === undefined || isTime || isYear) return false;
  if (profile.numeric !== undefined) return year < profile.numeric.min || year > profile.numeric.max;
  return !values.some(({ value }) => cellText(value).replaceAll(',', '').includes(String(year)));
}

function accepts(column: ColumnMark, mark: NumberMark): boolean {
  if (isKey(column.column) && column.isLoose && column.span.from === mark.span.to) return false;
  if (looksLikeYear(mark) && isBeyond(column.column, mark.number.value)) return false;
  if (column.column.number !== undefined || mark.readings.some((reading) => reading.column === column.column))
    return true;
  return column.column.isTime && looksLikeYear(mark);
}

function equality(
  reader: Reader,
  column: SchemaColumn,
  mark: NumberMark,
  marks: readonly Mark[],
  trust: number,
): Condition {
  const not = notWith(reader, marks);
  const text = mark.readings.find((reading) => reading.column === column && reading.how === 'exact');
  const value = valueFor(column, mark);
  const operator: Operator = not.length > 0 ? '<>' : '=';
  const left = column.isTime ? yearOf(column) : measured(column);
  const filter: Filter =
    column.number === undefined && !column.isTime
      ? oneOf(column, text?.values ?? [String(value)], not.length > 0)
      : { kind: 'compare', left, operator, right: value };
  return {
    filter,
    marks: [...marks, ...not],
    columns: [column],
    text: `${column.name} ${operatorWords[operator]} ${value}`,
    ...(column.isTime && operator === '=' ? { adverb: `in ${value}` } : {}),
    assumption: undefined,
    trust,
  };
}

/** "closed in 2024", "left in 2022": the year of what happened then. */
function eventWith(reader: Reader, { span }: NumberMark): ColumnMark | undefined {
  const events = freeMarks(reader).filter(
    (mark): mark is ColumnMark => mark.kind === 'column' && isEvent(mark, reader.tokens),
  );
  const before = events.findLast((mark) => mark.span.to <= span.from);
  return before ?? (events.length === 1 ? events[0] : undefined);
}

function yearCondition(reader: Reader, mark: NumberMark): Condition | undefined {
  const event = eventWith(reader, mark);
  const year = yearColumn(reader, event, mark);
  if (year !== undefined && !(year.column.isTime && mark.readings.some(({ how }) => how === 'exact'))) {
    return equality(reader, year.column, mark, [mark, ...year.marks], 0.95);
  }
  const reading = mark.readings.find(({ how }) => how === 'exact') ?? mark.readings[0];
  return reading === undefined
    ? undefined
    : valueCondition(reader, reading, [String(mark.number.value)], [mark]);
}

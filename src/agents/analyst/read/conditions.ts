import type { Assumption } from '../../../core/answer.ts';
import type {
  ColumnMark,
  CueMark,
  DateMark,
  Mark,
  NumberMark,
  ValueMark,
  ValueReading,
} from '../annotate/mark.ts';
import { columnOf, type Expression, type Filter, type Operator, type TimePart } from '../intent.ts';
import { askingWords, linkingVerbs, mildWords, rowWords, stopWords } from '../lexicon/plain-words.ts';
import { columnForConcepts } from '../schema/concepts.ts';
import { measured, type Schema, type SchemaColumn } from '../schema/schema.ts';
import type { DateMeaning } from '../text/dates.ts';
import { stemOf } from '../text/stem.ts';
import { plain, type Token } from '../text/tokens.ts';

/** A filter with what it is made of. */
export interface Condition {
  readonly filter: Filter;
  readonly marks: readonly Mark[];
  readonly columns: readonly SchemaColumn[];
  /** In words, for sentences: `status is FAILED`. */
  readonly text: string;
  /** Said without naming the column, where that is plainer: `in March`. */
  readonly adverb?: string;
  readonly assumption: Assumption | undefined;
  /** 0 to 1; below 1 where words were taken loosely. */
  readonly trust: number;
}

interface Source {
  readonly tokens: readonly Token[];
  readonly schema: Schema;
  readonly marks: readonly Mark[];
}

/** A source with the marks that earlier steps have taken. */
interface Reader extends Source {
  readonly taken: Set<Mark>;
  readonly conditions: Condition[];
}

/** Comparisons, periods, values and yes/no columns, in this order: each takes its marks from the next. */
export function readConditions(source: Source): Condition[] {
  const reader: Reader = { ...source, taken: new Set(), conditions: [] };
  readStarts(reader);
  readDates(reader);
  readWeekends(reader);
  readBetween(reader);
  readRanges(reader);
  readComparisons(reader);
  readValues(reader);
  readPlainNumbers(reader);
  readFlags(reader);
  return readSame(reader, joinAlternatives(reader));
}

function keep(reader: Reader, condition: Condition): void {
  for (const mark of condition.marks) reader.taken.add(mark);
  reader.conditions.push(condition);
}

function freeMarks(reader: Reader): Mark[] {
  return reader.marks.filter((mark) => !reader.taken.has(mark));
}

/** Only small words stand from one token to another. */
function near(reader: Source, from: number, to: number, most = 3): boolean {
  if (to < from || to - from > most) return false;
  return reader.tokens
    .slice(from, to)
    .every(
      ({ word }) =>
        linkingVerbs.has(word) ||
        stopWords.has(word) ||
        askingWords.has(word) ||
        rowWords.has(word) ||
        /^[$€£#&=]$/.test(word),
    );
}

function isCue(mark: Mark | undefined, type: CueMark['cue']['type']): mark is CueMark {
  return mark?.kind === 'cue' && mark.cue.type === type;
}

// --- numbers and comparisons -------------------------------------------------

function readBetween(reader: Reader): void {
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
      text: `${column.column.name} between ${low.number.value} and ${high.number.value}`,
      assumption: undefined,
      trust: column.trust,
    });
  }
}

/** "ranked 10th to 15th", "ages 20 - 30". */
function readRanges(reader: Reader): void {
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
      text: `${column.column.name} between ${low.number.value} and ${high.number.value}`,
      assumption: undefined,
      trust: 0.95 * column.trust,
    });
  }
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

interface ComparisonCue {
  readonly marks: readonly Mark[];
  readonly operator: Operator;
  readonly concepts: readonly string[];
  readonly from: number;
}

function readComparisons(reader: Reader): void {
  for (const mark of reader.marks) {
    if (mark.kind !== 'number' || reader.taken.has(mark) || mark.number.ordinal) continue;
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
      assumption: column.marks.length > 0 ? undefined : numberAssumption(column.column, value),
      trust: column.trust,
    });
  }
}

function numberAssumption(column: SchemaColumn, value: number): Assumption {
  return { text: `I took ${value} as a value of ${column.name}.`, alternatives: [] };
}

export const operatorWords: Readonly<Record<Operator, string>> = {
  '=': 'is',
  '<>': 'is not',
  '<': 'below',
  '<=': 'at most',
  '>': 'above',
  '>=': 'at least',
};

const opposite: Readonly<Record<Operator, Operator>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

function notBefore(reader: Reader, at: number): Mark[] {
  return reader.marks.filter(
    (mark) => isCue(mark, 'not') && mark.span.to <= at && near(reader, mark.span.to, at, 2),
  );
}

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

interface NumberColumn {
  readonly column: SchemaColumn;
  readonly expression: Expression;
  readonly marks: readonly Mark[];
  readonly trust: number;
}

/** The column that a number with an operator is about: named behind it, before it, meant by the adjective, or by a year. */
function columnForNumber(
  reader: Reader,
  cue: Pick<ComparisonCue, 'concepts' | 'from'> | CueMark,
  number: NumberMark,
): NumberColumn | undefined {
  const from = 'from' in cue ? cue.from : cue.span.from;
  const concepts = 'concepts' in cue ? cue.concepts : [];
  const columns = freeMarks(reader).filter((mark) => mark.kind === 'column' && comparable(mark));
  const named = columns.filter((mark) => mark.kind === 'column');
  const behind = named.find((mark) => near(reader, number.span.to, mark.span.from, 2));
  const before = named.filter((mark) => near(reader, mark.span.to, from, 4)).at(-1);
  const isYear = looksLikeYear(number);
  if (
    isYear &&
    behind === undefined &&
    !(before !== undefined && !before.column.isTime && !before.column.isYear)
  ) {
    return yearColumn(reader, before);
  }
  const chosen = behind ?? before;
  if (chosen !== undefined) return numberColumn(chosen.column, [chosen], 0.7 + 0.3 * chosen.score);
  const meant = columnForConcepts(reader.schema, concepts.length > 0 ? concepts : unitConcepts(number));
  if (meant !== undefined) return numberColumn(meant, [], 0.95);
  const loose =
    named.filter((mark) => mark.span.to <= from).at(-1) ??
    named.find((mark) => mark.span.from >= number.span.to);
  if (loose !== undefined) return numberColumn(loose.column, [loose], 0.75);
  const money = reader.schema.columns.filter(({ profile }) => profile.semanticType === 'money');
  const isOfPersons = reader.tokens.some(({ word }) => mildWords.has(word));
  return money.length === 1 && money[0] !== undefined && named.length === 0 && !isOfPersons
    ? numberColumn(money[0], [], 0.85)
    : undefined;
}

function numberColumn(column: SchemaColumn, marks: readonly Mark[], trust: number): NumberColumn {
  return { column, expression: column.isTime ? yearOf(column) : measured(column), marks, trust };
}

function yearOf(column: SchemaColumn): Expression {
  return { kind: 'part', part: 'year', of: column.name };
}

/** Identifiers are compared only when their name is said in full. */
function comparable({ column, isLoose }: ColumnMark): boolean {
  if (column.profile.role === 'identifier' && isLoose) return false;
  return column.number !== undefined || column.isTime;
}

function looksLikeYear(number: NumberMark): boolean {
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

function yearColumn(reader: Reader, named: ColumnMark | undefined): NumberColumn | undefined {
  const column =
    named?.column ??
    reader.schema.columns.find((one) => one.isYear) ??
    reader.schema.columns.find((one) => one.isTime);
  return column === undefined ? undefined : numberColumn(column, named === undefined ? [] : [named], 0.95);
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

function unitConcepts(number: NumberMark): readonly string[] {
  const unit = number.number.unit;
  return unit !== undefined && Object.hasOwn(conceptsOfUnits, unit) ? (conceptsOfUnits[unit] ?? []) : [];
}

/** Cells may leave a scale out: "3.02 million" stands as 3.02 in a column of millions. */
function valueFor(column: SchemaColumn, mark: NumberMark): number {
  const { value, bare, percent } = mark.number;
  const max = column.profile.numeric?.max;
  if (bare !== value && (max === undefined ? column.number?.kind === 'number' : max < value / 10))
    return bare;
  if (percent && max !== undefined && max <= 1) return bare / 100;
  return value;
}

/** "rank 85", "19 seats", "in 2007". */
function readPlainNumbers(reader: Reader): void {
  for (const mark of reader.marks) {
    if (mark.kind !== 'number' || reader.taken.has(mark)) continue;
    const condition = plainNumber(reader, mark);
    if (condition !== undefined) keep(reader, condition);
  }
}

function plainNumber(reader: Reader, mark: NumberMark): Condition | undefined {
  if (isLimit(reader, mark)) return undefined;
  const named = freeMarks(reader).filter((other) => other.kind === 'column');
  const before = named.filter((other) => near(reader, other.span.to, mark.span.from, 4)).at(-1);
  const behind = named.find((other) => near(reader, mark.span.to, other.span.from, 1));
  const column =
    before !== undefined && accepts(before, mark)
      ? before
      : behind !== undefined && accepts(behind, mark)
        ? behind
        : undefined;
  if (column !== undefined)
    return equality(reader, column.column, mark, [mark, column], 0.7 + 0.3 * column.score);
  if (looksLikeYear(mark)) return yearCondition(reader, mark);
  const [reading, rival] = mark.readings.filter(({ how }) => how === 'exact');
  if (reading !== undefined)
    return equality(reader, reading.column, mark, [mark], rival === undefined ? 0.85 : 0.6);
  const meant = columnForConcepts(reader.schema, unitConcepts(mark));
  return meant === undefined ? undefined : equality(reader, meant, mark, [mark], 0.9);
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

function accepts(column: ColumnMark, mark: NumberMark): boolean {
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
  const not = notBefore(reader, Math.min(...marks.map(({ span }) => span.from)));
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
    assumption: undefined,
    trust,
  };
}

function yearCondition(reader: Reader, mark: NumberMark): Condition | undefined {
  const year = yearColumn(reader, undefined);
  if (year !== undefined && !(year.column.isTime && mark.readings.some(({ how }) => how === 'exact'))) {
    return equality(reader, year.column, mark, [mark], 0.95);
  }
  const reading = mark.readings.find(({ how }) => how === 'exact') ?? mark.readings[0];
  return reading === undefined
    ? undefined
    : valueCondition(reader, reading, [String(mark.number.value)], [mark]);
}

/** "whose names start with Or". */
function readStarts(reader: Reader): void {
  for (const cue of reader.marks.filter((mark) => isCue(mark, 'starts'))) {
    const said = reader.tokens[cue.span.to];
    const column = reader.marks
      .filter((mark) => mark.kind === 'column' && mark.span.to <= cue.span.from)
      .at(-1);
    if (said === undefined || column?.kind !== 'column' || !column.column.isText) continue;
    const text = reader.tokens.filter(
      ({ index, quotation }) => index === said.index || (quotation > 0 && quotation === said.quotation),
    );
    const prefix = text.map((token) => token.text).join(' ');
    const inside = reader.marks.filter((mark) =>
      text.some(({ index }) => mark.span.from <= index && index < mark.span.to),
    );
    keep(reader, {
      filter: { kind: 'starts', column: column.column.name, text: prefix },
      marks: [cue, column, ...inside],
      columns: [column.column],
      text: `${column.column.name} starts with ${prefix}`,
      assumption: undefined,
      trust: inside.length > 0 ? 1 : 0.9,
    });
  }
}

// --- dates -------------------------------------------------------------------

/** "in March", "on 5 May 2024", "after June 2023", "between May and July". */
function readDates(reader: Reader): void {
  for (const mark of reader.marks) {
    if (mark.kind !== 'date' || reader.taken.has(mark)) continue;
    const condition = dateCondition(reader, mark);
    if (condition !== undefined) keep(reader, condition);
  }
}

function dateCondition(reader: Reader, mark: DateMark): Condition | undefined {
  const before = reader.marks.filter((other) => other.span.to <= mark.span.from).at(-1);
  const cue = before?.kind === 'cue' && near(reader, before.span.to, mark.span.from, 2) ? before : undefined;
  const column = timeColumn(reader, mark);
  if (column === undefined) return undefined;
  const second = cue?.cue.type === 'between' ? nextDate(reader, mark) : undefined;
  const operator = cue?.cue.type === 'comparator' ? cue.cue.operator : undefined;
  const used = second !== undefined || operator !== undefined ? [cue] : [];
  const marks = [mark, ...column.marks, ...[...used, second].filter((one) => one !== undefined)];
  return {
    filter: dateFilter(column.column, mark, operator, second),
    marks,
    columns: [column.column],
    text: `${column.column.name} ${dateText(reader, [...used, mark, second])}`,
    adverb: dateText(reader, [...used, mark, second]),
    assumption: undefined,
    trust: 0.97,
  };
}

/** Where weekends and weekdays are both named, the marks of both. */
export function weekSides<M extends Mark>(marks: readonly M[]): M[] {
  const sides = marks.filter((mark) => ['weekend', 'weekday'].includes(partOf(mark) ?? ''));
  const isBoth = ['weekend', 'weekday'].every((part) => sides.some((mark) => partOf(mark) === part));
  return isBoth ? sides : [];
}

function partOf(mark: Mark): TimePart | undefined {
  return mark.kind === 'cue' && mark.cue.type === 'part' ? mark.cue.part : undefined;
}

/** "on weekends", "on weekdays"; "by weekend" groups. */
function weekSideOf(reader: Reader, mark: Mark): 'weekend' | 'weekday' | undefined {
  const before = reader.tokens[mark.span.from - 1]?.word ?? '';
  const [first, last] = [reader.tokens[mark.span.from]?.word, reader.tokens[mark.span.to - 1]?.word];
  if (/^(by|per|each|every|across)$/.test(before) || /^(by|per)$/.test(first ?? '')) return undefined;
  if (partOf(mark) === 'weekend') return 'weekend';
  const isSaid = partOf(mark) === 'weekday' && (last === 'weekdays' || /^(on|during)$/.test(before));
  return isSaid ? 'weekday' : undefined;
}

function readWeekends(reader: Reader): void {
  const time = reader.schema.columns.find((column) => column.isTime);
  if (weekSides(reader.marks).length > 0) return;
  for (const mark of reader.marks.filter((one) => isCue(one, 'part'))) {
    const side = weekSideOf(reader, mark);
    if (time === undefined || side === undefined || reader.taken.has(mark)) continue;
    keep(reader, {
      filter: {
        kind: 'compare',
        left: { kind: 'part', part: 'weekend', of: time.name },
        operator: '=',
        right: side,
      },
      marks: [mark],
      columns: [time],
      text: `${time.name} on a ${side}`,
      adverb: `on ${side}s`,
      assumption: undefined,
      trust: 1,
    });
  }
}

/** "in March", "between May and July". */
function dateText(reader: Reader, marks: readonly (Mark | undefined)[]): string {
  const present = marks.filter((mark) => mark !== undefined);
  const said = present.map((mark) =>
    reader.tokens
      .slice(mark.span.from, mark.span.to)
      .map(({ text }) => text)
      .join(' '),
  );
  const [first] = present;
  if (first?.kind === 'date') return `${prepositionOf(first.meaning)} ${said.join(' ')}`;
  return said.length > 2 ? `${said[0]} ${said.slice(1).join(' and ')}` : said.join(' ');
}

function prepositionOf(meaning: DateMeaning): 'in' | 'on' {
  switch (meaning.kind) {
    case 'month':
      return 'in';
    case 'weekday':
    case 'month-day':
      return 'on';
    case 'period':
      return Date.parse(meaning.high) - Date.parse(meaning.low) <= 86_400_000 ? 'on' : 'in';
  }
}

function timeColumn(reader: Reader, mark: DateMark): { column: SchemaColumn; marks: Mark[] } | undefined {
  const named = freeMarks(reader).filter((other) => other.kind === 'column' && other.column.isTime);
  const before = named.filter((other) => near(reader, other.span.to, mark.span.from, 5)).at(-1);
  if (before?.kind === 'column') return { column: before.column, marks: [before] };
  const column = reader.schema.columns.find((one) => one.isTime);
  return column === undefined ? undefined : { column, marks: [] };
}

function nextDate(reader: Reader, mark: DateMark): DateMark | undefined {
  return reader.marks.find(
    (other) =>
      other.kind === 'date' &&
      near(reader, mark.span.to, other.span.from, 2) &&
      other.span.from >= mark.span.to,
  ) as DateMark | undefined;
}

function dateFilter(
  column: SchemaColumn,
  mark: DateMark,
  operator: Operator | undefined,
  second: DateMark | undefined,
): Filter {
  const { meaning } = mark;
  if (second !== undefined) return spanFilter(column, meaning, second.meaning);
  switch (meaning.kind) {
    case 'period':
      return periodFilter(column, meaning, operator);
    case 'month':
      return partFilter(column, 'month', operator ?? '=', meaning.month);
    case 'weekday':
      return partFilter(column, 'weekday', operator ?? '=', meaning.weekday);
    case 'month-day': {
      const parts = [
        partFilter(column, 'month', '=', meaning.month),
        partFilter(column, 'day', '=', meaning.day),
      ];
      return { kind: 'and', parts };
    }
  }
}

function partFilter(column: SchemaColumn, part: TimePart, operator: Operator, right: number): Filter {
  return { kind: 'compare', left: { kind: 'part', part, of: column.name }, operator, right };
}

function periodFilter(
  column: SchemaColumn,
  { low, high }: Extract<DateMeaning, { kind: 'period' }>,
  operator: Operator | undefined,
): Filter {
  const left = columnOf(column.name);
  switch (operator) {
    case undefined:
    case '=':
      return { kind: 'within', left, low, high };
    case '<>':
      return { kind: 'not', part: { kind: 'within', left, low, high } };
    case '<':
      return { kind: 'compare', left, operator, right: low };
    case '>=':
      return { kind: 'compare', left, operator, right: low };
    case '<=':
      return { kind: 'compare', left, operator: '<', right: high };
    case '>':
      return { kind: 'compare', left, operator: '>=', right: high };
  }
}

function spanFilter(column: SchemaColumn, from: DateMeaning, to: DateMeaning): Filter {
  if (from.kind === 'period' && to.kind === 'period') {
    return { kind: 'within', left: columnOf(column.name), low: from.low, high: to.high };
  }
  const [low, high] = [monthOf(from), monthOf(to)];
  return { kind: 'between', left: { kind: 'part', part: 'month', of: column.name }, low, high };
}

function monthOf(meaning: DateMeaning): number {
  switch (meaning.kind) {
    case 'month':
    case 'month-day':
      return meaning.month;
    case 'period':
      return Number(meaning.low.slice(5, 7));
    case 'weekday':
      return meaning.weekday;
  }
}

// --- values of cells ---------------------------------------------------------

function readValues(reader: Reader): void {
  for (const mark of reader.marks) {
    if (mark.kind !== 'value' || reader.taken.has(mark)) continue;
    const { reading, column } = chooseReading(reader, mark);
    const marks = column === undefined ? [mark] : [mark, column];
    keep(reader, valueCondition(reader, reading, mark.words, marks));
  }
}

/** The column named next to the value decides where the value is looked for. */
function chooseReading(
  reader: Reader,
  mark: ValueMark,
): { reading: ValueReading; column: ColumnMark | undefined } {
  const named = freeMarks(reader).filter((other) => other.kind === 'column');
  const fits = (column: ColumnMark): ValueReading | undefined =>
    mark.readings.find((reading) => reading.column === column.column) ??
    mark.readings.find((reading) => column.rivals.includes(reading.column));
  const before = named
    .filter((other) => near(reader, other.span.to, mark.span.from, 4) && fits(other) !== undefined)
    .at(-1);
  const behind = named.find(
    (other) => near(reader, mark.span.to, other.span.from, 1) && fits(other) !== undefined,
  );
  const column = before ?? behind;
  const reading = (column === undefined ? undefined : fits(column)) ?? likeliest(reader, mark, named);
  return { reading, column };
}

function likeliest(reader: Reader, mark: ValueMark, named: readonly ColumnMark[]): ValueReading {
  const [first] = mark.readings;
  const known = reader.conditions.flatMap((condition) => condition.columns);
  const best = mark.readings.filter(({ how }) => how === first?.how);
  const unnamed = best.filter(({ column }) => !named.some((other) => other.column === column));
  const choices = unnamed.length > 0 ? unnamed : best;
  return (
    choices.find(({ column }) => known.includes(column)) ??
    choices.find(({ column }) => column === reader.schema.entity) ??
    choices[0] ??
    (first as ValueReading)
  );
}

function valueCondition(
  reader: Reader,
  reading: ValueReading,
  words: readonly string[],
  marks: readonly Mark[],
): Condition {
  const { column } = reading;
  const not = notBefore(reader, Math.min(...marks.map(({ span }) => span.from)));
  const filter = valueFilter(reading, asWritten(words, reading), not.length > 0);
  const said = marks.find((mark) => mark.kind !== 'column');
  const text = reading.how === 'part' ? words.join(' ') : [...new Set(reading.values)].join(' or ');
  const verb =
    reading.how === 'part'
      ? not.length > 0
        ? 'without'
        : 'with'
      : operatorWords[not.length > 0 ? '<>' : '='];
  return {
    filter,
    marks: [...marks, ...not],
    columns: [column],
    text: `${column.name} ${verb} ${text}`,
    assumption: valueAssumption(reader, reading, said),
    trust: trustOf(
      reading,
      marks.some((mark) => mark.kind === 'column'),
    ),
  };
}

const trusts: Readonly<Record<ValueReading['how'], number>> = {
  exact: 1,
  form: 0.9,
  synonym: 0.92,
  typo: 0.85,
  part: 0.85,
};

function trustOf(reading: ValueReading, isNamed: boolean): number {
  const trust = reading.how === 'part' ? trustOfPart(reading.coverage) : trusts[reading.how];
  return isNamed ? Math.sqrt(trust) : trust;
}

/** One word of a long text says little about what was meant. */
function trustOfPart(coverage: number): number {
  if (coverage >= 0.5) return 0.92;
  if (coverage >= 0.3) return 0.85;
  return coverage >= 0.2 ? 0.72 : 0.55;
}

/** The words in the form that cells have them: "singles" where they say "single". */
function asWritten(words: readonly string[], reading: ValueReading): string[] {
  const cell = plain(reading.values[0] ?? '');
  return words.map((word) => (cell.includes(word) ? word : stemOf(word)));
}

function valueFilter(reading: ValueReading, words: readonly string[], isNot: boolean): Filter {
  if (reading.how !== 'part') return oneOf(reading.column, reading.values, isNot);
  const filter: Filter = { kind: 'contains', column: reading.column.name, words };
  return isNot ? { kind: 'not', part: filter } : filter;
}

function oneOf(column: SchemaColumn, values: readonly string[], isNot: boolean): Filter {
  const filter: Filter = { kind: 'one-of', left: columnOf(column.name), values: [...new Set(values)] };
  return isNot ? { kind: 'not', part: filter } : filter;
}

function valueAssumption(
  reader: Reader,
  reading: ValueReading,
  mark: Mark | undefined,
): Assumption | undefined {
  if (reading.how === 'exact' || mark === undefined) return undefined;
  const said = reader.tokens
    .slice(mark.span.from, mark.span.to)
    .map(({ text }) => text)
    .join(' ');
  const meant =
    reading.how === 'part'
      ? `every ${reading.column.name} that contains it`
      : `${reading.column.name} = ${[...new Set(reading.values)].join(' or ')}`;
  return { text: `I took “${said}” as ${meant}.`, alternatives: [] };
}

/** Values of one column with "or" (or "and") between them are alternatives. */
function joinAlternatives(reader: Reader): Condition[] {
  const joined: Condition[] = [];
  for (const condition of reader.conditions) {
    const last = joined.at(-1);
    if (last !== undefined && areAlternatives(last, condition) && areListed(reader, last, condition))
      joined[joined.length - 1] = either(last, condition, reader);
    else joined.push(condition);
  }
  return joined;
}

/** "A or B", "A, B and C", "A than B": not two words of one value with others between them. */
function areListed(reader: Reader, left: Condition, right: Condition): boolean {
  const from = Math.max(...left.marks.filter(({ kind }) => kind !== 'column').map(({ span }) => span.to));
  const to = Math.min(...right.marks.filter(({ kind }) => kind !== 'column').map(({ span }) => span.from));
  const between = reader.tokens.slice(from, to);
  return (
    between.some(({ word }) => /^(or|and|than|vs|versus|to|compared|against|nor|over|from)$/.test(word)) ||
    reader.tokens[to]?.afterBreak === true
  );
}

function areAlternatives(left: Condition, right: Condition): boolean {
  const [a, b] = [left.columns[0], right.columns[0]];
  return a === b && isEquality(left.filter) && isEquality(right.filter);
}

function isEquality(filter: Filter): boolean {
  return (
    filter.kind === 'or' ||
    filter.kind === 'within' ||
    filter.kind === 'one-of' ||
    filter.kind === 'contains' ||
    (filter.kind === 'compare' && filter.operator === '=')
  );
}

function either(left: Condition, right: Condition, reader: Reader): Condition {
  const parts = left.filter.kind === 'or' ? left.filter.parts : [left.filter];
  const ors = reader.marks.filter((mark) => isCue(mark, 'or'));
  return {
    filter: { kind: 'or', parts: [...parts, right.filter] },
    marks: [...left.marks, ...right.marks, ...ors],
    columns: left.columns,
    text: `${left.text} or ${right.text}`,
    ...(left.adverb === undefined || right.adverb === undefined
      ? {}
      : { adverb: `${left.adverb} or ${right.adverb}` }),
    assumption: left.assumption ?? right.assumption,
    trust: Math.min(left.trust, right.trust),
  };
}

/** "the same score as Bergamo": other rows with the value that the row of the last condition has. */
function readSame(reader: Reader, conditions: Condition[]): Condition[] {
  const [cue] = reader.marks.filter((mark) => isCue(mark, 'same'));
  const column =
    cue === undefined
      ? undefined
      : freeMarks(reader).find((mark) => mark.kind === 'column' && mark.span.from >= cue.span.to);
  const known = conditions.find(
    ({ marks }) => cue !== undefined && marks.some(({ span }) => span.from >= cue.span.to),
  );
  if (cue === undefined || column?.kind !== 'column' || known === undefined) return conditions;
  const same: Condition = {
    filter: { kind: 'same-as', left: columnOf(column.column.name), of: known.filter },
    marks: [cue, column, ...known.marks],
    columns: [column.column],
    text: `${column.column.name} is the same as where ${known.text}`,
    assumption: known.assumption,
    trust: 0.95 * known.trust,
  };
  return conditions.map((condition) => (condition === known ? same : condition));
}

// --- yes/no columns ----------------------------------------------------------

/** "smokers", "with overtime", "fraudulent": a yes/no column named as a property. */
function readFlags(reader: Reader): void {
  for (const mark of freeMarks(reader)) {
    if (
      mark.kind !== 'column' ||
      mark.column.flag === undefined ||
      mark.score < 0.6 ||
      isAskedFor(reader, mark)
    )
      continue;
    const not = notBefore(reader, mark.span.from);
    const { yes, no } = mark.column.flag;
    const value = not.length > 0 ? no : yes;
    if (value === null) continue;
    keep(reader, {
      filter: { kind: 'compare', left: columnOf(mark.column.name), operator: '=', right: value },
      marks: [mark, ...not],
      columns: [mark.column],
      text: `${mark.column.name} is ${String(value)}`,
      assumption: { text: `I took this as ${mark.column.name} = ${String(value)}.`, alternatives: [] },
      trust: 0.85 + 0.1 * mark.score,
    });
  }
}

/** "by smoker", "values of smoker", "what is the smoking status": the column itself, not the rows that have it. */
function isAskedFor(reader: Reader, mark: ColumnMark): boolean {
  const before = reader.marks.filter((other) => other.span.to <= mark.span.from).at(-1);
  const following = reader.tokens[mark.span.to]?.word ?? '';
  if (reader.marks.some((other) => isCue(other, 'rate') && other.span.from === mark.span.to)) return false;
  if (
    before?.kind === 'cue' &&
    before.cue.type === 'superlative' &&
    /^(many|few)$/.test(before.cue.degree.base)
  )
    return false;
  if (/^(status|statuses|value|values|column|labels|label)$/.test(following)) return true;
  if (before?.kind !== 'cue' || !near(reader, before.span.to, mark.span.from, 2)) return false;
  return /^(group|wh|distinct|aggregate|frequency|superlative|missing)$/.test(before.cue.type) &&
    !isCue(before, 'wh')
    ? true
    : isCue(before, 'wh') && /^(what|which)$/.test((before.cue as { word?: string }).word ?? '');
}

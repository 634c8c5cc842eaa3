import { hasShortYear, seemsToBeginWithYear } from './date-format.ts';
import { mayBeDate, standardTimes, writtenTimes } from './dates.ts';
import { decimalComma, decimalPoint, isInBrackets, plainNumbers, styledNumber } from './numbers.ts';
import {
  acceptance,
  missingWords,
  type NumberStyle,
  type Reading,
  textReading,
  type Unit,
  units,
} from './reading.ts';

const booleans: Reading = {
  kind: 'boolean',
  type: 'BOOLEAN',
  pattern: '[Tt]rue|[Ff]alse|TRUE|FALSE',
  fromText: (text) => `lower(${text}) = 'true'`,
};

interface Candidate {
  readonly reading: Reading;
  readonly accepts: (text: string) => boolean;
}

const candidateOf = (reading: Reading): Candidate => ({ reading, accepts: acceptance(reading) });
const plainCandidates = [booleans, ...plainNumbers].map(candidateOf);
const standardCandidates = standardTimes.map(candidateOf);
const writtenCandidates = writtenTimes.map(candidateOf);

/** What the rest of a file tells about how it is written. */
export interface Habits {
  readonly dateOrder?: 'day-first' | 'month-first' | undefined;
  /** Some column certainly has decimal commas. */
  readonly usesDecimalComma: boolean;
  /** Semicolons between values are usual where commas stand before decimals. */
  readonly mayUseDecimalComma: boolean;
  /** Points stand between thousands rather than before decimals, wherever they could be either. */
  readonly seemsGrouped: boolean;
}

export interface Inferred {
  readonly reading: Reading;
  /** Spellings of "no value" among the texts, as they stand. */
  readonly missing: readonly string[];
  /** Another way to read the same texts, which they do not rule out. */
  readonly otherWay?: Reading;
  /** Dates of which nothing tells day from month: they stay text until somebody does. */
  readonly isUndecided?: true;
}

/** The first type that every text fits. The texts are trimmed and not empty. */
export function inferReading(texts: ReadonlySet<string>, habits?: Habits): Inferred {
  const missing: string[] = [];
  const values: string[] = [];
  for (const text of texts) (missingWords.has(text.toLowerCase()) ? missing : values).push(text);
  const typed = values.length === 0 ? undefined : typedReading(values, habits);
  return typed === undefined ? { reading: textReading, missing: [] } : { ...typed, missing };
}

type Typed = Omit<Inferred, 'missing'>;

function typedReading(values: readonly string[], habits: Habits | undefined): Typed | undefined {
  const plain = thatAccept(plainCandidates, values)[0];
  if (plain !== undefined) return heedDecimalMark(plain, values, habits);
  return temporalReading(values, habits) ?? styledReading(values, habits);
}

function thatAccept(candidates: readonly Candidate[], values: readonly string[]): readonly Reading[] {
  let left = candidates;
  for (const value of values) {
    left = left.filter(({ accepts }) => accepts(value));
    if (left.length === 0) break;
  }
  return left.map(({ reading }) => reading);
}

/** `1.234` is a thousand and more in a file that writes `5,6` elsewhere. */
function heedDecimalMark(plain: Reading, values: readonly string[], habits: Habits | undefined): Typed {
  if (plain.type !== 'DOUBLE') return { reading: plain };
  const grouped = firstStyled(decimalComma, undefined, values);
  if (grouped === undefined) return { reading: plain };
  if (habits?.usesDecimalComma === true) return { reading: grouped };
  if (habits?.mayUseDecimalComma === false) return { reading: plain };
  return habits?.seemsGrouped === true
    ? { reading: grouped, otherWay: plain }
    : { reading: plain, otherWay: grouped };
}

function temporalReading(values: readonly string[], habits: Habits | undefined): Typed | undefined {
  const [standard] = thatAccept(standardCandidates, values);
  if (standard !== undefined) return { reading: standard };
  if (!mayBeDate(values[0] ?? '')) return undefined;
  const all = thatAccept(writtenCandidates, values);
  const fitting = seemsToBeginWithYear(values) ? all.filter(({ format }) => !hasShortYear(format)) : all;
  const [first] = fitting;
  if (first?.order === undefined) return first && { reading: first };
  const rival = fitting.find(({ order }) => order !== undefined && order !== first.order);
  if (rival === undefined) return { reading: first };
  if (habits?.dateOrder === undefined) return { reading: textReading, isUndecided: true };
  return { reading: habits.dateOrder === first.order ? first : rival };
}

function styledReading(values: readonly string[], habits: Habits | undefined): Typed | undefined {
  const [first = ''] = values;
  if (!/\d/.test(first) || values.every(isInBrackets)) return undefined;
  const unit = units.find((sign) => first.includes(sign));
  const byPoint = firstStyled(decimalPoint, unit, values);
  const byComma = firstStyled(decimalComma, unit, values);
  if (byPoint === undefined || byComma === undefined) return toTyped(byPoint ?? byComma);
  if (!usesMarks(values)) return { reading: byPoint };
  if (habits?.usesDecimalComma === true) return { reading: byComma };
  if (habits?.mayUseDecimalComma === false) return { reading: byPoint };
  return { reading: byComma, otherWay: byPoint };
}

function toTyped(reading: Reading | undefined): Typed | undefined {
  return reading && { reading };
}

/** Whether any number has a mark that could stand for thousands or for decimals. */
function usesMarks(values: readonly string[]): boolean {
  return values.some((value) => /\d[.,]\d/.test(value));
}

function firstStyled(
  styles: readonly NumberStyle[],
  unit: Unit | undefined,
  values: readonly string[],
): Reading | undefined {
  const candidates = styles.flatMap((style) =>
    [true, false].map((isWhole) => candidateOf(styledNumber(style, unit, isWhole))),
  );
  return thatAccept(candidates, values)[0];
}

/** What the columns that leave no doubt say about the others. */
export function habitsOf(
  columns: readonly Inferred[],
  texts: readonly ReadonlySet<string>[],
  delimiter: string,
): Habits {
  const undecided = texts.filter((_, index) => columns[index]?.otherWay !== undefined);
  const certain = columns.filter((column) => column.otherWay === undefined).map(({ reading }) => reading);
  return {
    dateOrder: certain.find((reading) => reading.order !== undefined)?.order,
    usesDecimalComma: certain.some((reading) => reading.type === 'DOUBLE' && reading.style?.point === ','),
    mayUseDecimalComma: delimiter === ';',
    seemsGrouped: delimiter === ';' && looksGrouped(undecided.flatMap((seen) => [...seen])),
  };
}

/** `379` and `575` beside `1.613` and `2.003`: of decimals, some would end with a zero that is left out, and few would be whole. */
function looksGrouped(texts: readonly string[]): boolean {
  const grouped = texts.filter((text) => /\d\.\d/.test(text));
  const whole = texts.filter((text) => /^-?\d+$/.test(text));
  return grouped.length > 1 && whole.length > 1 && whole.some((text) => /\d{3}$/.test(text));
}

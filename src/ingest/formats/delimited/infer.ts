import { temporalReadings } from './dates.ts';
import {
  decimalComma,
  decimalPoint,
  type NumberStyle,
  plainNumbers,
  styledNumber,
  type Unit,
  units,
} from './numbers.ts';
import { acceptance, missingWords, type Reading, textReading } from './reading.ts';

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
const temporalCandidates = temporalReadings.map(candidateOf);

/** What other columns of the same file tell about how it is written. */
export interface Habits {
  readonly dateOrder?: 'day-first' | 'month-first';
  readonly decimalMark?: '.' | ',';
}

export interface Inferred {
  readonly reading: Reading;
  /** Spellings of "no value" among the texts, as they stand. */
  readonly missing: readonly string[];
  /** Another way to read the same texts, which they do not rule out. */
  readonly otherWay?: Reading;
}

/** The first type that every text fits. The texts are trimmed and not empty. */
export function inferReading(texts: ReadonlySet<string>, habits: Habits = {}): Inferred {
  const missing: string[] = [];
  const values: string[] = [];
  for (const text of texts) (missingWords.has(text.toLowerCase()) ? missing : values).push(text);
  const typed = values.length === 0 ? undefined : typedReading(values, habits);
  return typed === undefined ? { reading: textReading, missing: [] } : { ...typed, missing };
}

type Typed = Omit<Inferred, 'missing'>;

function typedReading(values: readonly string[], habits: Habits): Typed | undefined {
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
function heedDecimalMark(plain: Reading, values: readonly string[], habits: Habits): Typed {
  if (plain.type !== 'DOUBLE' || habits.decimalMark !== ',') return { reading: plain };
  const grouped = firstStyled(decimalComma, undefined, values);
  return grouped === undefined ? { reading: plain } : { reading: grouped, otherWay: plain };
}

function temporalReading(values: readonly string[], { dateOrder }: Habits): Typed | undefined {
  const fitting = thatAccept(temporalCandidates, values);
  const wanted = fitting.find((reading) => reading.order === dateOrder) ?? fitting[0];
  if (wanted === undefined) return undefined;
  const reading = wanted.order === undefined ? (fitting[0] ?? wanted) : wanted;
  if (reading.order === undefined || (dateOrder !== undefined && reading.order === dateOrder))
    return { reading };
  const otherWay = fitting.find(({ order }) => order !== undefined && order !== reading.order);
  return otherWay === undefined ? { reading } : { reading, otherWay };
}

function styledReading(values: readonly string[], { decimalMark }: Habits): Typed | undefined {
  const [first = ''] = values;
  if (!/\d/.test(first)) return undefined;
  const unit = units.find((sign) => first.includes(sign));
  const byPoint = firstStyled(decimalPoint, unit, values);
  const byComma = firstStyled(decimalComma, unit, values);
  if (byPoint === undefined) return byComma && { reading: byComma };
  if (byComma === undefined || byComma.style?.group === byPoint.style?.group) return { reading: byPoint };
  return decimalMark === ','
    ? { reading: byComma, otherWay: byPoint }
    : { reading: byPoint, otherWay: byComma };
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
export function habitsOf(columns: readonly Inferred[]): Habits {
  const certain = columns.filter((column) => column.otherWay === undefined).map(({ reading }) => reading);
  const dateOrder = certain.find((reading) => reading.order !== undefined)?.order;
  const usesComma = certain.some((reading) => reading.style?.point === ',');
  return {
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(usesComma ? { decimalMark: ',' as const } : {}),
  };
}

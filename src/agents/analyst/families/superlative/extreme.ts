import type { ColumnMark, Mark } from '../../annotate/mark.ts';
import { lowerIsBetter } from '../../lexicon/degrees.ts';
import { type CueOf, cues, isNear, type Parse } from '../../read/parse.ts';
import { columnForConcepts } from '../../schema/concepts.ts';
import { isKey, isMeasure, type SchemaColumn } from '../../schema/schema.ts';
import { withOrdinal } from '../../text/ordinal-word.ts';
import { trustOfColumn } from '../shared/columns.ts';
import type { Grouping } from '../shared/grouping.ts';
import { groupings } from '../shared/groupings.ts';
import { ordinalOf } from '../shared/limits.ts';

export interface Extreme {
  readonly cue: CueOf<'superlative'>;
  readonly descending: boolean;
  readonly measure: SchemaColumn;
  readonly measureMark: ColumnMark | undefined;
  readonly trust: number;
}

/** What is highest: the column beside the word, or the one the adjective means. */
export function extremeOf(
  of: Parse,
  cue: CueOf<'superlative'>,
  columns: readonly ColumnMark[],
): Extreme | undefined {
  const numeric = columns.filter((mark) => canBeMeasured(mark));
  const likely = columnForConcepts(of.schema, cue.cue.degree.concepts);
  const meant = likely?.isTime === true && isPace(cue) ? undefined : likely;
  const isWhen = ({ column }: ColumnMark): boolean =>
    column.isTime && meant !== undefined && column !== meant;
  const behind = numeric.find((mark) => isSaidOf(of, cue, mark) && !isWhen(mark));
  const isMany = /^(many|few)$/.test(cue.cue.degree.base);
  if (behind === undefined && isMany) return undefined;
  const loose =
    numeric.find((mark) => mark.span.from >= cue.span.to) ?? (numeric.length === 1 ? numeric[0] : undefined);
  const ahead = numeric.find((mark) => isPredicate(of, mark, cue));
  const mark =
    behind ?? ahead ?? (meant === undefined ? loose : numeric.find(({ column }) => column === meant));
  const measure = mark?.column ?? meant;
  if (measure === undefined || (measure.isTime && isLength(cue))) return undefined;
  if (measure.isTime && mark?.isLoose === true && /^(high|low)$/.test(cue.cue.degree.base)) return undefined;
  if (measure.isTime && isAgeOfPerson(of, cue, measure)) return undefined;
  const reverse = (measure.isTime && cue.cue.degree.reversesTime === true) || isRanking(measure, cue);
  return {
    cue,
    descending: cue.cue.descending !== reverse,
    measure,
    measureMark: mark,
    trust: mark === undefined ? 0.9 : trustOfColumn(mark) * (mark === behind || mark === ahead ? 1 : 0.85),
  };
}

/** "the oldest employee", where only a date of hire is known. */
function isAgeOfPerson(of: Parse, { cue, span }: CueOf<'superlative'>, { words }: SchemaColumn): boolean {
  const isBirth = words.some(({ stem }) => /^(birth|born|dob|birthday|birthdate)$/.test(stem));
  const noun = of.tokens[span.to]?.word ?? '';
  return !isBirth && /^(old|young)$/.test(cue.degree.base) && personNouns.test(noun);
}

const personNouns =
  /^(?:person|people|individual|employee|customer|user|member|woman|man|player|patient|student|worker|client|passenger|driver|actor|manager)s?$/;

/** "the fastest": how long something took, not when it was. */
function isPace({ cue }: CueOf<'superlative'>): boolean {
  return /^(fast|slow)$/.test(cue.degree.base);
}

/** "the longest", "the slowest": how long something took is no moment. */
function isLength({ cue }: CueOf<'superlative'>): boolean {
  return /^(long|short|fast|slow|big|large|small|quick)$/.test(cue.degree.base);
}

/** "the highest income", "cheapest to buy groceries". */
function isSaidOf(of: Parse, { span }: CueOf<'superlative'>, mark: ColumnMark): boolean {
  const figure = cues(of, 'aggregate').find((one) => one.span.from === span.to);
  if (isNear(of.tokens, figure?.span.to ?? span.to, mark.span.from, 5)) return true;
  return of.tokens[span.to]?.word === 'to' && isNear(of.tokens, span.to + 2, mark.span.from, 3);
}

/** "where groceries are most expensive": the measure is what the adjective is said of. */
export function isPredicate(of: Parse, mark: ColumnMark, cue: CueOf<'superlative'>): boolean {
  const between = of.tokens.slice(mark.span.to, cue.span.from).map(({ word }) => word);
  const ahead = of.tokens.slice(Math.max(0, mark.span.from - 2), mark.span.from);
  if (mark.span.to === cue.span.from) return ahead.some(({ word }) => /^(is|are|was|were)$/.test(word));
  return (
    between.length <= 3 &&
    between.some((word) => /^(is|are|was|were|be)$/.test(word)) &&
    between.every((word) => /^(is|are|was|were|be|the|considered|at|its|their)$/.test(word))
  );
}

/** Identifiers have no highest, unless the name is said in full. */
function canBeMeasured({ column, isLoose }: ColumnMark): boolean {
  if (isKey(column) && isLoose) return false;
  return column.number !== undefined || column.isTime;
}

/** The highest rank is the first: the smallest number. */
function isRanking(measure: SchemaColumn, cue: CueOf<'superlative'>): boolean {
  const isPlace = measure.words.some(({ stem, weight }) => lowerIsBetter.has(stem) && weight >= 0.9);
  return isPlace && /^(high|low|good|bad|large|small)$/.test(cue.cue.degree.base);
}

/** "top 5 countries by income" orders by income; it does not group by it. */
export function groupsOf(of: Parse): Grouping[] {
  return groupings(of).filter(({ column }) => !isMeasure(column));
}

export function isMany(of: Parse, cue: CueOf<'superlative'>): boolean {
  return (
    /^(top|bottom)$/.test(of.tokens[cue.span.from]?.word ?? '') ||
    /^(many|few)$/.test(cue.cue.degree.base) ||
    cues(of, 'count').some((mark) => isNear(of.tokens, cue.span.to, mark.span.from, 2))
  );
}

/** "top 5 highest" says it twice. */
export function sameWay(of: Parse, extreme: Extreme): Mark[] {
  const again = cues(of, 'superlative').filter(
    (mark) => mark === extreme.cue || mark.cue.descending === extreme.cue.cue.descending,
  );
  const start = extreme.measureMark?.span.from;
  const by = cues(of, 'group').filter((mark) => mark.span.to === start);
  const open = cues(of, 'comparative').filter(({ span }) => span.from === extreme.cue.span.from);
  return [...again, ...open, ...by];
}

/** "second highest" skips one. */
export function pick(of: Parse, limit: number): { limit: number; offset?: number } {
  const ordinal = ordinalOf(of);
  return ordinal === undefined ? { limit } : { limit: 1, offset: Math.max(0, ordinal.number.value - 1) };
}

export function wordFor(of: Parse, extreme: Extreme): string {
  const ordinal = ordinalOf(of);
  const skipped = ordinal === undefined ? undefined : ordinal.number.value - 1;
  return withOrdinal(skipped, extreme.descending ? 'highest' : 'lowest');
}

export function optional<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

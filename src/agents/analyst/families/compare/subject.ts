import type { Assumption } from '../../../../core/answer.ts';
import type { ColumnMark, Mark } from '../../annotate/mark.ts';
import type { Measure } from '../../intent.ts';
import { type Degree, lowerIsBetter } from '../../lexicon/degrees.ts';
import type { Condition } from '../../read/conditions/condition.ts';
import { cues, type Parse } from '../../read/parse.ts';
import { columnForConcepts } from '../../schema/concepts.ts';
import { measured, type SchemaColumn } from '../../schema/schema.ts';
import { rateName } from '../rate-name.ts';
import { trustOfColumn } from '../shared/columns.ts';
import { columnsBeside } from '../shared/groupings.ts';
import { usualFigure } from '../shared/usual-figure.ts';
import type { Sides } from './sides.ts';

export interface Subject {
  /** Conditions that are part of the measure, not of the scope. */
  readonly conditions?: readonly Condition[];
  readonly measure: Measure;
  readonly marks: readonly Mark[];
  readonly trust: number;
  readonly names: readonly string[];
}

/** "is the failure rate on Android higher": the other condition is what the rate is of. */
export function rateSubject(of: Parse, sides: Sides): Subject | undefined {
  const [rate] = cues(of, 'rate');
  const [numerator] = sides.rest;
  if (rate === undefined || numerator === undefined) return undefined;
  return {
    measure: { kind: 'rate', of: numerator.filter, name: rateName(of, rate, numerator) },
    marks: [rate, ...numerator.marks],
    trust: numerator.trust,
    names: numerator.columns.map(({ name }) => name),
    conditions: [numerator],
  };
}

/** What is compared: an aggregate, a column, what the adjective means, or how many rows. */
export function subjectOf(of: Parse, sides: Sides): Subject | undefined {
  const columns = columnsBeside(of, []);
  const target = columns.find((mark) => mark.column.number !== undefined);
  const [aggregate] = cues(of, 'aggregate');
  const degree = degreeOf(of);
  const meant = target?.column ?? columnForConcepts(of.schema, degree?.concepts ?? []);
  if (meant !== undefined) return measureSubject(of, sides, meant, target, aggregate);
  const counted = cues(of, 'count').length > 0 || /^(many|few|large|small)$/.test(degree?.base ?? '');
  if (!counted && cues(of, 'difference').length === 0) return undefined;
  if (isOneRowEach(of, sides)) return totalSubject(of);
  return { measure: { kind: 'count' }, marks: cues(of, 'count'), trust: 0.8, names: [] };
}

/** Each side is a single row: there is nothing to count. */
function isOneRowEach({ schema }: Parse, { column }: Sides): boolean {
  return column.profile.distinctCount >= 0.9 * schema.rowCount;
}

/** "how many more medals": a noun that no column has, in a table with a column of totals. */
function totalSubject(of: Parse): Subject | undefined {
  const [total, rival] = of.schema.columns.filter(
    ({ name, number }) => number !== undefined && /^total$/i.test(name.trim()),
  );
  if (total === undefined || rival !== undefined) return undefined;
  const measure: Measure = { kind: 'aggregate', how: 'max', of: measured(total) };
  return { measure, marks: cues(of, 'count'), trust: 0.85, names: [total.name] };
}

function degreeOf(of: Parse): Degree | undefined {
  const [cue] = [...cues(of, 'comparative'), ...cues(of, 'superlative')];
  return cue?.cue.degree ?? cues(of, 'difference')[0]?.cue.degree;
}

/** A better rank is a smaller number. */
export function isRanking(of: Parse, subject: Subject): boolean {
  const column = of.schema.columns.find(({ name }) => name === subject.names[0]);
  const isPlace = column?.words.some(({ stem, weight }) => lowerIsBetter.has(stem) && weight >= 0.9) === true;
  return isPlace && /^(high|low|good|bad|large|small)$/.test(degreeOf(of)?.base ?? '');
}

function measureSubject(
  of: Parse,
  sides: Sides,
  column: SchemaColumn,
  mark: ColumnMark | undefined,
  aggregate: ReturnType<typeof cues<'aggregate'>>[number] | undefined,
): Subject {
  const isUnique = sides.column.profile.distinctCount >= 0.9 * of.schema.rowCount;
  const isMany = /^(many|few)$/.test(degreeOf(of)?.base ?? '');
  const how = aggregate?.cue.how ?? (isUnique ? 'max' : isMany ? 'sum' : usualFigure(column));
  return {
    measure: { kind: 'aggregate', how, of: measured(column) },
    marks: [
      ...(mark === undefined ? [] : [mark]),
      ...(aggregate === undefined ? [] : [aggregate]),
      ...cues(of, 'count'),
    ],
    trust:
      (mark === undefined ? 0.85 : trustOfColumn(mark)) *
      (aggregate !== undefined || isUnique ? 1 : isMany ? 0.9 : 0.8),
    names: [column.name],
  };
}

export function assumptionsOf({ conditions = [] }: Subject, sides: Sides): Assumption[] {
  return [...conditions, sides].flatMap(({ assumption }) => (assumption === undefined ? [] : [assumption]));
}

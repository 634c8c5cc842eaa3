import type { ColumnProfile, Correlation } from '../../core/profile.ts';
import { totalOf } from '../../core/total-of.ts';
import { cellText } from '../cell-text.ts';
import { noteworthyValue } from './noteworthy.ts';

const maxQuestions = 8;
/** Groups that still read well in a chart. */
const maxGroups = 30;

/** What the questions are made of. */
interface Ingredients {
  readonly measures: readonly ColumnProfile[];
  readonly dimensions: readonly ColumnProfile[];
  readonly flags: readonly ColumnProfile[];
  readonly hasTime: boolean;
  readonly hasMissing: boolean;
  readonly correlations: readonly Correlation[];
}

/** Questions in English that fit this table and that every team can answer. Names are written as in the file. */
export function suggestQuestions(
  columns: readonly ColumnProfile[],
  rowCount: number,
  correlations: readonly Correlation[],
): readonly string[] {
  if (rowCount === 0) return [];
  const ingredients = gather(columns, rowCount, correlations);
  return [...new Set(forms.flatMap((form) => form(ingredients) ?? []))].slice(0, maxQuestions);
}

function gather(
  columns: readonly ColumnProfile[],
  rowCount: number,
  correlations: readonly Correlation[],
): Ingredients {
  const flags = columns.filter((column) => varies(column) && noteworthyValue(column) !== undefined);
  return {
    measures: columns.filter((column) => column.role === 'measure' && varies(column)).toSorted(byWeight),
    dimensions: columns.filter((column) => isGrouping(column, rowCount) && !flags.includes(column)),
    flags,
    hasTime: columns.some((column) => column.role === 'time' && varies(column)),
    hasMissing: columns.some(({ nullCount }) => nullCount > 0),
    correlations,
  };
}

function varies(column: ColumnProfile): boolean {
  return column.distinctCount > 1;
}

/** Money is asked about first. */
function byWeight(a: ColumnProfile, b: ColumnProfile): number {
  return Number(b.semanticType === 'money') - Number(a.semanticType === 'money');
}

function isGrouping(column: ColumnProfile, rowCount: number): boolean {
  const { role, distinctCount, isPersonal, semanticType } = column;
  if (role !== 'dimension' || isPersonal || semanticType === 'latitude' || semanticType === 'longitude')
    return false;
  return distinctCount > 1 && distinctCount <= maxGroups && distinctCount <= rowCount / 2;
}

type Form = (ingredients: Ingredients) => string | undefined;

const forms: readonly Form[] = [
  ({ flags: [flag], dimensions: [dimension] }) =>
    flag && dimension && `Which ${dimension.name} has the highest ${rateName(flag)}?`,
  ({ measures: [measure], dimensions }) => {
    const dimension = dimensions[1] ?? dimensions[0];
    return measure && dimension && `What is the average ${measure.name} by ${dimension.name}?`;
  },
  ({ measures: [measure], hasTime }) =>
    measure && hasTime ? `How does ${measure.name} change over time?` : undefined,
  ({ flags: [, flag], dimensions }) => {
    const dimension = dimensions[2] ?? dimensions[0];
    return flag && dimension && `Which ${dimension.name} has the highest ${rateName(flag)}?`;
  },
  ({ measures: [measure], dimensions }) => {
    const largest = dimensions.toSorted((a, b) => b.distinctCount - a.distinctCount)[0];
    return measure && largest && isAdded(measure)
      ? `What are the top 5 ${largest.name} by ${totalOf(measure.name)}?`
      : undefined;
  },
  ({ dimensions: [dimension] }) => dimension && `How many rows are there per ${dimension.name}?`,
  ({ correlations: [strongest] }) => strongest && `How are ${strongest.left} and ${strongest.right} related?`,
  ({ measures: [measure] }) => measure && `Are there outliers in ${measure.name}?`,
  ({ hasMissing }) => (hasMissing ? 'Where are values missing?' : undefined),
  ({ measures: [, measure] }) => measure && `What is the distribution of ${measure.name}?`,
  ({ measures: [measure] }) => measure && `What is the average ${measure.name}?`,
  () => 'How many rows are there?',
  () => 'What is in this file?',
  () => 'Are there duplicate rows?',
];

/** `is_fraud rate`; of a status `FAILED rate`. */
function rateName(flag: ColumnProfile): string {
  const value = noteworthyValue(flag) ?? null;
  return flag.semanticType === 'boolean' ? `${flag.name} rate` : `${cellText(value)} rate`;
}

/** A percentage has no total. */
function isAdded({ semanticType }: ColumnProfile): boolean {
  return semanticType !== 'percentage';
}

import { cellText } from '../../../../core/cell.ts';
import { quoteIdentifier, quoteText } from '../../../../core/dataset.ts';
import { numberSql } from '../../python/data.ts';
import { isQuantity, type Schema, type SchemaColumn } from '../../schema/schema.ts';

/** A way to divide the rows. */
export interface Dimension {
  /** As it is named in the answer: "bank", "weekday or weekend of timestamp". */
  readonly name: string;
  readonly column: SchemaColumn;
  readonly sql: string;
}

/** A number of each row that segments may differ in: a measure, or 1 and 0 for a value that a row has or not. */
export interface Outcome {
  readonly name: string;
  readonly column: SchemaColumn;
  readonly sql: string;
  readonly isRate: boolean;
}

const mostDimensions = 14;
const mostValues = 40;
const mostOutcomes = 10;
/** Values of a column whose shares are compared: of two, the rarer says all. */
const mostRates = 2;

export function dimensionsIn(schema: Schema): readonly Dimension[] {
  const plain = schema.columns.filter((column) => !column.isTime && isCategory(column)).map(plainDimension);
  return [
    ...plain,
    ...schema.columns
      .filter(({ isTime }) => isTime)
      .slice(0, 1)
      .flatMap(timeDimensions),
  ].slice(0, mostDimensions);
}

/** Few values, and not nearly as many as rows: names and notes divide nothing. */
function isCategory({ profile, number, isText, flag }: SchemaColumn): boolean {
  const { distinctCount, role } = profile;
  if (role === 'identifier' || distinctCount < 2 || distinctCount > mostValues) return false;
  return (
    flag !== undefined || isText || profile.kind === 'boolean' || (number !== undefined && distinctCount <= 8)
  );
}

function plainDimension(column: SchemaColumn): Dimension {
  return { name: column.name, column, sql: `${quoteIdentifier(column.name)}::VARCHAR` };
}

function timeDimensions(column: SchemaColumn): readonly Dimension[] {
  const time = quoteIdentifier(column.name);
  const { grain = 'month' } = column.profile.time ?? {};
  const period = grain === 'minute' || grain === 'hour' ? 'day' : grain === 'day' ? 'week' : grain;
  const isDay = column.profile.kind === 'date';
  return [
    { name: `${period} of ${column.name}`, column, sql: `date_trunc('${period}', ${time})::DATE::VARCHAR` },
    {
      name: `part of the week of ${column.name}`,
      column,
      sql: `CASE WHEN isodow(${time}) >= 6 THEN 'weekend' ELSE 'weekdays' END`,
    },
    { name: `weekday of ${column.name}`, column, sql: `dayname(${time})` },
    ...(isDay ? [] : [{ name: `hour of ${column.name}`, column, sql: `hour(${time})::VARCHAR` }]),
  ];
}

export function outcomesIn(schema: Schema): readonly Outcome[] {
  const measures = schema.columns
    .filter((column) => isQuantity(column) && column.flag === undefined && !isNamed(column))
    .map(measureOutcome);
  const rates = schema.columns.flatMap(rateOutcomes);
  return [...rates.slice(0, mostOutcomes / 2), ...measures].slice(0, mostOutcomes);
}

/** A number that places or names something is no measure. */
function isNamed({ profile }: SchemaColumn): boolean {
  return (
    /^(identifier|latitude|longitude|phone|year)$/.test(profile.semanticType) || profile.role === 'identifier'
  );
}

export function measureOutcome(column: SchemaColumn): Outcome {
  return { name: column.name, column, sql: numberSql(column), isRate: false };
}

function rateOutcomes(column: SchemaColumn): readonly Outcome[] {
  const { distinctCount, topValues, role } = column.profile;
  if (role === 'identifier' || column.isTime) return [];
  if (column.flag !== undefined) return [valueOutcome(column, cellText(column.flag.yes))];
  if (!column.isText || distinctCount < 2 || distinctCount > 3) return [];
  return topValues.slice(1, mostRates + 1).map(({ value }) => valueOutcome(column, cellText(value)));
}

export function valueOutcome(column: SchemaColumn, value: string): Outcome {
  return {
    name: `${column.name} = ${value}`,
    column,
    sql: `CASE WHEN ${quoteIdentifier(column.name)}::VARCHAR = ${quoteText(value)} THEN 1.0 WHEN ${quoteIdentifier(column.name)} IS NOT NULL THEN 0.0 END`,
    isRate: true,
  };
}

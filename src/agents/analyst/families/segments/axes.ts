import { cellText } from '../../../../core/cell.ts';
import { quoteIdentifier, quoteText } from '../../../../core/dataset.ts';
import { numberSql } from '../../python/data.ts';
import { isQuantity, type Schema, type SchemaColumn } from '../../schema/schema.ts';

/** A way to divide the rows. */
export interface Dimension {
  /** As it is named in the answer: "bank", "weekday or weekend of timestamp". */
  readonly name: string;
  readonly column: SchemaColumn;
  /** What rows are grouped by. */
  readonly sql: string;
  /** A group as text, of the name that its `sql` has: made of each group, not of each row. */
  readonly label: (key: string) => string;
  /** How many groups there are, about. */
  readonly size: number;
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

const asText = (key: string): string => `${key}::VARCHAR`;

function plainDimension(column: SchemaColumn): Dimension {
  const { distinctCount: size } = column.profile;
  return { name: column.name, column, sql: quoteIdentifier(column.name), label: asText, size };
}

function timeDimensions(column: SchemaColumn): readonly Dimension[] {
  const time = quoteIdentifier(column.name);
  const { grain = 'month' } = column.profile.time ?? {};
  const period = grain === 'minute' || grain === 'hour' ? 'day' : grain === 'day' ? 'week' : grain;
  const isDay = column.profile.kind === 'date';
  return [
    {
      name: `${period} of ${column.name}`,
      column,
      sql: `date_trunc('${period}', ${time})`,
      label: (key) => `${key}::DATE::VARCHAR`,
      size: mostPeriods,
    },
    {
      name: `part of the week of ${column.name}`,
      column,
      sql: `isodow(${time}) >= 6`,
      label: (key) => `CASE WHEN ${key} THEN 'weekend' WHEN NOT ${key} THEN 'weekdays' END`,
      size: 2,
    },
    {
      name: `weekday of ${column.name}`,
      column,
      sql: `isodow(${time})`,
      label: (key) => `dayname(DATE '2024-01-07' + ${key}::INTEGER)`,
      size: 7,
    },
    ...(isDay
      ? []
      : [{ name: `hour of ${column.name}`, column, sql: `hour(${time})`, label: asText, size: 24 }]),
  ];
}

/** The grain of a time is chosen so that there are no more. */
const mostPeriods = 120;

export function outcomesIn(schema: Schema): readonly Outcome[] {
  const measures = schema.columns
    .filter(
      (column) => isQuantity(column) && column.flag === undefined && !isNamed(column) && !isClass(column),
    )
    .map(measureOutcome);
  const rates = schema.columns.flatMap(rateOutcomes);
  return [...rates.slice(0, mostOutcomes / 2), ...measures].slice(0, mostOutcomes);
}

/** "3G", "4G", "WiFi": texts that divide the rows, though numbers could be read from some. */
function isClass({ isText, profile }: SchemaColumn): boolean {
  return isText && profile.distinctCount <= mostValues;
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
    sql: `(${quoteIdentifier(column.name)} = ${quoteText(value)})::DOUBLE`,
    isRate: true,
  };
}

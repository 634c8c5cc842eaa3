import { quoteIdentifier, type Table } from '../../core/dataset.ts';
import { type Aggregate, type Facts, selectAggregates } from './aggregates.ts';
import { nameOf, type PlacedColumn } from './placed-column.ts';

/** How many of a text column's values are numbers, dates, or blank, over all rows. */
export interface TextContent {
  readonly filledCount: number;
  readonly numberCount: number;
  /** One that is no number, where nearly all are. */
  readonly notNumber: string | undefined;
}

/** `1,234.5` is a number here: thousands separators are taken out first. */
export function textContentSql(table: Table, columns: readonly PlacedColumn[]): string {
  return selectAggregates(columns.flatMap(contentAggregates), quoteIdentifier(table.name));
}

function contentAggregates(placed: PlacedColumn): readonly Aggregate[] {
  const [column, text] = [placed.place, `trim(${nameOf(placed)}::VARCHAR)`];
  const number = `try_cast(replace(${text}, ',', '') AS DOUBLE)`;
  return [
    { fact: 'filled', column, sql: `count(*) FILTER (${text} <> '')` },
    { fact: 'numbers', column, sql: `count(${number})` },
    { fact: 'notNumber', column, sql: `min(${text}) FILTER (${text} <> '' AND ${number} IS NULL)` },
  ];
}

export function readTextContent(facts: Facts, { place }: PlacedColumn): TextContent {
  const notNumber = facts.cell('notNumber', place);
  return {
    filledCount: facts.count('filled', place),
    numberCount: facts.count('numbers', place),
    notNumber: typeof notNumber === 'string' ? notNumber : undefined,
  };
}

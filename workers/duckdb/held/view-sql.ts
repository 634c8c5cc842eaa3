import { type CellKind, isNumericKind } from '../../../src/core/cell.ts';
import { type Column, quoteText } from '../../../src/core/dataset.ts';
import type { Condition, Ordering, RowView } from '../../../src/core/held-result.ts';
import { cellsAt, pathOf } from './held-table.ts';

/** The places of the rows that a view shows, in its order. */
export function placesSql(held: string, columns: readonly Column[], view: RowView): string {
  const conditions = view.conditions.map((condition) =>
    conditionSql(columnNamed(columns, condition), condition),
  );
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const keys = [...view.order.map((order) => orderSql(columnNamed(columns, order), order)), 'rowid'];
  return `SELECT rowid AS place FROM ${pathOf(held)}${where} ORDER BY ${keys.join(', ')}`;
}

/** Rows from a place on; `places` holds a view's order where there is one. */
export function pageSql(
  held: string,
  places: string | undefined,
  { from, count, columns }: { readonly from: number; readonly count: number; readonly columns: string },
): string {
  const range = `rowid >= ${from} AND rowid < ${from + count}`;
  if (places === undefined) return `SELECT ${columns} FROM ${pathOf(held)} WHERE ${range} ORDER BY rowid`;
  const part = `SELECT place, rowid AS shown FROM ${pathOf(places)} WHERE ${range}`;
  return `SELECT ${columns} FROM ${pathOf(held)} AS result JOIN (${part}) AS part ON result.rowid = part.place ORDER BY part.shown`;
}

/** All rows that a view shows, in no order. */
export function rowsSql(held: string, places: string | undefined): string {
  return places === undefined
    ? pathOf(held)
    : `(SELECT * FROM ${pathOf(held)} WHERE rowid IN (SELECT place FROM ${pathOf(places)}))`;
}

/** A column of the result and what it is called where it is held. */
interface HeldColumn {
  readonly cell: string;
  readonly kind: CellKind;
}

function columnNamed(columns: readonly Column[], { column }: { readonly column: string }): HeldColumn {
  const place = columns.findIndex(({ name }) => name === column);
  const found = columns[place];
  if (found === undefined) throw new RangeError(`The result has no column "${column}".`);
  return { cell: cellsAt(place), kind: found.kind };
}

function orderSql({ cell, kind }: HeldColumn, { direction }: Ordering): string {
  const sense = direction === 'ascending' ? 'ASC' : 'DESC';
  return kind === 'text'
    ? `lower(${cell}) ${sense} NULLS LAST, ${cell} ${sense} NULLS LAST`
    : `${cell} ${sense} NULLS LAST`;
}

function conditionSql({ cell, kind }: HeldColumn, { test, value }: Condition): string {
  const text = `lower(CAST(${cell} AS VARCHAR))`;
  const wanted = quoteText(value.toLowerCase());
  switch (test) {
    case 'missing':
      return `${cell} IS NULL`;
    case 'present':
      return `${cell} IS NOT NULL`;
    case 'contains':
      return `coalesce(contains(${text}, ${wanted}), false)`;
    case 'lacks':
      return `NOT coalesce(contains(${text}, ${wanted}), false)`;
    case 'equals':
      return `${comparable(cell, kind)} IS NOT DISTINCT FROM ${literal(kind, value)}`;
    case 'differs':
      return `${comparable(cell, kind)} IS DISTINCT FROM ${literal(kind, value)}`;
    case 'above':
      return `${cell} > ${literal(kind, value)}`;
    case 'at-least':
      return `${cell} >= ${literal(kind, value)}`;
    case 'below':
      return `${cell} < ${literal(kind, value)}`;
    case 'at-most':
      return `${cell} <= ${literal(kind, value)}`;
  }
}

function comparable(cell: string, kind: CellKind): string {
  return kind === 'text' ? `lower(${cell})` : cell;
}

/** Whole numbers stay whole: as a double, neighbours beyond 2^53 would be equal. */
function literal(kind: CellKind, value: string): string {
  if (isNumericKind(kind)) {
    return /^[-+]?\d{1,36}$/.test(value)
      ? `CAST(${quoteText(value)} AS HUGEINT)`
      : `CAST(${quoteText(value)} AS DOUBLE)`;
  }
  if (kind === 'date' || kind === 'timestamp') return `CAST(${quoteText(value)} AS TIMESTAMP)`;
  if (kind === 'time') return `CAST(${quoteText(value)} AS TIME)`;
  if (kind === 'boolean') return `CAST(${quoteText(value)} AS BOOLEAN)`;
  return quoteText(value.toLowerCase());
}

import type { CellKind } from './cell.ts';
import type { Column, ImportNote, Table } from './dataset.ts';

/** A table that becomes a part of another, and what its rows are said to come from. */
export interface UnionPart {
  readonly table: Table;
  readonly source: string;
}

/** A column of the whole, wide enough for what all parts have there. */
export interface UnionColumn extends Column {
  /** Its name and type in each part. */
  readonly parts: readonly Column[];
}

/** One table of several that have the same columns, and one column more that says which part a row comes from. */
export interface Union {
  readonly name: string;
  readonly parts: readonly UnionPart[];
  readonly columns: readonly UnionColumn[];
  readonly sourceColumn: string;
}

/** A table made of others, and what there is to say about it. */
export interface Combined {
  readonly table: Table;
  readonly notes: readonly ImportNote[];
}

const text: Pick<Column, 'type' | 'kind'> = { type: 'VARCHAR', kind: 'text' };

/** Groups of tables with the same column names; case and order do not matter. Those read in place are left where they are. */
export function sameShaped<Item extends { readonly table: Table }>(
  items: readonly Item[],
): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    if (item.table.columns.length < 2 || item.table.inPlace !== undefined) continue;
    const shape = shapeOf(item.table);
    groups.set(shape, [...(groups.get(shape) ?? []), item]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function shapeOf({ columns }: Table): string {
  return JSON.stringify(columns.map(({ name }) => plainName(name)).toSorted());
}

function plainName(name: string): string {
  return name.trim().toLowerCase();
}

/** Tables of one shape as one; names and order of columns are the first's. */
export function unionOf(parts: readonly UnionPart[]): Union {
  const [first] = parts;
  const columns = (first?.table.columns ?? []).map((column) => unionColumn(column.name, parts));
  return { name: unionName(parts), parts, columns, sourceColumn: freeName(columns) };
}

function unionColumn(name: string, parts: readonly UnionPart[]): UnionColumn {
  const found = parts.flatMap(
    ({ table }) => table.columns.find((column) => plainName(column.name) === plainName(name)) ?? [],
  );
  return { name, ...found.map(({ type, kind }) => ({ type, kind })).reduce(widened), parts: found };
}

function freeName(columns: readonly Column[]): string {
  const taken = new Set(columns.map(({ name }) => plainName(name)));
  let name = 'source_file';
  for (let count = 2; taken.has(name); count += 1) name = `source_file_${count}`;
  return name;
}

/** What the parts' names begin with; `sales` for `sales_jan` and `sales_feb`. */
function unionName(parts: readonly UnionPart[]): string {
  const names = parts.map(({ table }) => table.name);
  const [first = ''] = names;
  let length = first.length;
  while (!names.every((name) => name.startsWith(first.slice(0, length)))) length -= 1;
  const shared = first.slice(0, length).replace(/[^\p{L}]+$/u, '');
  return shared.length < 3 ? 'combined' : `${shared}_combined`;
}

type Typed = Pick<Column, 'type' | 'kind'>;

/** A type that holds both without loss; text when no other does. Whether whole numbers fit a DOUBLE, only the values tell. */
function widened(left: Typed, right: Typed): Typed {
  if (left.type === right.type) return left;
  const kinds = new Set<CellKind>([left.kind, right.kind]);
  if (isNumeric(left) && isNumeric(right)) return widenedNumber(left, right);
  if (kinds.has('date') && kinds.has('timestamp') && [left.type, right.type].includes('TIMESTAMP'))
    return { type: 'TIMESTAMP', kind: 'timestamp' };
  return text;
}

function isNumeric({ kind, type }: Typed): boolean {
  return kind === 'float' || digitsOf(type) !== undefined;
}

function widenedNumber(left: Typed, right: Typed): Typed {
  if (left.kind === 'float' || right.kind === 'float') return { type: 'DOUBLE', kind: 'float' };
  const [a, b] = [digitsOf(left.type), digitsOf(right.type)];
  if (a === undefined || b === undefined) return text;
  const [whole, scale] = [Math.max(a.whole, b.whole), Math.max(a.scale, b.scale)];
  if (scale === 0) return wholeNumber(whole);
  return whole + scale > 38 ? text : { type: `DECIMAL(${whole + scale},${scale})`, kind: 'decimal' };
}

function wholeNumber(digits: number): Typed {
  if (digits <= 5) return { type: 'INTEGER', kind: 'integer' };
  if (digits <= 10) return { type: 'BIGINT', kind: 'integer' };
  return digits <= 19 ? { type: 'BIGINT', kind: 'integer' } : { type: 'HUGEINT', kind: 'integer' };
}

/** Digits before the point that its values may have; one type of so many digits holds every other. */
const wholeDigits: Readonly<Record<string, number>> = {
  TINYINT: 3,
  UTINYINT: 3,
  SMALLINT: 5,
  USMALLINT: 5,
  INTEGER: 10,
  UINTEGER: 10,
  BIGINT: 19,
  UBIGINT: 20,
  HUGEINT: 38,
};

function digitsOf(type: string): { readonly whole: number; readonly scale: number } | undefined {
  const whole = Object.hasOwn(wholeDigits, type) ? wholeDigits[type] : undefined;
  if (whole !== undefined) return { whole, scale: 0 };
  const [, width, scale] = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(type) ?? [];
  return width === undefined ? undefined : { whole: Number(width) - Number(scale), scale: Number(scale) };
}

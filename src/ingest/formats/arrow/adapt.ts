import {
  binary,
  Column,
  type DataType,
  decimal128,
  type Field,
  field,
  float32,
  IntervalUnit,
  interval,
  list,
  type Table,
  Type,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  timestamp,
  utf8,
} from '@uwdata/flechette';
import type { IngestError } from '../../../core/error.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import { type AnyBatch, asStored, remake } from './batch.ts';
import {
  asBinaries,
  dictionaryOf,
  listsOfPlaces,
  redefine,
  runsAsDictionary,
  viewsAsLists,
} from './indirect.ts';
import {
  asTexts,
  dayTimesAsMonthDayNanos,
  decimalsAs128,
  decimalsAsTexts,
  halfFloatsAsFloats,
} from './leaves.ts';

/** A type that DuckDB takes in the place of one that it does not, and how a batch becomes one of it. */
interface Adaptation {
  readonly type: DataType;
  readonly adapt: (batch: AnyBatch) => AnyBatch;
}

/**
 * The same rows in types that DuckDB's reader of Arrow takes and reads right: it has no 16-bit floats, no decimals
 * beyond 38 digits, no views, takes the days of a day-time interval for milliseconds, and computes little with zones. Comes back as it is when
 * there is nothing to change. What it refuses must not reach DuckDB: a stream that fails there spoils the connection.
 */
export function adaptStream(stream: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const table = openStream(stream);
  const adaptations = table.schema.fields.map(({ type, name }) => adaptationOf(type, name));
  if (adaptations.every((adaptation) => adaptation === undefined)) return stream;
  return streamOf(adaptTable(table, adaptations));
}

/** The columns of a stream as its writer declared them. */
export function fieldsOf(stream: Uint8Array<ArrayBuffer>): readonly Field[] {
  return openStream(stream).schema.fields;
}

function openStream(stream: Uint8Array<ArrayBuffer>): Table {
  try {
    return tableFromIPC(stream, asStored);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw refusedFile({ code: 'unknown-types', reason: error.message });
  }
}

function adaptTable(table: Table, adaptations: readonly (Adaptation | undefined)[]): Table {
  const columns = table.schema.fields.map(({ name }, index): [string, Column<unknown>] => {
    const column = table.getChildAt<unknown>(index);
    const adaptation = adaptations[index];
    if (adaptation === undefined) return [name, column];
    return [name, new Column(column.data.map(adaptation.adapt), adaptation.type)];
  });
  return tableFromColumns(columns);
}

export function streamOf(table: Table): Uint8Array<ArrayBuffer> {
  const bytes = tableToIPC(table, { format: 'stream' });
  if (bytes === null) throw new TypeError('Arrow was written nowhere.');
  return new Uint8Array(bytes);
}

function adaptationOf(type: DataType, column: string): Adaptation | undefined {
  switch (type.typeId) {
    case Type.Float:
      return type.precision === 0 ? { type: float32(), adapt: halfFloatsAsFloats } : undefined;
    case Type.Decimal:
      return ofDecimals(type);
    case Type.Interval:
      if (type.unit !== IntervalUnit.DAY_TIME) return undefined;
      return { type: interval(IntervalUnit.MONTH_DAY_NANO), adapt: dayTimesAsMonthDayNanos };
    case Type.Timestamp:
      return hasZone(type) ? withoutZone(type) : undefined;
    case Type.Utf8View:
      return { type: utf8(), adapt: (batch) => asTexts(batch, String) };
    case Type.BinaryView:
      return { type: binary(), adapt: asBinaries };
    case Type.List:
    case Type.LargeList:
    case Type.FixedSizeList:
    case Type.Struct:
      return ofNested(type, column);
    case Type.Map:
      return ofMaps(type, column);
    case Type.Dictionary:
      return ofDictionaries(type, column);
    case Type.RunEndEncoded:
      return ofRuns(type, column);
    case Type.ListView:
    case Type.LargeListView:
      return ofListViews(type, column);
    case Type.Union:
      throw union(column);
    case Type.NONE:
      throw unreadableType(column);
    case Type.Null:
    case Type.Int:
    case Type.Binary:
    case Type.Utf8:
    case Type.Bool:
    case Type.Date:
    case Type.Time:
    case Type.FixedSizeBinary:
    case Type.Duration:
    case Type.LargeBinary:
    case Type.LargeUtf8:
      return undefined;
  }
}

type TypeOf<Id extends DataType['typeId']> = Extract<DataType, { typeId: Id }>;

function ofDecimals(type: TypeOf<typeof Type.Decimal>): Adaptation | undefined {
  const { precision, scale, bitWidth } = type;
  if (!fitsDecimal(type)) return { type: utf8(), adapt: (batch) => decimalsAsTexts(batch, scale) };
  if (bitWidth === 128) return undefined;
  return { type: decimal128(precision, scale), adapt: (batch) => decimalsAs128(batch, precision, scale) };
}

/** Whether DuckDB has such a decimal. */
export function fitsDecimal({ precision, scale }: TypeOf<typeof Type.Decimal>): boolean {
  return precision <= 38 && scale >= 0 && scale <= precision;
}

export function hasZone({ timezone }: TypeOf<typeof Type.Timestamp>): boolean {
  return typeof timezone === 'string' && timezone !== '';
}

/** The count stays as it is: it is in UTC, whatever the zone. */
function withoutZone({ unit }: TypeOf<typeof Type.Timestamp>): Adaptation {
  const type = timestamp(unit, null);
  return { type, adapt: (batch) => remake(batch, { type }) };
}

type NestedType = Extract<DataType, { children: Field[] }>;

function ofNested(type: NestedType, column: string): Adaptation | undefined {
  const inner = type.children.map((child) => adaptationOf(child.type, column));
  if (inner.every((adaptation) => adaptation === undefined)) return undefined;
  const children = type.children.map((child, index) => ({
    ...child,
    type: inner[index]?.type ?? child.type,
  }));
  const adapted = { ...type, children } as DataType;
  return { type: adapted, adapt: (batch) => withChildren(batch, adapted, inner) };
}

function withChildren(batch: AnyBatch, type: DataType, inner: readonly (Adaptation | undefined)[]): AnyBatch {
  const children = (batch.children as AnyBatch[]).map((child, index) => inner[index]?.adapt(child) ?? child);
  return remake(batch, { type, children });
}

function ofMaps(type: TypeOf<typeof Type.Map>, column: string): Adaptation | undefined {
  const [entries] = type.children;
  if (!holdsFlags(type)) return ofNested(type, column);
  const asList = list(field('entry', entries.type));
  const inner = ofNested(asList, column);
  return {
    type: inner?.type ?? asList,
    adapt(batch) {
      const lists = remake(batch, { type: asList });
      return inner?.adapt(lists) ?? lists;
    },
  };
}

/**
 * DuckDB gives maps from or to booleans, at whatever depth, back as numbers that mean nothing; a list of key and value
 * it gives back right.
 */
export function holdsFlags({ children }: NestedType): boolean {
  return children.some(({ type }) => type.typeId === Type.Bool || ('children' in type && holdsFlags(type)));
}

function ofDictionaries(type: TypeOf<typeof Type.Dictionary>, column: string): Adaptation | undefined {
  if (type.dictionary.typeId === Type.Struct || type.dictionary.typeId === Type.Map)
    throw unreadableType(column);
  const inner = adaptationOf(type.dictionary, column);
  if (inner === undefined) return undefined;
  const adapted = { ...type, dictionary: inner.type };
  return { type: adapted, adapt: (batch) => redefine(batch, adapted, inner.adapt) };
}

function ofRuns({ children: [, values] }: TypeOf<typeof Type.RunEndEncoded>, column: string): Adaptation {
  const item = itemOf(values, column);
  const type = dictionaryOf(item.type);
  return { type, adapt: (batch) => runsAsDictionary(batch, type, item.adapt) };
}

function ofListViews(
  { children: [item] }: TypeOf<typeof Type.ListView> | TypeOf<typeof Type.LargeListView>,
  column: string,
): Adaptation {
  const inner = itemOf(item, column);
  const type = listsOfPlaces(inner.type);
  return { type, adapt: (batch) => viewsAsLists(batch, type, inner.adapt) };
}

/** Plain values only: a dictionary of dictionaries, or of values with others within, is more than DuckDB reads. */
function itemOf(child: Field | undefined, column: string): Adaptation {
  if (child === undefined || child.type.typeId === Type.Dictionary || 'children' in child.type)
    throw unreadableType(column);
  return adaptationOf(child.type, column) ?? { type: child.type, adapt: (batch) => batch };
}

function union(column: string): IngestError {
  return refusedFile({ code: 'union-column', column });
}

function unreadableType(column: string): IngestError {
  return refusedFile({ code: 'unreadable-column', column });
}

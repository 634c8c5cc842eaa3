import {
  Column,
  type DataType,
  decimal128,
  type Field,
  float32,
  IntervalUnit,
  interval,
  type Table,
  Type,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  timestamp,
  utf8,
} from '@uwdata/flechette';
import { IngestError } from '../../../core/error.ts';
import { type AnyBatch, asStored, remake } from './batch.ts';
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
  const table = tableFromIPC(stream, asStored);
  const adaptations = table.schema.fields.map(({ type, name }) => adaptationOf(type, name));
  if (adaptations.every((adaptation) => adaptation === undefined)) return stream;
  return streamOf(adaptTable(table, adaptations));
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
    case Type.List:
    case Type.LargeList:
    case Type.FixedSizeList:
    case Type.Struct:
    case Type.Map:
      return ofNested(type, column);
    case Type.Dictionary:
      if (adaptationOf(type.dictionary, column) === undefined) return undefined;
      throw unreadableType(column);
    case Type.NONE:
    case Type.Union:
    case Type.BinaryView:
    case Type.ListView:
    case Type.LargeListView:
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
    case Type.RunEndEncoded:
      return undefined;
  }
}

type TypeOf<Id extends DataType['typeId']> = Extract<DataType, { typeId: Id }>;

function ofDecimals({ precision, scale, bitWidth }: TypeOf<typeof Type.Decimal>): Adaptation | undefined {
  const fits = precision <= 38 && scale >= 0 && scale <= precision;
  if (!fits) return { type: utf8(), adapt: (batch) => decimalsAsTexts(batch, scale) };
  if (bitWidth === 128) return undefined;
  return { type: decimal128(precision, scale), adapt: (batch) => decimalsAs128(batch, precision, scale) };
}

function hasZone({ timezone }: TypeOf<typeof Type.Timestamp>): boolean {
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

function unreadableType(column: string): IngestError {
  return new IngestError(`Column "${column}" has a type that cannot be read here.`, {
    advice: 'Leave that column out, or write it as text or numbers, and drop the file again.',
  });
}

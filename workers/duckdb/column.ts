import { DataType, type Field, TimeUnit } from 'apache-arrow';
import type { CellKind } from '../../src/core/cell.ts';
import { type Column, quoteIdentifier } from '../../src/core/dataset.ts';

/** What DuckDB's lossless conversion tells beyond Arrow's own types: its name of the extension, `hugeint` say. */
export function extensionOf(field: Field): string | undefined {
  const name = field.metadata.get('ARROW:extension:name');
  if (name !== 'arrow.opaque') return name?.replace(/^arrow\./, '');
  const typeName = /"type_name":"(\w+)"/.exec(field.metadata.get('ARROW:extension:metadata') ?? '');
  return typeName?.[1];
}

export function columnOf(field: Field): Column {
  const type = typeNameOf(field);
  return { name: field.name, type, kind: kindOfType(type) };
}

const extensionNames: ReadonlyMap<string, string> = new Map([
  ['hugeint', 'HUGEINT'],
  ['uhugeint', 'UHUGEINT'],
  ['time_tz', 'TIME WITH TIME ZONE'],
  ['bit', 'BIT'],
  ['bignum', 'BIGNUM'],
  ['uuid', 'UUID'],
  ['bool8', 'BOOLEAN'],
  ['json', 'JSON'],
]);

/** DuckDB's own name of a field's type, as DESCRIBE writes it; an ENUM's without its values. */
function typeNameOf(field: Field): string {
  const extension = extensionOf(field);
  if (extension !== undefined) return extensionNames.get(extension) ?? extension.toUpperCase();
  return scalarTypeName(field.type as DataType) ?? nestedTypeName(field);
}

function scalarTypeName(type: DataType): string | undefined {
  if (DataType.isInt(type)) return integerTypeName(type.bitWidth, type.isSigned);
  if (DataType.isFloat(type)) return type.ArrayType === Float32Array ? 'FLOAT' : 'DOUBLE';
  if (DataType.isDecimal(type)) return `DECIMAL(${type.precision},${type.scale})`;
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return 'VARCHAR';
  if (DataType.isBinary(type) || DataType.isLargeBinary(type)) return 'BLOB';
  if (DataType.isBool(type)) return 'BOOLEAN';
  if (DataType.isDate(type)) return 'DATE';
  if (DataType.isTime(type)) return 'TIME';
  if (DataType.isTimestamp(type)) return timestampTypeName(type.unit, type.timezone);
  if (DataType.isInterval(type)) return 'INTERVAL';
  if (DataType.isNull(type)) return '"NULL"';
  return undefined;
}

function integerTypeName(bitWidth: number, isSigned: boolean): string {
  const names: Record<number, string> = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' };
  const name = names[bitWidth] ?? 'INTEGER';
  return isSigned ? name : `U${name}`;
}

function timestampTypeName(unit: TimeUnit, timezone: string | null | undefined): string {
  if (typeof timezone === 'string' && timezone !== '') return 'TIMESTAMP WITH TIME ZONE';
  switch (unit) {
    case TimeUnit.SECOND:
      return 'TIMESTAMP_S';
    case TimeUnit.MILLISECOND:
      return 'TIMESTAMP_MS';
    case TimeUnit.MICROSECOND:
      return 'TIMESTAMP';
    case TimeUnit.NANOSECOND:
      return 'TIMESTAMP_NS';
  }
}

function nestedTypeName(field: Field): string {
  const type = field.type as DataType;
  const children = childrenOf(type);
  const first = children[0];
  if (DataType.isDictionary(type)) return 'ENUM';
  if (DataType.isList(type) && first) return `${typeNameOf(first)}[]`;
  if (DataType.isFixedSizeList(type) && first) return `${typeNameOf(first)}[${type.listSize}]`;
  if (DataType.isMap(type) && first) return `MAP(${mapTypeNames(first).join(', ')})`;
  if (DataType.isUnion(type)) return `UNION(${children.map(memberTypeName).join(', ')})`;
  if (DataType.isStruct(type)) return `STRUCT(${children.map(memberTypeName).join(', ')})`;
  throw new TypeError(`Arrow's type ${type.typeId} is not one that DuckDB sends.`);
}

/** Fields of a nested type; none for all others, where Arrow's declaration promises some. */
export function childrenOf(type: DataType): readonly Field[] {
  return (type.children as readonly Field[] | null | undefined) ?? [];
}

function mapTypeNames(entries: Field): readonly string[] {
  return childrenOf(entries.type as DataType).map(typeNameOf);
}

function memberTypeName(field: Field): string {
  if (field.name === '') return typeNameOf(field);
  const name = /^[a-z_][a-z0-9_]*$/i.test(field.name) ? field.name : quoteIdentifier(field.name);
  return `${name} ${typeNameOf(field)}`;
}

/** The kind of a DuckDB type by its name, as DESCRIBE or a result writes it. */
export function kindOfType(type: string): CellKind {
  if (type.endsWith(']') || /^(STRUCT|MAP|UNION)\(/.test(type)) return 'nested';
  if (/^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/.test(type)) return 'integer';
  if (type.startsWith('DECIMAL')) return 'decimal';
  if (type === 'FLOAT' || type === 'DOUBLE') return 'float';
  if (type === 'VARCHAR' || type === 'JSON' || type.startsWith('ENUM')) return 'text';
  if (type === 'BOOLEAN') return 'boolean';
  if (type === 'DATE') return 'date';
  if (type.startsWith('TIMESTAMP')) return 'timestamp';
  if (type.startsWith('TIME')) return 'time';
  if (type === 'INTERVAL') return 'interval';
  return type === 'BLOB' ? 'binary' : 'other';
}

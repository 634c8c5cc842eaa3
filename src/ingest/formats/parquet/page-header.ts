/** What stands before the bytes of a page, https://parquet.apache.org/docs/file-format/data-pages/. */
export interface PageHeader {
  /** Where the page's bytes begin, from where the header does. */
  readonly byteLength: number;
  readonly packedBytes: number;
  /** CRC-32 of these bytes; most writers leave it out. */
  readonly checksum: number | undefined;
}

/** Kinds of values in Thrift's compact protocol, https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md. */
const kind = {
  stop: 0,
  true: 1,
  false: 2,
  byte: 3,
  double: 7,
  binary: 8,
  list: 9,
  set: 10,
  map: 11,
  struct: 12,
};
const fields = { packedBytes: 3, checksum: 4 };
const mostNested = 32;

/** Throws `RangeError` where the bytes end before the header does, or are none. */
export function readPageHeader(bytes: Uint8Array): PageHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<number, number>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = view.getUint8(at);
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('A number does not end.');
  };
  const zigzag = (): number => {
    const value = varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };
  const skipBytes = (count: number): void => {
    at += count;
  };
  const skipMany = (count: number, type: number, depth: number): void => {
    if (count > bytes.length) throw new RangeError('A list has more values than there are bytes.');
    for (let index = 0; index < count; index += 1) skip(type, depth);
  };
  const skipList = (depth: number): void => {
    const head = view.getUint8(at);
    at += 1;
    const isFlags = (head & 15) === kind.true || (head & 15) === kind.false;
    skipMany(head >> 4 === 15 ? varint() : head >> 4, isFlags ? kind.byte : head & 15, depth);
  };
  const skip = (type: number, depth: number): void => {
    if (depth > mostNested) throw new RangeError('A header is nested too deep.');
    if (type === kind.true || type === kind.false) return;
    if (type === kind.byte) skipBytes(1);
    else if (type === kind.double) skipBytes(8);
    else if (type === kind.binary) skipBytes(varint());
    else if (type === kind.list || type === kind.set) skipList(depth + 1);
    else if (type === kind.struct) struct(depth + 1, () => false);
    else if (type === kind.map) throw new RangeError('A page header holds no map.');
    else varint();
  };
  const struct = (depth: number, take: (field: number) => boolean): void => {
    for (let field = 0; ; ) {
      const head = view.getUint8(at);
      at += 1;
      if ((head & 15) === kind.stop) return;
      field = head >> 4 === 0 ? zigzag() : field + (head >> 4);
      if (!take(field)) skip(head & 15, depth);
    }
  };
  struct(0, (field) => {
    const isWanted = field === fields.packedBytes || field === fields.checksum;
    if (isWanted) found.set(field, zigzag());
    return isWanted;
  });
  const packedBytes = found.get(fields.packedBytes) ?? -1;
  if (packedBytes < 0 || at > bytes.length) throw new RangeError('The header of a page says no size.');
  return { byteLength: at, packedBytes, checksum: found.get(fields.checksum) };
}

/** A ZIP archive of stored (uncompressed) files. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const path = new TextEncoder().encode(name);
    const common = commonFields(path, bytes);
    const local = joined([header(0x04034b50, []), common, path, bytes]);
    directory.push(joined([header(0x02014b50, [20]), common, centralFields(offset), path]));
    parts.push(local);
    offset += local.byteLength;
  }
  const central = joined(directory);
  return joined([...parts, central, endOf(files.size, central.byteLength, offset)]);
}

function header(signature: number, shorts: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 + shorts.length * 2));
  view.setUint32(0, signature, true);
  for (const [index, value] of shorts.entries()) view.setUint16(4 + index * 2, value, true);
  return new Uint8Array(view.buffer);
}

/** From "version needed" to "extra field length", which both headers of a file have alike. */
function commonFields(path: Uint8Array, bytes: Uint8Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(26));
  view.setUint16(0, 20, true);
  view.setUint16(2, 0x0800, true);
  view.setUint16(8, 0x21, true);
  view.setUint32(10, crc32(bytes), true);
  view.setUint32(14, bytes.byteLength, true);
  view.setUint32(18, bytes.byteLength, true);
  view.setUint16(22, path.byteLength, true);
  return new Uint8Array(view.buffer);
}

function centralFields(offset: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(14));
  view.setUint32(10, offset, true);
  return new Uint8Array(view.buffer);
}

function endOf(count: number, byteSize: number, offset: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(22));
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, byteSize, true);
  view.setUint32(16, offset, true);
  return new Uint8Array(view.buffer);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}

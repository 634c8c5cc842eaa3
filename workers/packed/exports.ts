/** https://webassembly.github.io/spec/core/binary/modules.html, as far as it is needed to leave exports out. */
const headerBytes = 8;
const sectionIds = { import: 2, export: 7 };
const importKinds = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };

type Bytes = Uint8Array<ArrayBuffer>;

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

/** The same module without the exports that nobody wants. Throws where the bytes are no module. */
export function withoutExports(module: Uint8Array, isWanted: (name: string) => boolean): Bytes {
  const parts: Uint8Array[] = [module.subarray(0, headerBytes)];
  for (const { id, start, from, to } of sectionsOf(module)) {
    if (id === sectionIds.export) parts.push(exportSection(module.subarray(from, to), isWanted));
    else parts.push(module.subarray(start, to));
  }
  return joined(parts);
}

/** Names that a module asks of others, of whichever kind. */
export function importedNames(module: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { id, from, to } of sectionsOf(module)) {
    if (id !== sectionIds.import) continue;
    const reader = { bytes: module.subarray(from, to), at: 0 };
    for (let left = readNumber(reader); left > 0; left -= 1) {
      readName(reader);
      names.add(readName(reader));
      skipImport(reader);
    }
  }
  return names;
}

function* sectionsOf(module: Uint8Array) {
  const reader = { bytes: module, at: headerBytes };
  while (reader.at < module.length) {
    const start = reader.at;
    const id = readByte(reader);
    const length = readNumber(reader);
    const from = reader.at;
    reader.at += length;
    if (reader.at > module.length) throw cutOff();
    yield { id, start, from, to: reader.at };
  }
}

function exportSection(section: Uint8Array, isWanted: (name: string) => boolean): Bytes {
  const reader = { bytes: section, at: 0 };
  const kept: Uint8Array[] = [];
  for (let left = readNumber(reader); left > 0; left -= 1) {
    const from = reader.at;
    const name = readName(reader);
    readByte(reader);
    readNumber(reader);
    if (isWanted(name)) kept.push(section.subarray(from, reader.at));
  }
  const body = joined([writtenNumber(kept.length), ...kept]);
  return joined([Uint8Array.of(sectionIds.export), writtenNumber(body.length), body]);
}

function skipImport(reader: Reader): void {
  const kind = readByte(reader);
  if (kind === importKinds.table) readByte(reader);
  if (kind === importKinds.table || kind === importKinds.memory) {
    const hasMost = (readByte(reader) & 1) === 1;
    readNumber(reader);
    if (hasMost) readNumber(reader);
  }
  if (kind === importKinds.global) reader.at += 2;
  if (kind === importKinds.tag) readByte(reader);
  if (kind === importKinds.function || kind === importKinds.tag) readNumber(reader);
}

function cutOff(): RangeError {
  return new RangeError('The WebAssembly module ends too early.');
}

function readByte(reader: Reader): number {
  const byte = reader.bytes[reader.at];
  if (byte === undefined) throw cutOff();
  reader.at += 1;
  return byte;
}

/** LEB128, unsigned. */
function readNumber(reader: Reader): number {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = readByte(reader);
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
  }
}

function writtenNumber(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

function readName(reader: Reader): string {
  const length = readNumber(reader);
  reader.at += length;
  return new TextDecoder().decode(reader.bytes.subarray(reader.at - length, reader.at));
}

function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

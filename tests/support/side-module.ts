import { joined } from './zip.ts';

const i32 = 0x7f;
const text = (value: string) => [value.length, ...new TextEncoder().encode(value)];
const section = (id: number, content: readonly number[]) =>
  Uint8Array.of(id, ...leb128(content.length), ...content);
const start = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** https://github.com/WebAssembly/tool-conventions/blob/main/DynamicLinking.md: memory wanted, aligned to 4 bytes. */
const dynamicLinking = (byteSize: number) =>
  section(0, [...text('dylink.0'), 1, 4 + leb128(byteSize).length - 1, ...leb128(byteSize), 2, 0, 0]);

/** A library with one function that takes a number and does nothing. */
export function idleLibrary(functionName: string): Uint8Array<ArrayBuffer> {
  return joined([
    start,
    dynamicLinking(0),
    section(1, [1, 0x60, 1, i32, 0]),
    section(3, [1, 0]),
    section(7, [1, ...text(functionName), 0, 0]),
    section(10, [1, 2, 0, 0x0b]),
  ]);
}

/** Where `m_name` is in a `PyModuleDef`, and where we keep the name itself. */
const nameField = 20;
const nameStart = 64;

/** A Python module in WebAssembly that holds nothing: `PyInit_<name>` returns its definition. */
export function nativeModule(name: string): Uint8Array<ArrayBuffer> {
  const memory = new Uint8Array(nameStart + name.length + 1);
  memory.set(new TextEncoder().encode(name), nameStart);
  const base = [0x23, 0];
  const plus = (offset: number) => [...base, 0x41, ...signedLeb128(offset), 0x6a];
  const body = [0, ...plus(nameField), ...plus(nameStart), 0x36, 2, 0, ...base, 0x10, 0, 0x0b];
  return joined([
    start,
    dynamicLinking(memory.byteLength),
    section(1, [2, 0x60, 0, 1, i32, 0x60, 1, i32, 1, i32]),
    section(2, [
      3,
      ...[...text('env'), ...text('memory'), 2, 0, 0],
      ...[...text('env'), ...text('__memory_base'), 3, i32, 0],
      ...[...text('env'), ...text('PyModuleDef_Init'), 0, 1],
    ]),
    section(3, [1, 0]),
    section(7, [1, ...text(`PyInit_${name}`), 0, 1]),
    section(10, [1, ...leb128(body.length), ...body]),
    section(11, [1, 0, ...base, 0x0b, ...leb128(memory.byteLength), ...memory]),
  ]);
}

function leb128(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb128(value >>> 7)];
}

/** Of a number that is not negative. */
function signedLeb128(value: number): readonly number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signedLeb128(value >>> 7)];
}

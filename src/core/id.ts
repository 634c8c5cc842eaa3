/** A random identifier (UUID v4) for what is kept: datasets, conversations, turns, events. */
export function newId(): string {
  return 'randomUUID' in crypto ? crypto.randomUUID() : randomUuid();
}

/** RFC 9562 by hand: on an address that is not secure, browsers have no `randomUUID`. */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => marked(byte, index).toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The version in the seventh byte, the variant in the ninth. */
function marked(byte: number, index: number): number {
  if (index === 6) return (byte & 0x0f) | 0x40;
  return index === 8 ? (byte & 0x3f) | 0x80 : byte;
}

/** What was read, and where it ends. `isCut`: the text ended before the value did. */
export interface LooseValue {
  readonly value: unknown;
  readonly end: number;
  readonly isCut: boolean;
}

interface Reader {
  readonly text: string;
  at: number;
  isCut: boolean;
}

/** Thrown where a text is no object, however loosely it is read. */
class NotJson extends Error {}

/** An answer of a model is not nested deeper. */
const deepest = 64;

/**
 * An object or list as models write them: with single quotes or none around names, commas at the end, line breaks
 * inside of texts, comments, `True` and `None`; or cut off. Null where there is none at this place.
 */
export function readLooseJson(text: string, from: number): LooseValue | null {
  const reader: Reader = { text, at: from, isCut: false };
  try {
    const value = readValue(reader, 0);
    return { value, end: reader.at, isCut: reader.isCut };
  } catch (error) {
    if (error instanceof NotJson) return null;
    throw error;
  }
}

function readValue(reader: Reader, depth: number): unknown {
  skipBlank(reader);
  if (depth > deepest) throw new NotJson();
  const next = reader.text.charAt(reader.at);
  if (next === '{') return readObject(reader, depth);
  if (next === '[') return readList(reader, depth);
  if (next === '"' || next === "'" || next === '`') return readText(reader);
  return readWord(reader);
}

function readObject(reader: Reader, depth: number): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  reader.at += 1;
  while (!isClosed(reader, '}')) {
    const name = readName(reader);
    skipBlank(reader);
    if (reader.text.charAt(reader.at) !== ':') {
      if (reader.at < reader.text.length) throw new NotJson();
      reader.isCut = true;
      break;
    }
    reader.at += 1;
    entries.push([name, readValue(reader, depth + 1)]);
  }
  return Object.fromEntries(entries);
}

function readList(reader: Reader, depth: number): unknown[] {
  const items: unknown[] = [];
  reader.at += 1;
  while (!isClosed(reader, ']')) items.push(readValue(reader, depth + 1));
  return items;
}

/** Passes over commas, and over the end where it is reached. */
function isClosed(reader: Reader, end: string): boolean {
  skipBlank(reader);
  while (reader.text.charAt(reader.at) === ',') {
    reader.at += 1;
    skipBlank(reader);
  }
  if (reader.at >= reader.text.length) {
    reader.isCut = true;
    return true;
  }
  if (reader.text.charAt(reader.at) !== end) return false;
  reader.at += 1;
  return true;
}

function readName(reader: Reader): string {
  const next = reader.text.charAt(reader.at);
  if (next === '"' || next === "'") return readText(reader);
  const name = /[\w$-]*/y;
  name.lastIndex = reader.at;
  const word = name.exec(reader.text)?.[0] ?? '';
  if (word === '') throw new NotJson();
  reader.at += word.length;
  return word;
}

const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
]);

function readText(reader: Reader): string {
  const { text } = reader;
  const triple = text.slice(reader.at, reader.at + 3);
  const isTriple = triple === '"""' || triple === "'''";
  const quote = isTriple ? triple : text.charAt(reader.at);
  let read = '';
  reader.at += quote.length;
  while (!text.startsWith(quote, reader.at) || isInside(reader, quote)) {
    if (reader.at >= text.length) {
      reader.isCut = true;
      return read;
    }
    if (text.charAt(reader.at) === '\\') read += readEscape(reader);
    else {
      read += text.charAt(reader.at);
      reader.at += 1;
    }
  }
  reader.at += quote.length;
  return read;
}

/** `'name = 'Ann''`: a single quote ends a text only where something of the structure follows. */
function isInside({ text, at }: Reader, quote: string): boolean {
  return quote === "'" && !/^'\s*(?:[,:}\]]|$)/.test(text.slice(at, at + 40));
}

function readEscape(reader: Reader): string {
  const { text } = reader;
  const next = text.charAt(reader.at + 1);
  const code = /^[0-9a-f]{4}$/i.exec(text.slice(reader.at + 2, reader.at + 6));
  if (next === 'u' && code !== null) {
    reader.at += 6;
    return String.fromCharCode(Number.parseInt(code[0], 16));
  }
  reader.at = Math.min(reader.at + 2, text.length);
  return escapes.get(next) ?? next;
}

const words = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['none', null],
  ['nan', null],
  ['undefined', null],
]);

function readWord(reader: Reader): unknown {
  const form = /[^\s,:{}[\]"']+/y;
  form.lastIndex = reader.at;
  const word = form.exec(reader.text)?.[0] ?? '';
  reader.at += word.length;
  if (reader.at >= reader.text.length) reader.isCut = true;
  if (word === '' && !reader.isCut) throw new NotJson();
  const known = words.get(word.toLowerCase());
  if (known !== undefined) return known;
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(word)) return Number(word);
  if (reader.isCut) return null;
  throw new NotJson();
}

function skipBlank(reader: Reader): void {
  const blank = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
  blank.lastIndex = reader.at;
  reader.at += blank.exec(reader.text)?.[0].length ?? 0;
}

import { IngestError } from '../../../core/error.ts';
import type { GivenLine } from '../../../core/gather-aside.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import { isObject, type JsonValue, type Mark, newMark, parseRecords } from './exact.ts';
import { type Layout, longestRecord, scanRecords, type TextRecord, tooLong } from './scan.ts';

/** Records that were read together. */
export interface Chunk {
  readonly values: readonly JsonValue[];
  readonly lines: readonly number[];
  /** Of each record, how many members are written in it. */
  readonly members: readonly number[];
  /** Of a record, as it is written. */
  readonly textAt: (index: number) => string;
  /** Lines that are no records. */
  readonly rejected: readonly GivenLine[];
  /** Of the file, how much has been read: 0 to 1. */
  readonly fraction: number;
}

/** Can be gone through again and again. */
export type Source = () => AsyncIterable<Chunk>;

const chunkBytes = 2 ** 22;
/** Up to that, what was parsed once is kept for the second time. */
const keptBytes = 2 ** 25;

export function openSource(blob: Blob, layout: Layout): Source {
  const mark = newMark();
  const kept: Chunk[] = [];
  let isKept = false;
  return async function* chunks() {
    if (isKept) {
      yield* kept;
      return;
    }
    kept.length = 0;
    let fraction = 0;
    const texts = textsOf(blob, (bytes) => {
      fraction = bytes / blob.size;
    });
    for await (const records of scanRecords(texts, layout)) {
      const chunk = {
        values: parseRecords(records, mark),
        lines: records.map(({ line }) => line),
        members: records.map(({ members }) => members),
        textAt: (index: number) => records[index]?.text.trim() ?? '',
        rejected: [],
        fraction,
      };
      if (blob.size <= keptBytes) kept.push(chunk);
      yield chunk;
    }
    isKept = blob.size <= keptBytes;
  };
}

/** Each line by itself, so that one which is no JSON spoils no other. */
export function openLines(blob: Blob): Source {
  const mark = newMark();
  return async function* chunks() {
    let fraction = 0;
    const texts = textsOf(blob, (bytes) => {
      fraction = bytes / blob.size;
    });
    let before = 0;
    for await (const lines of wholeLines(texts)) {
      yield { ...(await chunkOfLines(lines, before, mark)), fraction };
      before += lines.length;
    }
  };
}

/** Throws `IngestError` where a line is longer than any record may be. */
async function* wholeLines(texts: AsyncIterable<string>): AsyncGenerator<readonly string[], void> {
  const begun: string[] = [];
  let begunLength = 0;
  let ended = 0;
  for await (const text of texts) {
    const [first = '', ...others] = text.split('\n');
    begun.push(first);
    begunLength += first.length;
    if (begunLength > longestRecord) throw tooLong(ended + 1);
    const next = others.pop();
    if (next === undefined) continue;
    const lines = [begun.join(''), ...others];
    yield lines;
    ended += lines.length;
    begun.splice(0, begun.length, next);
    begunLength = next.length;
  }
  yield [begun.join('')];
}

async function chunkOfLines(
  lines: readonly string[],
  before: number,
  mark: Mark,
): Promise<Omit<Chunk, 'fraction'>> {
  const records: (TextRecord & { readonly value: JsonValue })[] = [];
  const rejected: GivenLine[] = [];
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const line = before + index + 1;
    const found = await objectsIn(text, mark);
    if (found === undefined) rejected.push({ line, why: [{ code: 'no-json' }], text: text.trim() });
    else records.push(...found.map((record) => ({ ...record, line })));
  }
  return {
    values: records.map(({ value }) => value),
    lines: records.map(({ line }) => line),
    members: records.map(({ members }) => members),
    textAt: (index) => records[index]?.text.trim() ?? '',
    rejected,
  };
}

/** `undefined` where a line does not hold objects and nothing else. */
async function objectsIn(
  text: string,
  mark: Mark,
): Promise<readonly (TextRecord & { readonly value: JsonValue })[] | undefined> {
  try {
    const all: TextRecord[] = [];
    for await (const records of scanRecords(onlyOne(text), 'values')) all.push(...records);
    const values = parseRecords(all, mark);
    if (!values.every(isObject)) return undefined;
    return all.map((record, index) => ({ ...record, value: values[index] ?? null }));
  } catch (error) {
    if (error instanceof IngestError) return undefined;
    throw error;
  }
}

async function* onlyOne(text: string): AsyncGenerator<string, void> {
  await Promise.resolve();
  yield text;
}

async function* textsOf(blob: Blob, onRead: (bytes: number) => void): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(await encodingOf(blob), { fatal: true });
  for (let start = 0; start < blob.size; start += chunkBytes) {
    const end = Math.min(blob.size, start + chunkBytes);
    const bytes = await blob.slice(start, end).arrayBuffer();
    onRead(end);
    yield decode(() => decoder.decode(bytes, { stream: end < blob.size }));
  }
}

/** JSON is UTF-8 (https://www.rfc-editor.org/rfc/rfc8259#section-8.1); some programs write UTF-16. */
async function encodingOf(blob: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if ((first === 0xfe && second === 0xff) || first === 0) return 'utf-16be';
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  return 'utf-8';
}

function decode(read: () => string): string {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refusedFile({ code: 'json-encoding' });
  }
}

/** The character that the first value begins with. */
export async function firstLetter(blob: Blob): Promise<string> {
  for await (const text of textsOf(blob, () => undefined)) {
    const letter = text.trimStart()[0];
    if (letter !== undefined) return letter;
  }
  throw refusedFile({ code: 'blank' });
}

import type { IngestError } from '../../../core/error.ts';
import { refusedFile } from '../../../core/refused-file.ts';

/** What a scanner tells of the tags it meets. A name is without its prefix; `from` and `to` bound its attributes. */
export interface TagListener {
  start(name: string, bytes: Uint8Array, from: number, to: number, isEmpty: boolean): void;
  end(name: string): void;
  /** Says whether text matters here; if it does, `text` is called. */
  wantsText(): boolean;
  text(bytes: Uint8Array, from: number, to: number): void;
}

const lessThan = 60;
const greaterThan = 62;
const slash = 47;
const colon = 58;
const exclamation = 33;
const question = 63;

/** Of a piece of text or a tag; a cell holds 32,767 letters at most. */
const longestTail = 16 * 2 ** 20;

/**
 * Goes through XML in UTF-8 as it comes out of its archive, without making strings of what nobody wants. Made for
 * worksheets, which are hundreds of megabytes of tags of one or two letters.
 */
export function createByteScanner(listener: TagListener): { push(chunk: Uint8Array): void; end(): void } {
  let tail = new Uint8Array();
  const names = createNames();
  const scan = (bytes: Uint8Array): number => {
    let position = 0;
    for (;;) {
      const open = placeOf(lessThan, bytes, position);
      if (open === -1) return listener.wantsText() ? position : bytes.length;
      const next = bytes[open + 1];
      if (next === exclamation || next === question) {
        const behind = behindDeclaration(bytes, open);
        if (behind === -1) return open;
        if (isCharacterData(bytes, open) && listener.wantsText()) listener.text(bytes, open + 9, behind - 3);
        position = behind;
        continue;
      }
      const close = placeOf(greaterThan, bytes, open + 1);
      if (close === -1) return listener.wantsText() ? position : open;
      if (open > position && listener.wantsText()) listener.text(bytes, position, open);
      position = close + 1;
      visit(bytes, open, close);
    }
  };
  const visit = (bytes: Uint8Array, open: number, close: number): void => {
    const isEnd = bytes[open + 1] === slash;
    let from = isEnd ? open + 2 : open + 1;
    let to = from;
    for (; to < close; to += 1) {
      const byte = bytes[to] ?? 0;
      if (byte === colon) from = to + 1;
      else if (byte <= 32 || byte === slash) break;
    }
    const name = names(bytes, from, to);
    if (isEnd) {
      listener.end(name);
      return;
    }
    const isEmpty = bytes[close - 1] === slash;
    listener.start(name, bytes, to, close, isEmpty);
    if (isEmpty) listener.end(name);
  };
  return {
    push(chunk) {
      const bytes = tail.length === 0 ? chunk : joined(tail, chunk);
      const done = scan(bytes);
      tail = bytes.slice(done);
      if (tail.length > longestTail) throw damagedSheet();
    },
    end() {
      if (tail.some((byte) => byte > 32)) throw damagedSheet();
    },
  };
}

/** Tags are short: going byte by byte is faster than a call of `indexOf` for each. */
function placeOf(byte: number, bytes: Uint8Array, from: number): number {
  const { length } = bytes;
  for (let at = from; at < length; at += 1) {
    if (bytes[at] === byte) return at;
  }
  return -1;
}

/** Names of one or two letters without making a string of each. */
function createNames(): (bytes: Uint8Array, from: number, to: number) => string {
  const short = new Map<number, string>();
  return (bytes, from, to) => {
    const length = to - from;
    if (length > 2) return latin(bytes, from, to);
    const key = (bytes[from] ?? 0) * 256 + (length === 2 ? (bytes[from + 1] ?? 0) : 0);
    const known = short.get(key);
    if (known !== undefined) return known;
    const name = latin(bytes, from, to);
    short.set(key, name);
    return name;
  };
}

export function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index += 1) text += String.fromCharCode(bytes[index] ?? 0);
  return text;
}

function isCharacterData(bytes: Uint8Array, open: number): boolean {
  return latin(bytes, open, open + 9) === '<![CDATA[';
}

/** Where a comment, an instruction or character data ends; -1 when that has not come yet. */
function behindDeclaration(bytes: Uint8Array, open: number): number {
  const start = latin(bytes, open, open + 9);
  const closing = start.startsWith('<!--') ? '-->' : start === '<![CDATA[' ? ']]>' : '>';
  const last = closing.length - 1;
  for (let at = bytes.indexOf(greaterThan, open + 1); at !== -1; at = bytes.indexOf(greaterThan, at + 1)) {
    if (latin(bytes, at - last, at + 1) === closing) return at + 1;
  }
  return -1;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function damagedSheet(): IngestError {
  return refusedFile({ code: 'broken-sheet' });
}

import { stemOf } from './stem.ts';

/** A word, a number or a sign of a question. */
export interface Token {
  readonly index: number;
  /** As it was written. */
  readonly text: string;
  /** Lower case, without accents. */
  readonly word: string;
  readonly stem: string;
  /** Offsets into the question, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Counts quotations from 1; `0` outside. */
  readonly quotation: number;
  /** A comma or a full stop stands before it. */
  readonly afterBreak: boolean;
  /** A parenthesis opens before it. */
  readonly opens: boolean;
}

/** Token indexes, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const pattern =
  /(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])\.?|(?:(?<![\p{L}\p{N}.,)])-)?[$€£]?\d+(?:,\d{3})*(?:\.\d+)?(?:e[-+]?\d+)?(?:%|(?:st|nd|rd|th)\b)?|\.\d+|[\p{L}\p{N}\p{M}]+|<=|>=|<>|!=|[<>=%#+*/&]/giu;

const longest = 400;

/** Words, numbers and signs in order. Camel and snake case fall apart into their words; a question is read up to 400 tokens. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const quotations = quotationsOf(text);
  for (const match of text.matchAll(pattern)) {
    for (const piece of piecesOf(match[0], match.index, text)) {
      if (tokens.length >= longest) return tokens;
      tokens.push(tokenOf(piece, tokens, text, quotations));
    }
  }
  return tokens;
}

/** The words of a name or value as they are compared: stems, in order. */
export function wordsOf(text: string): string[] {
  return tokenise(text).map((token) => token.stem);
}

/** Lower case, without accents. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

interface Piece {
  readonly text: string;
  readonly start: number;
}

function piecesOf(text: string, start: number, whole: string): Piece[] {
  if (text === 's' && /['’]/.test(whole[start - 1] ?? '')) return [];
  if (text === 't' && /n['’]/i.test(whole.slice(start - 2, start))) return [{ text: 'not', start }];
  if (/^(\p{L}\.)+\p{L}\.?$/u.test(text)) return [{ text: text.replaceAll('.', ''), start }];
  if (
    /n$/i.test(text) &&
    /^['’]t(?!\p{L})/iu.test(whole.slice(start + text.length)) &&
    !/^(?:ca|wo)n$/i.test(text)
  )
    return [{ text: text.slice(0, -1), start }];
  if (!/^\p{L}/u.test(text)) return [{ text, start }];
  return camelPieces(text, start);
}

function camelPieces(text: string, start: number): Piece[] {
  if (/^\p{Lu}{2,}s$/u.test(text)) return [{ text: text.slice(0, -1), start }];
  const pieces: Piece[] = [];
  for (const match of text.matchAll(
    /\p{Lu}+(?!\p{Ll})[\p{N}]*|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+|[\p{L}\p{N}\p{M}]+/gu,
  )) {
    pieces.push({ text: match[0], start: start + match.index });
  }
  return pieces;
}

function tokenOf(piece: Piece, before: readonly Token[], whole: string, quotations: readonly Span[]): Token {
  const word = plain(piece.text);
  const end = Math.min(piece.start + piece.text.length, whole.length);
  const previousEnd = before.at(-1)?.end ?? 0;
  return {
    index: before.length,
    text: piece.text,
    word: wordOf(word),
    stem: stemOf(wordOf(word)),
    start: piece.start,
    end,
    quotation: quotations.findIndex((span) => span.from <= piece.start && end <= span.to) + 1,
    afterBreak: /[,.;:?!()]/.test(whole.slice(previousEnd, piece.start)),
    opens: whole.slice(previousEnd, piece.start).includes('('),
  };
}

function wordOf(word: string): string {
  return /^-?[$€£]?[\d.]/.test(word) ? word.replaceAll(',', '').replace(/[$€£]/, '') : word;
}

function quotationsOf(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(
    /"([^"]+)"|“([^”]+)”|(?<![\p{L}\p{N}])['‘]([^'’]+)['’](?![\p{L}\p{N}])/gu,
  )) {
    spans.push({ from: match.index, to: match.index + match[0].length });
  }
  return spans;
}

/** A text, a quoted name, a comment, a word or number, blanks, or else one character. */
const token =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?|\s+|[<>!=]=|<>|[\s\S]/gu;

/** Where a condition or an expression ends, so that a change is told with all that belongs to it. */
const borders =
  /^(?:where|and|or|not|having|when|then|else|end|case|filter|select|from|group|order|by|on|as|limit|qualify|[(),;])$/i;

/** Shorter pieces stand for too much: a number alone, say. */
const leastTokens = 3;

/** What was changed in a piece of code, with what belongs to it. */
export interface Piece {
  readonly before: string;
  readonly now: string;
}

/** The one piece in which two versions differ; `undefined` where it is too short to be known again, or nothing differs. */
export function changedPiece(before: string, now: string): Piece | undefined {
  const [old, fresh] = [tokensOf(before), tokensOf(now)];
  const start = sharedLength(old, fresh);
  const end = sharedLength(old.slice(start).toReversed(), fresh.slice(start).toReversed());
  if (start === old.length && start === fresh.length) return undefined;
  const head = backToBorder(old, start);
  const tail = forwardToBorder(old, old.length - end);
  const piece = old.slice(head, tail);
  if (piece.length < leastTokens) return undefined;
  return {
    before: piece.map(({ text }) => text).join(' '),
    now: textBetween(now, fresh[head], fresh[fresh.length - (old.length - tail) - 1]),
  };
}

/** The same piece changed in other code, wherever it stands there; `undefined` where it does not. */
export function carriedOver(code: string, { before, now }: Piece): string | undefined {
  const tokens = tokensOf(code);
  const wanted = tokensOf(before).map(({ text }) => text);
  const places: { from: number; to: number }[] = [];
  for (let at = 0; at + wanted.length <= tokens.length; at += 1) {
    if (!wanted.every((text, index) => sameToken(tokens[at + index]?.text, text))) continue;
    const [first, last] = [tokens[at], tokens[at + wanted.length - 1]];
    if (first !== undefined && last !== undefined)
      places.push({ from: first.at, to: last.at + last.text.length });
    at += wanted.length - 1;
  }
  if (places.length === 0) return undefined;
  return places.toReversed().reduce((text, { from, to }) => text.slice(0, from) + now + text.slice(to), code);
}

interface Token {
  readonly text: string;
  readonly at: number;
}

function tokensOf(code: string): readonly Token[] {
  return [...code.matchAll(token)]
    .map(({ 0: text, index }) => ({ text, at: index }))
    .filter(({ text }) => !/^(?:\s|--|\/\*)/.test(text));
}

function sharedLength(left: readonly Token[], right: readonly Token[]): number {
  const different = left.findIndex(({ text }, index) => right[index]?.text !== text);
  return different < 0 ? left.length : different;
}

function sameToken(left: string | undefined, right: string): boolean {
  if (left === undefined) return false;
  return left === right || (/^[\p{L}_]/u.test(left) && left.toLowerCase() === right.toLowerCase());
}

function backToBorder(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at > 0 && !borders.test(tokens[at - 1]?.text ?? '')) at -= 1;
  return at;
}

function forwardToBorder(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && !borders.test(tokens[at]?.text ?? '')) at += 1;
  return at;
}

function textBetween(code: string, first: Token | undefined, last: Token | undefined): string {
  return first === undefined || last === undefined || last.at < first.at
    ? ''
    : code.slice(first.at, last.at + last.text.length);
}

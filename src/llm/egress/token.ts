import type { LedgerEntry } from '../../core/privacy.ts';

/** What a masked value was; it is all of it that a model is told. */
export const tokenKinds = ['PERSON', 'EMAIL', 'PHONE', 'CARD', 'IBAN', 'ID', 'IP', 'VALUE'] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** `[[EMAIL_3]]`: models keep it whole, no SQL or Python means anything by it, and answers refer with `{{…}}`. */
export function tokenText(kind: TokenKind, number: number): string {
  return `[[${kind}_${number}]]`;
}

/**
 * Tokens as models write them: in other letters, with a bracket less, with signs of Markdown in them, or as a bare word
 * in capitals. What else is written is left alone.
 */
export const tokenForms = new RegExp(
  `(?:\\\\?\\[){1,2}\\s*(?:${insensitive(tokenKinds)})(?:\\\\?_|[ -])\\d+\\s*(?:\\\\?\\]){1,2}|\\b(?:${tokenKinds.join('|')})_\\d+\\b`,
  'g',
);

/** Bare words count in capitals only, so the whole cannot ignore case. */
function insensitive(words: readonly string[]): string {
  return words
    .map((word) => word.replace(/[A-Z]/g, (letter) => `[${letter}${letter.toLowerCase()}]`))
    .join('|');
}

/** The token that is meant by one of its forms. */
export function readToken(written: string): string | null {
  const [, kind, number] = /([a-z]+)\\?[_ -](\d+)/i.exec(written) ?? [];
  return kind === undefined || number === undefined ? null : `[[${kind.toUpperCase()}_${Number(number)}]]`;
}

const anyToken = new RegExp(`\\[\\[(${tokenKinds.join('|')})_(\\d+)\\]\\]`, 'g');

/** Kinds in the order in which they first stand in the text, each with how many different values it has there. */
export function countTokens(text: string): LedgerEntry['masked'] {
  const seen = new Map<string, Set<string>>();
  for (const [token, kind = ''] of text.matchAll(anyToken)) {
    const tokens = seen.get(kind) ?? new Set();
    seen.set(kind, tokens.add(token));
  }
  return [...seen].map(([kind, tokens]) => ({ kind, count: tokens.size }));
}

/** The places of tokens in a text, as they are written by us. */
export function tokenSpans(text: string): readonly { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(anyToken)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

import type { LedgerEntry } from '../../core/privacy.ts';

/** What a masked value was; it is all of it that a model is told. */
export const tokenKinds = ['PERSON', 'EMAIL', 'PHONE', 'CARD', 'IBAN', 'ID', 'IP', 'VALUE'] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** `[[EMAIL_3]]`: models keep it whole, no SQL or Python means anything by it, and answers refer with `{{…}}`. */
export function tokenText(kind: TokenKind, number: number): string {
  return `[[${kind}_${number}]]`;
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

import { type Cell, cellText } from '../../core/cell.ts';
import type { Masker } from '../../core/privacy.ts';
import type { SemanticType } from '../../core/profile.ts';
import { isCommonWord, isPlaceholder } from './mask/common-words.ts';
import { createKnownValues } from './mask/known-values.ts';
import { findPatterns } from './mask/patterns.ts';
import { replaceSpans, type Span, withoutOverlaps } from './mask/span.ts';
import { type PutBack, unmaskPython, unmaskSql } from './mask/unmask-code.ts';
import { readToken, type TokenKind, tokenForms, tokenSpans, tokenText } from './token.ts';

export interface ConversationMasker extends Masker {
  /** Values that are replaced wherever they stand from now on; all of a personal column, say. */
  know(semanticType: SemanticType, values: Iterable<Cell>): void;
  /** Names of tables and columns, which are told as they are, even where somebody is called like one. */
  keep(names: Iterable<string>): void;
}

interface Secret extends PutBack {
  readonly kind: TokenKind;
}

const kinds = new Map<SemanticType, TokenKind>([
  ['person-name', 'PERSON'],
  ['email', 'EMAIL'],
  ['phone', 'PHONE'],
  ['card-number', 'CARD'],
  ['national-id', 'ID'],
  ['ip-address', 'IP'],
]);

/**
 * For one conversation. A value has one token for as long as that lasts, and no other value has it, so that what is
 * grouped or joined by tokens is grouped and joined as it should be.
 */
export function createMasker(): ConversationMasker {
  const secrets = new Map<string, Secret>();
  const known = createKnownValues<Secret | null>();
  const tokens = new Map<Secret, string>();
  const values = new Map<string, PutBack>();
  const counts = new Map<TokenKind, number>();
  const kept = new Set<string>();
  /** Stand in the data by themselves, and mean nothing. */
  const foreign = new Set<string>();

  function secretOf(kind: TokenKind, text: string, isNumber = false): Secret {
    const there = secrets.get(text);
    if (there !== undefined) return there;
    const secret = { kind, text, isNumber };
    secrets.set(text, secret);
    known.add({ text, what: secret });
    return secret;
  }

  function remember(semanticType: SemanticType, value: Cell): Secret | null {
    const text = cellText(value);
    if (isPlaceholder(text)) return null;
    const kind = kinds.get(semanticType) ?? 'VALUE';
    const isNew = !secrets.has(text);
    const secret = secretOf(kind, text, typeof value === 'number');
    if (isNew && kind === 'PERSON') for (const part of partsOf(text)) secretOf(kind, part);
    return secret;
  }

  function tokenOf(secret: Secret): string {
    const there = tokens.get(secret);
    if (there !== undefined) return there;
    let token: string;
    do {
      const number = (counts.get(secret.kind) ?? 0) + 1;
      counts.set(secret.kind, number);
      token = tokenText(secret.kind, number);
    } while (foreign.has(token) || kept.has(token.slice(2, -2).toLowerCase()));
    tokens.set(secret, token);
    values.set(token, secret);
    return token;
  }

  /** Null for what is to stay. */
  function found(text: string): readonly Span<Secret | TokenKind | null>[] {
    const written = tokenSpans(text).map((span) => ({ ...span, what: null }));
    for (const { from, to } of written) {
      const token = text.slice(from, to);
      if (!values.has(token)) foreign.add(token);
    }
    return withoutOverlaps<Secret | TokenKind | null>([
      ...written,
      ...known.find(text),
      ...findPatterns(text),
    ]);
  }

  function meantBy(written: string): PutBack | undefined {
    const token = readToken(written);
    if (token === null || (written !== token && kept.has(token.slice(2, -2).toLowerCase()))) return undefined;
    return values.get(token);
  }

  function putBack(text: string, write: (value: PutBack) => string): string {
    return text.replace(tokenForms, (written) => {
      const value = meantBy(written);
      return value === undefined ? written : write(value);
    });
  }

  return {
    maskCell(semanticType, value) {
      const secret = remember(semanticType, value);
      return secret === null ? cellText(value) : tokenOf(secret);
    },
    maskText(text) {
      return replaceSpans(text, found(text), (what, original) => {
        if (what === null) return original;
        return tokenOf(typeof what === 'string' ? secretOf(what, original) : what);
      });
    },
    unmask: (text) => putBack(text, (value) => value.text),
    unmaskCode(code, language) {
      return language === 'sql' ? unmaskSql(code, putBack) : unmaskPython(code, putBack);
    },
    know(semanticType, all) {
      for (const value of all) remember(semanticType, value);
    },
    keep(names) {
      for (const name of names) {
        kept.add(name.toLowerCase());
        known.add({ text: name, what: null, isFirst: true });
      }
    },
  };
}

/** A first or last name alone tells who it is, too. Short parts and words like `Mark` are known by their capital. */
function partsOf(name: string): readonly string[] {
  const parts = name.match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  if (parts.length < 2) return [];
  return parts.filter((part) => part.length >= 3 || (part.length === 2 && !isCommonWord(part.toLowerCase())));
}

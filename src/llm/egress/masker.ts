import { type Cell, cellText } from '../../core/cell.ts';
import type { Masker } from '../../core/privacy.ts';
import type { SemanticType } from '../../core/profile.ts';
import { isPlaceholder } from './mask/common-words.ts';
import { createKnownValues } from './mask/known-values.ts';
import { partsOf, sharedParts } from './mask/name-parts.ts';
import { findPatterns } from './mask/patterns.ts';
import { replaceSpans, type Span, withoutOverlaps } from './mask/span.ts';
import { createTokenBook, type Secret } from './mask/token-book.ts';
import { unmaskPython, unmaskSql } from './mask/unmask-code.ts';
import { type TokenKind, tokenSpans } from './token.ts';

export interface ConversationMasker extends Masker {
  /** Values that are replaced wherever they stand from now on; all of a personal column, say. */
  know(semanticType: SemanticType, values: Iterable<Cell>): void;
  /** Names of tables and columns, which are told as they are, even where somebody is called like one. */
  keep(names: Iterable<string>): void;
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
  const book = createTokenBook();
  const secrets = new Map<string, Secret>();
  const known = createKnownValues<Secret | null>();

  function secretOf(kind: TokenKind, text: string, isNumber = false): Secret {
    const there = secrets.get(text);
    if (there !== undefined) return there;
    const secret = { kind, text, isNumber };
    secrets.set(text, secret);
    if (isTelling(text)) known.add({ text, what: secret });
    return secret;
  }

  function remember(semanticType: SemanticType, value: Cell, shared: ReadonlySet<string>): Secret | null {
    const text = cellText(value);
    if (isPlaceholder(text)) return null;
    const kind = kinds.get(semanticType) ?? 'VALUE';
    const isNew = !secrets.has(text);
    const secret = secretOf(kind, text, typeof value === 'number');
    if (!isNew || kind !== 'PERSON') return secret;
    for (const part of partsOf(text).filter((each) => !shared.has(each))) secretOf(kind, part);
    return secret;
  }

  /** Null for what is to stay. */
  function found(text: string): readonly Span<Secret | TokenKind | null>[] {
    const written = tokenSpans(text).map((span) => ({ ...span, what: null }));
    return withoutOverlaps<Secret | TokenKind | null>([
      ...written,
      ...known.find(text),
      ...findPatterns(text),
    ]);
  }

  return {
    maskCell(semanticType, value) {
      const secret = remember(semanticType, value, new Set());
      return secret === null ? cellText(value) : book.tokenOf(secret);
    },
    maskText(text) {
      book.reserve(text);
      return replaceSpans(text, found(text), (what, original) => {
        if (what === null) return original;
        return book.tokenOf(typeof what === 'string' ? secretOf(what, original) : what);
      });
    },
    unmask: (text) => book.replace(text, (secret) => secret.text),
    unmaskCode(code, language) {
      return language === 'sql' ? unmaskSql(code, book.replace) : unmaskPython(code, book.replace);
    },
    know(semanticType, values) {
      const all = [...values];
      const shared = semanticType === 'person-name' ? sharedParts(all.map(cellText)) : new Set<string>();
      for (const value of all) remember(semanticType, value, shared);
    },
    keep(names) {
      for (const name of names) {
        book.keep(name);
        known.add({ text: name, what: null, isFirst: true });
      }
    },
  };
}

/** A single letter or a small number stands in every text; in a cell it is masked all the same. */
function isTelling(text: string): boolean {
  return /\p{L}[^\p{L}]*\p{L}/u.test(text) || text.replace(/\D/g, '').length >= 5;
}

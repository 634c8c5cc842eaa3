import { readToken, type TokenKind, tokenForms, tokenSpans, tokenText } from '../token.ts';

/** A value that has a token, or may get one. */
export interface Secret {
  readonly kind: TokenKind;
  readonly text: string;
  readonly isNumber: boolean;
}

/** Which token stands for which value. */
export interface TokenBook {
  readonly tokenOf: (secret: Secret) => string;
  /** Tokens that stand in a text by themselves, and are given to no value from now on. */
  readonly reserve: (text: string) => void;
  /** Not to be taken for a token, in whatever way a model writes one. */
  readonly keep: (name: string) => void;
  /** What else looks like a token stays as it is. */
  readonly replace: (text: string, write: (secret: Secret, written: string) => string) => string;
}

export function createTokenBook(): TokenBook {
  const tokens = new Map<Secret, string>();
  const secrets = new Map<string, Secret>();
  const counts = new Map<TokenKind, number>();
  const kept = new Set<string>();
  const foreign = new Set<string>();

  function isKept(token: string): boolean {
    return kept.has(token.slice(2, -2).toLowerCase());
  }

  function newToken(kind: TokenKind): string {
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const token = tokenText(kind, number);
    return foreign.has(token) || isKept(token) ? newToken(kind) : token;
  }

  function meantBy(written: string): Secret | undefined {
    const token = readToken(written);
    if (token === null || (written !== token && isKept(token))) return undefined;
    return secrets.get(token);
  }

  return {
    tokenOf(secret) {
      const there = tokens.get(secret);
      if (there !== undefined) return there;
      const token = newToken(secret.kind);
      tokens.set(secret, token);
      secrets.set(token, secret);
      return token;
    },
    reserve(text) {
      for (const { from, to } of tokenSpans(text)) {
        const token = text.slice(from, to);
        if (!secrets.has(token)) foreign.add(token);
      }
    },
    keep: (name) => void kept.add(name.toLowerCase()),
    replace(text, write) {
      return text.replace(tokenForms, (written) => {
        const secret = meantBy(written);
        return secret === undefined ? written : write(secret, written);
      });
    },
  };
}

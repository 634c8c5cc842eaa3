import type { Masker } from '../../core/privacy.ts';

/** Puts values back into text that comes in pieces: a token that is cut in two is held until it is whole. */
export interface UnmaskedText {
  push(text: string): string;
  /** What was held back. */
  end(): string;
}

/** What may be the start of a token, in the forms that `unmask` knows; no token is longer. */
const startOfToken = /(?:\\?\[){1,2}\\?[\s\w\\-]{0,24}\\?\]?\\?$|\\$|\b[A-Z]{1,6}(?:\\?_\d{0,6})?$/;
const longestToken = 40;

export function createUnmaskedText(masker: Pick<Masker, 'unmask'>): UnmaskedText {
  let held = '';
  /** The word that goes on in `held`, if one does: its end is no token. */
  let wordBefore = '';

  function release(text: string): string {
    const unmasked = masker.unmask(wordBefore + text).slice(wordBefore.length);
    wordBefore = /\w$/.test(wordBefore + text) ? '0' : '';
    return unmasked;
  }

  return {
    push(text) {
      const all = held + text;
      const at = startOfToken.exec(wordBefore + all.slice(-longestToken));
      const keep = at === null ? 0 : Math.min(at[0].length, all.length);
      held = all.slice(all.length - keep);
      return release(all.slice(0, all.length - keep));
    },
    end() {
      const rest = held;
      held = '';
      return release(rest);
    },
  };
}

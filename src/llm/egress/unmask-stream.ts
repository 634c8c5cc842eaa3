import type { Masker } from '../../core/privacy.ts';

/** Puts values back into text that comes in pieces: a token that is cut in two is held until it is whole. */
export interface UnmaskedText {
  push(text: string): string;
  /** What was held back. */
  end(): string;
}

/** What may be the start of a token, in the forms that `unmask` knows; no token is longer. */
const startOfToken = /(?:\\?\[){1,2}\\?[\s\w\\-]{0,24}\\?\]?\\?$|\\$|\b[A-Z]{2,6}(?:\\?_\d{0,6})?$/;

export function createUnmaskedText(masker: Pick<Masker, 'unmask'>): UnmaskedText {
  let held = '';
  return {
    push(text) {
      const all = held + text;
      const at = startOfToken.exec(all.slice(-40));
      const keep = at === null ? 0 : at[0].length;
      held = all.slice(all.length - keep);
      return masker.unmask(all.slice(0, all.length - keep));
    },
    end() {
      const rest = held;
      held = '';
      return masker.unmask(rest);
    },
  };
}

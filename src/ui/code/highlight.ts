import { highlightCode } from '@lezer/highlight';
import { colours, grammars } from './editor/colours.ts';
import type { Language } from './language.ts';

/** A stretch of code; `look` is the class of its colour. */
export interface Token {
  readonly text: string;
  readonly look: string | undefined;
}

/** For code that is only read; the editor colours as it goes. */
export function highlight(code: string, language: Language): readonly Token[] {
  const tokens: Token[] = [];
  const tree = grammars[language].parser.parse(code);
  highlightCode(
    code,
    tree,
    colours[language],
    (text, look) => tokens.push({ text, look: look === '' ? undefined : look }),
    () => tokens.push({ text: '\n', look: undefined }),
  );
  return tokens;
}

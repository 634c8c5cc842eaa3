import { autocompletion, type Completion } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';

/** What a suggestion is, by its letter; a colour says it again. */
const letters: Readonly<Record<string, string>> = {
  column: 'C',
  table: 'T',
  function: 'ƒ',
  word: 'K',
  keyword: 'K',
  module: 'M',
  class: 'T',
};

function letterOf({ type = 'name' }: Completion): HTMLElement {
  const mark = document.createElement('span');
  mark.className = `completion-letter of-${type}`;
  mark.textContent = letters[type] ?? 'N';
  mark.setAttribute('aria-hidden', 'true');
  return mark;
}

/** As many as are seen without scrolling: the arrow keys bring the others, and drawing more takes time with each key. */
const mostDrawn = 9;

export const completionList: Extension = autocompletion({
  icons: false,
  defaultKeymap: true,
  activateOnTypingDelay: 60,
  maxRenderedOptions: mostDrawn,
  addToOptions: [{ render: letterOf, position: 20 }],
});

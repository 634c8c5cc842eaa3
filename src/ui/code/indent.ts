import type { TextEdit } from './text-edit.ts';

const step = '    ';

interface Selected {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Tab: fills up to the next stop, or moves all lines of a selection one step to the right. */
export function indented({ text, from, to }: Selected): TextEdit {
  if (text.slice(from, to).includes('\n')) return changeLines({ text, from, to }, moveRight);
  const start = lineStart(text, from);
  const insert = ' '.repeat(step.length - ((from - start) % step.length));
  const caret = from + insert.length;
  return { from, to, insert, selectFrom: caret, selectTo: caret };
}

/** Shift+Tab: moves the lines of the selection one step to the left, as far as there is room. */
export function dedented(selected: Selected): TextEdit {
  return changeLines(selected, (line) => line.replace(/^(\t| {1,4})/, ''));
}

/** Enter: the next line begins where this one does, one step further after a colon. */
export function brokenLine({ text, from, to }: Selected): TextEdit {
  const before = text.slice(lineStart(text, from), from);
  const margin = /^[ \t]*/.exec(before)?.[0] ?? '';
  const insert = `\n${margin}${/:\s*(#.*)?$/.test(before) ? step : ''}`;
  const caret = from + insert.length;
  return { from, to, insert, selectFrom: caret, selectTo: caret };
}

/** Ctrl+/: makes the lines of the selection comments, or takes the marks away where all have them. */
export function commented(selected: Selected, sign: '#' | '--'): TextEdit {
  const marked = new RegExp(`^(\\s*)${sign} ?`);
  const { from, to } = lineRange(selected);
  const lines = selected.text.slice(from, to).split('\n');
  const isComment = lines.every((line) => line.trim() === '' || marked.test(line));
  return changeLines(selected, (line) => {
    if (line.trim() === '') return line;
    return isComment ? line.replace(marked, '$1') : line.replace(/^\s*/, `$&${sign} `);
  });
}

function moveRight(line: string): string {
  return line === '' ? '' : step + line;
}

function changeLines(selected: Selected, change: (line: string) => string): TextEdit {
  const { from, to } = lineRange(selected);
  const insert = selected.text.slice(from, to).split('\n').map(change).join('\n');
  if (selected.from !== selected.to) {
    return { from, to, insert, selectFrom: from, selectTo: from + insert.length };
  }
  const caret = Math.max(from, selected.from + insert.length - (to - from));
  return { from, to, insert, selectFrom: caret, selectTo: caret };
}

/** Whole lines of the selection; a line at whose start it ends is not in it. */
function lineRange({ text, from, to }: Selected): { readonly from: number; readonly to: number } {
  const last = to > from && text[to - 1] === '\n' ? to - 1 : to;
  const end = text.indexOf('\n', last);
  return { from: lineStart(text, from), to: end < 0 ? text.length : end };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

/** Some of the editor's text, that is run by itself. */
export interface CodePart {
  readonly text: string;
  /** 0-based offset at which it begins. */
  readonly from: number;
  /** 1-based line in which it begins. */
  readonly line: number;
}

/** What is selected; `undefined` when nothing but space is. */
export function selectedPart(state: EditorState): CodePart | undefined {
  const { from, to } = state.selection.main;
  return partOf(state, from, to);
}

/** Whole lines of a selection with the margin of the first taken away, so that Python takes them. */
export function selectedLines(state: EditorState): CodePart | undefined {
  const { from, to, empty } = state.selection.main;
  if (empty) return undefined;
  const first = state.doc.lineAt(from);
  const last = state.doc.lineAt(to > from && state.doc.lineAt(to).from === to ? to - 1 : to);
  const part = partOf(state, first.from, last.to);
  return part && { ...part, text: withoutMargin(part.text) };
}

/** The SQL statement that the caret is in, or right behind. */
export function statementAtCaret(state: EditorState): CodePart | undefined {
  const caret = state.selection.main.head;
  const statements: { from: number; to: number }[] = [];
  syntaxTree(state).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'Statement') statements.push({ from, to });
      return name !== 'Statement';
    },
  });
  const found = statements.findLast(({ from }) => from <= caret) ?? statements[0];
  if (found === undefined) return undefined;
  const text = state.sliceDoc(found.from, found.to).replace(/;\s*$/, '');
  return partOf(state, found.from, found.from + text.length);
}

function partOf(state: EditorState, from: number, to: number): CodePart | undefined {
  const text = state.sliceDoc(from, to);
  const lead = text.length - text.trimStart().length;
  if (text.trim() === '') return undefined;
  const start = /\n/.test(text.slice(0, lead)) ? from + text.slice(0, lead).lastIndexOf('\n') + 1 : from;
  return { text: state.sliceDoc(start, to), from: start, line: state.doc.lineAt(start).number };
}

function withoutMargin(text: string): string {
  const margin = /^[ \t]*/.exec(text)?.[0] ?? '';
  return text
    .split('\n')
    .map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line.trimStart()))
    .join('\n');
}

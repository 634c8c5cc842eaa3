import { EditorView } from '@codemirror/view';
import type { Locator } from 'vitest/browser';

/** All that the editor holds, drawn or not; the empty text where there is no editor. */
export function codeIn(editor: Locator): string {
  return viewOf(editor)?.state.doc.toString() ?? '';
}

export function selectedIn(editor: Locator): string {
  const state = viewOf(editor)?.state;
  return state?.sliceDoc(state.selection.main.from, state.selection.main.to) ?? '';
}

function viewOf(editor: Locator): EditorView | null {
  const element = editor.query();
  return element instanceof HTMLElement ? EditorView.findFromDOM(element) : null;
}

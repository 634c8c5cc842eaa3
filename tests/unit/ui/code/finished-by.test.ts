import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { finishing } from '../../../../src/ui/code/editor/finished-by.ts';

/** The bars stand before and after what was typed. */
function finished(marked: string, name: string, closing: string): string {
  const from = marked.indexOf('|');
  const to = marked.lastIndexOf('|') - 1;
  const state = EditorState.create({ doc: marked.replaceAll('|', '') });
  const { newDoc, newSelection } = state.update(finishing(state, name + closing, closing, from, to));
  const caret = newSelection.main.head;
  return `${newDoc.sliceString(0, caret)}|${newDoc.sliceString(caret)}`;
}

test.each([
  ['columns["|re|', 'columns["region"]|'],
  ['columns["|re|"]', 'columns["region"]|'],
  ['columns["|re|"', 'columns["region"]|'],
  ['columns["|re|]', 'columns["region"]|'],
  ['sum(columns["|re|"]) + 1', 'sum(columns["region"]|) + 1'],
])('a name is written over what closes it: %s', (marked, expected) => {
  expect(finished(marked, 'region', '"]')).toBe(expected);
});

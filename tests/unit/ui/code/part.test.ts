import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { duckDb } from '../../../../src/ui/code/editor/duckdb-dialect.ts';
import { selectedLines, selectedPart, statementAtCaret } from '../../../../src/ui/code/editor/part.ts';

/** One bar is the caret, two are the ends of the selection. */
function stateOf(marked: string): EditorState {
  const anchor = marked.indexOf('|');
  const last = marked.lastIndexOf('|');
  const head = last === anchor ? anchor : last - 1;
  return EditorState.create({
    doc: marked.replaceAll('|', ''),
    selection: { anchor, head },
    extensions: [duckDb.language],
  });
}

describe('what is run of a text', () => {
  test('is what is selected, and where it begins', () => {
    expect(selectedPart(stateOf('SELECT 1;\n|SELECT 2|'))).toEqual({ text: 'SELECT 2', from: 10, line: 2 });
    expect(selectedPart(stateOf('SELECT 1|'))).toBeUndefined();
    expect(selectedPart(stateOf('SELECT|  \n |1'))).toBeUndefined();
  });

  test('is without a selection the statement at the caret, without its end', () => {
    const text = (marked: string) => statementAtCaret(stateOf(marked))?.text;
    expect(text('SELECT 1;\nSELECT |2;')).toBe('SELECT 2');
    expect(text("|SELECT ';' AS a;\nSELECT 2")).toBe("SELECT ';' AS a");
    expect(text('SELECT 1;\n\n|\nSELECT 2')).toBe('SELECT 1');
    expect(text(' |')).toBeUndefined();
  });

  test('is in Python whole lines, moved to the margin', () => {
    const part = selectedLines(stateOf('for x in y:\n    a |= 1\n    if a:\n        b| = 2\nc = 3'));
    expect(part).toEqual({ text: 'a = 1\nif a:\n    b = 2', from: 12, line: 2 });
  });
});

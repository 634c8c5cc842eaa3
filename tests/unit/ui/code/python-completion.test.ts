import { CompletionContext } from '@codemirror/autocomplete';
import { pythonLanguage } from '@codemirror/lang-python';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { completePython } from '../../../../src/ui/code/editor/python-completion.ts';
import { codeEditorWords } from '../../../../src/ui/code/editor/words.ts';

const columns = [
  { name: 'region', type: 'VARCHAR', kind: 'text' },
  { name: 'say "hi"', type: 'VARCHAR', kind: 'text' },
] as const;

function optionsAt(marked: string, packages: readonly string[] = []) {
  const at = marked.indexOf('|');
  const state = EditorState.create({ doc: marked.replace('|', ''), extensions: [pythonLanguage] });
  const result = completePython(
    () => ({ columns, packages }),
    codeEditorWords.python,
  )(new CompletionContext(state, at, false));
  if (result instanceof Promise) throw new Error('It is made at once.');
  return result?.options ?? [];
}

const labelsAt = (marked: string, packages?: readonly string[]) =>
  optionsAt(marked, packages).map(({ label }) => label);

describe('a name in Python', () => {
  test('picks a column between the quotes, and closes what is open', () => {
    expect(labelsAt('columns["|')).toEqual(['region', 'say "hi"']);
    expect(labelsAt('columns["re|"]')).toContain('region');
    expect(labelsAt("for row in rows():\n    row['|']")).toContain('region');
  });

  test('is one that every run finds; of DataFrames only where pandas is', () => {
    expect(labelsAt('col|')).toEqual(['columns', 'rows', 'result', 'results']);
    expect(labelsAt('d|', ['pandas'])).toContain('df');
  });

  test('after import is a module that code may import', () => {
    expect(labelsAt('import sta|', ['numpy'])).toEqual(expect.arrayContaining(['statistics', 'numpy']));
    expect(labelsAt('import o|')).not.toContain('os');
  });

  test('is not suggested behind a point, in a text or in a comment', () => {
    expect(labelsAt('columns.co|')).toEqual([]);
    expect(labelsAt('x = "co|"')).toEqual([]);
    expect(labelsAt('# co|')).toEqual([]);
  });
});

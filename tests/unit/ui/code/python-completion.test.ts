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

const asked: string[][] = [];

async function optionsAt(marked: string, packages: readonly string[] = []) {
  const at = marked.indexOf('|');
  const state = EditorState.create({ doc: marked.replace('|', ''), extensions: [pythonLanguage] });
  const members = (code: string, expression: string) => {
    asked.push([code, expression]);
    return Promise.resolve([{ name: 'mean', kind: 'function', about: 'The mean.' }] as const);
  };
  const complete = completePython(() => ({ columns, packages, members }), codeEditorWords.python);
  const result = await complete(new CompletionContext(state, at, false));
  return result?.options ?? [];
}

async function labelsAt(marked: string, packages?: readonly string[]) {
  return (await optionsAt(marked, packages)).map(({ label }) => label);
}

describe('a name in Python', () => {
  test('picks a column between the quotes, and closes what is open', async () => {
    expect(await labelsAt('columns["|')).toEqual(['region', 'say "hi"']);
    expect(await labelsAt('columns["re|"]')).toContain('region');
    expect(await labelsAt("for row in rows():\n    row['|']")).toContain('region');
  });

  test('is one that every run finds; of DataFrames only where pandas is', async () => {
    expect(await labelsAt('col|')).toEqual(['columns', 'rows', 'result', 'results']);
    expect(await labelsAt('d|', ['pandas'])).toContain('df');
  });

  test('after import is a module that code may import', async () => {
    expect(await labelsAt('import sta|', ['numpy'])).toEqual(expect.arrayContaining(['statistics', 'numpy']));
    expect(await labelsAt('import o|')).not.toContain('os');
  });

  test('behind a point is what Python knows of what stands before it, and a column of the table', async () => {
    expect(await labelsAt('import statistics\nstatistics.me|')).toEqual(['mean']);
    expect(await labelsAt('x = 1\nif x:\n    y = values[0].up(3).m|\nz = 2')).toEqual(['mean']);
    expect(asked).toEqual([
      ['import statistics\npass', 'statistics'],
      ['x = 1\nif x:\n    pass\nz = 2', 'values[0].up(3)'],
    ]);
    expect(await labelsAt('df.|')).toEqual(['region', 'mean']);
  });

  test('is not suggested in a text or in a comment', async () => {
    expect(await labelsAt('x = "co|"')).toEqual([]);
    expect(await labelsAt('# co|')).toEqual([]);
  });
});

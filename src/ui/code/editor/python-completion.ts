import type { Completion, CompletionContext, CompletionSource } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { Column } from '../../../core/dataset.ts';
import { finishedBy } from './finished-by.ts';
import type { codeEditorWords } from './words.ts';

/** What a run finds. */
export interface PythonNames {
  readonly columns: readonly Column[];
  /** Importable beyond the standard library. */
  readonly packages: readonly string[];
}

const modules = [
  ...['bisect', 'calendar', 'collections', 'csv', 'dataclasses', 'datetime', 'decimal', 'difflib', 'enum'],
  ...['fractions', 'functools', 'heapq', 'itertools', 'json', 'math', 'numbers', 'operator', 'random', 're'],
  ...['statistics', 'string', 'textwrap', 'time', 'typing', 'unicodedata', 'zoneinfo'],
];

type GivenWords = (typeof codeEditorWords)['python'];

/** The names that every run finds. */
function givenNames(words: GivenWords): readonly Completion[] {
  return [
    { label: 'columns', ...words.columns, type: 'name' },
    { label: 'rows', ...words.rows, type: 'function', apply: 'rows()' },
    { label: 'result', ...words.result, type: 'name' },
    { label: 'results', ...words.results, type: 'name', apply: 'results = ' },
  ];
}

function givenWithPandas(words: GivenWords): readonly Completion[] {
  return [
    { label: 'df', detail: 'DataFrame', ...words.df, type: 'name' },
    { label: 'result_df', detail: 'DataFrame', ...words.resultDf, type: 'name' },
    { label: 'pd', detail: 'pandas', type: 'name' },
    { label: 'np', detail: 'numpy', type: 'name' },
  ];
}

/** Names of columns where one is picked, modules where one is imported, else the names that every run finds. */
export function completePython(names: () => PythonNames, words: GivenWords): CompletionSource {
  return (context) => {
    const picked = context.matchBefore(/[\w)\]]\[\s*(["'])(?:(?!\1)[^\n\\])*/);
    if (picked !== null) return columnPick(context, picked.text, names());
    const node = syntaxTree(context.state).resolveInner(context.pos, -1);
    if (/String|Comment/.test(node.name)) return null;
    const imported = context.matchBefore(/(?:^|\n)\s*(?:import|from)\s+\w*/);
    const typed = context.matchBefore(/\w*/)?.text ?? '';
    const from = context.pos - typed.length;
    if (imported !== null) return { from, options: moduleOptions(names()), validFor: /^\w*$/ };
    const isMember = context.state.sliceDoc(from - 1, from) === '.';
    if (isMember || (typed === '' && !context.explicit)) return null;
    const hasPandas = names().packages.includes('pandas');
    const options = [...givenNames(words), ...(hasPandas ? givenWithPandas(words) : [])];
    return { from, options: options.map((option) => ({ ...option, boost: 10 })), validFor: /^\w*$/ };
  };
}

function columnPick(context: CompletionContext, picked: string, { columns }: PythonNames) {
  const quote = /["']/.exec(picked)?.[0] ?? '"';
  const typed = picked.slice(picked.indexOf(quote) + 1);
  return {
    from: context.pos - typed.length,
    options: columns.map(({ name, type }) => ({
      label: name,
      detail: type,
      type: 'column',
      apply: finishedBy(name.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`), `${quote}]`),
    })),
    validFor: /^[^"'\n]*$/,
  };
}

function moduleOptions({ packages }: PythonNames): readonly Completion[] {
  return [...packages, ...modules].map((label) => ({ label, type: 'module' }));
}

import type { Completion, CompletionContext, CompletionSource } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { Column } from '../../../core/dataset.ts';
import { finishedBy } from './finished-by.ts';

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

const given: readonly Completion[] = [
  { label: 'columns', detail: 'by name', info: 'The values of a column, read when touched', type: 'name' },
  { label: 'rows', detail: 'each a dict', info: 'All rows', type: 'function', apply: 'rows()' },
  { label: 'result', detail: 'of the query', info: 'The rows of the query above', type: 'name' },
  {
    label: 'results',
    detail: 'given back',
    info: 'What the run gives back',
    type: 'name',
    apply: 'results = ',
  },
];

const givenWithPandas: readonly Completion[] = [
  { label: 'df', detail: 'DataFrame', info: 'The whole table', type: 'name' },
  { label: 'result_df', detail: 'DataFrame', info: 'The rows of the query', type: 'name' },
  { label: 'pd', detail: 'pandas', type: 'name' },
  { label: 'np', detail: 'numpy', type: 'name' },
];

/** Names of columns where one is picked, modules where one is imported, else the names that every run finds. */
export function completePython(names: () => PythonNames): CompletionSource {
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
    const options = [...given, ...(hasPandas ? givenWithPandas : [])];
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

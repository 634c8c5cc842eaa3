import type { Completion, CompletionContext, CompletionSource } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Column } from '../../../core/dataset.ts';
import type { PythonMember } from '../../../core/engine.ts';
import { finishedBy } from './finished-by.ts';
import type { codeEditorWords } from './words.ts';

/** What a run finds. */
export interface PythonNames {
  readonly columns: readonly Column[];
  /** Importable beyond the standard library. */
  readonly packages: readonly string[];
  /** What can stand behind an expression and a point in this code; empty where nobody knows. */
  readonly members: (code: string, expression: string) => Promise<readonly PythonMember[]>;
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
    if (isMember) return membersAt(context, from, names());
    if (typed === '' && !context.explicit) return null;
    const hasPandas = names().packages.includes('pandas');
    const options = [...givenNames(words), ...(hasPandas ? givenWithPandas(words) : [])];
    return { from, options: options.map((option) => ({ ...option, boost: 10 })), validFor: /^\w*$/ };
  };
}

/** Python itself is asked, if it is at hand; the columns of the table are known without. */
async function membersAt(context: CompletionContext, from: number, { columns, members }: PythonNames) {
  const owner = ownerOf(context.state, from - 1);
  if (owner === undefined) return null;
  const ofTable = owner === 'df' ? columns.filter(({ name }) => isName(name)) : [];
  const known = await members(codeAround(context.state, context.pos), owner);
  // Who went on elsewhere meanwhile wants no list here.
  if (context.view?.hasFocus === false) return null;
  const own = known.filter(({ name }) => !ofTable.some((column) => column.name === name));
  const options = [...ofTable.map(columnOption), ...own.map(memberOption)];
  return options.length === 0 ? null : { from, options, validFor: /^\w*$/ };
}

/** What stands before the point. */
function ownerOf(state: EditorState, point: number): string | undefined {
  const { parent } = syntaxTree(state).resolveInner(point, 1);
  const owner = parent?.name === 'MemberExpression' ? parent.firstChild : null;
  if (owner !== null && owner.to <= point) return state.sliceDoc(owner.from, owner.to);
  const { from } = state.doc.lineAt(point);
  return /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(state.sliceDoc(from, point))?.[0];
}

/** All but the line that is being written, which is not yet Python. */
function codeAround({ doc }: EditorState, pos: number): string {
  const line = doc.lineAt(pos);
  const margin = /^\s*/.exec(line.text)?.[0] ?? '';
  return `${doc.sliceString(0, line.from)}${margin}pass${doc.sliceString(line.to)}`;
}

function isName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
}

function columnOption({ name, type }: Column): Completion {
  return { label: name, detail: type, type: 'column', boost: 20 };
}

function memberOption({ name, kind, about }: PythonMember): Completion {
  const shown = { label: name, type: kind === 'property' ? 'name' : kind };
  return about === '' ? shown : { ...shown, info: about };
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

import { closeBrackets } from '@codemirror/autocomplete';
import { history, isolateHistory } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, search } from '@codemirror/search';
import { Annotation, EditorState, type Extension, type Transaction } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import type { Language } from '../language.ts';
import { colours } from './colours.ts';
import { completionList } from './completion-list.ts';
import { duckDb } from './duckdb-dialect.ts';
import { faults } from './fault.ts';
import { type EditorActions, keysOf } from './keys.ts';
import { completePython, type PythonNames } from './python-completion.ts';
import { completeSql, type SqlNames } from './sql-completion.ts';
import type { codeEditorWords } from './words.ts';

export interface EditorSetting {
  readonly words: typeof codeEditorWords;
  readonly label: string;
  readonly language: Language;
  readonly code: string;
  readonly placeholder: string | undefined;
  readonly describedBy: string | undefined;
  readonly actions: EditorActions;
  /** Asked with each completion. */
  readonly sqlNames: () => SqlNames;
  readonly pythonNames: () => PythonNames;
  readonly onChange: (code: string) => void;
  readonly onSelect: (hasSelection: boolean) => void;
}

export function openEditor(parent: HTMLElement, setting: EditorSetting): EditorView {
  const state = EditorState.create({ doc: setting.code, extensions: extensionsOf(setting) });
  return new EditorView({ parent, state });
}

function extensionsOf(setting: EditorSetting): Extension {
  const { words, label, language, describedBy, actions } = setting;
  const described = describedBy === undefined ? {} : { 'aria-describedby': describedBy };
  return [
    keysOf(actions),
    ...(language === 'sql' ? ofSql(setting) : ofPython(setting)),
    syntaxHighlighting(colours[language]),
    ...[lineNumbers(), highlightActiveLine(), highlightActiveLineGutter(), highlightSpecialChars()],
    ...[history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets()],
    ...[search({ top: true }), highlightSelectionMatches(), completionList, faults],
    EditorState.allowMultipleSelections.of(true),
    EditorState.phrases.of(words.phrases),
    indentUnit.of(language === 'sql' ? '  ' : '    '),
    EditorState.tabSize.of(4),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', ...described }),
    ...(setting.placeholder === undefined ? [] : [placeholder(setting.placeholder)]),
    EditorView.updateListener.of(({ docChanged, selectionSet, state, transactions }) => {
      if (transactions.some(isTyped)) setting.onChange(state.doc.toString());
      if (docChanged || selectionSet) setting.onSelect(!state.selection.main.empty);
    }),
  ];
}

/** On changes that come from outside of the editor, which need not be told there. */
const fromOutside = Annotation.define<boolean>();

function isTyped(change: Transaction): boolean {
  return change.docChanged && change.annotation(fromOutside) !== true;
}

/** A query may be broken anywhere; where the margin has a meaning, a line is not. */
function ofSql({ sqlNames, words }: EditorSetting): readonly Extension[] {
  return [
    duckDb.language,
    duckDb.language.data.of({ autocomplete: completeSql(sqlNames, words.sql) }),
    EditorView.lineWrapping,
  ];
}

function ofPython({ pythonNames, words }: EditorSetting): readonly Extension[] {
  const support = python();
  return [support, support.language.data.of({ autocomplete: completePython(pythonNames, words.python) })];
}

/** Makes the editor say something else, as one change that can be undone. */
export function replaceCode(view: EditorView, code: string): void {
  const before = view.state.doc.toString();
  if (before === code) return;
  const from = sharedStart(before, code);
  const end = sharedEnd(before.slice(from), code.slice(from));
  view.dispatch({
    changes: { from, to: before.length - end, insert: code.slice(from, code.length - end) },
    annotations: [isolateHistory.of('full'), fromOutside.of(true)],
  });
}

function sharedStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  for (let place = 0; place < most; place += 1) if (one[place] !== other[place]) return place;
  return most;
}

function sharedEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  for (let place = 0; place < most; place += 1) {
    if (one[one.length - 1 - place] !== other[other.length - 1 - place]) return place;
  }
  return most;
}

import type { EditorView } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { useWords } from '../../language/use-words.ts';
import type { Language } from '../language.ts';
import type { EditedText } from './edited-text.ts';
import { type Fault, showFault } from './fault.ts';
import type { EditorActions } from './keys.ts';
import { openEditor, replaceCode } from './open-editor.ts';
import { type CodePart, selectedLines, selectedPart, statementAtCaret } from './part.ts';
import type { PythonNames } from './python-completion.ts';
import type { SqlNames } from './sql-completion.ts';
import { codeEditorWords } from './words.ts';

export interface EditorHandle {
  /** What is selected; in SQL without a selection, the statement at the caret. */
  readonly part: () => CodePart | undefined;
  /** Selects a line (1-based) and brings the focus there. */
  readonly goToLine: (line: number) => void;
  readonly focus: () => void;
}

export interface SurfaceProps extends EditorActions {
  readonly ref?: Ref<EditorHandle> | undefined;
  readonly label: string;
  readonly language: Language;
  readonly text: EditedText;
  readonly placeholder?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly fault?: Fault | undefined;
  readonly sqlNames: SqlNames;
  readonly pythonNames: PythonNames;
  readonly onSelect: (hasSelection: boolean) => void;
}

/** CodeMirror, held by React: label and language are those that it was opened with. */
export default function EditorSurface(props: SurfaceProps) {
  const words = useWords(codeEditorWords);
  const { text, fault } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const newest = useRef(props);
  const said = useRef('');
  useLayoutEffect(() => {
    newest.current = props;
  });
  useLayoutEffect(() => {
    if (place.current === null) return undefined;
    const opened = open(place.current, newest, said, words);
    view.current = opened;
    return () => opened.destroy();
  }, [words]);
  useLayoutEffect(() => {
    const follow = () => {
      const code = text.read();
      if (view.current === null || code === said.current) return;
      said.current = code;
      replaceCode(view.current, code);
    };
    follow();
    return text.follow(follow);
  }, [text]);
  const { from, to, message } = fault ?? {};
  useEffect(() => {
    if (view.current === null) return;
    const isThere = from !== undefined && to !== undefined && message !== undefined;
    showFault(view.current, isThere ? { from, to, message } : undefined);
  }, [from, to, message]);
  useImperativeHandle(props.ref, () => handleOf(() => view.current, props.language), [props.language]);
  return <div ref={place} className="code-editor-surface" />;
}

interface Held<Value> {
  current: Value;
}

function open(
  place: HTMLElement,
  newest: Held<SurfaceProps>,
  said: Held<string>,
  words: typeof codeEditorWords,
): EditorView {
  const { text, label, language, placeholder, describedBy } = newest.current;
  const code = text.read();
  said.current = code;
  return openEditor(place, {
    ...{ words, label, language, code, placeholder, describedBy },
    actions: {
      run: () => newest.current.run(),
      runPart: () => newest.current.runPart(),
      format: () => newest.current.format?.(),
      stop: () => newest.current.stop(),
    },
    sqlNames: () => newest.current.sqlNames,
    pythonNames: () => newest.current.pythonNames,
    onChange: (changed) => {
      said.current = changed;
      newest.current.text.write(changed);
    },
    onSelect: (hasSelection) => newest.current.onSelect(hasSelection),
  });
}

function handleOf(view: () => EditorView | null, language: Language): EditorHandle {
  return {
    part() {
      const state = view()?.state;
      if (state === undefined) return undefined;
      if (language === 'python') return selectedLines(state);
      return selectedPart(state) ?? statementAtCaret(state);
    },
    goToLine(number) {
      const opened = view();
      if (opened === null) return;
      const { from, to } = opened.state.doc.line(Math.min(number, opened.state.doc.lines));
      opened.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      opened.focus();
    },
    focus: () => view()?.focus(),
  };
}

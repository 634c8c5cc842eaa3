import { type ReactNode, type Ref, useId, useRef, useState } from 'react';
import type { PythonStatus } from '../../core/engine.ts';
import type { PythonRun } from '../../state/console-run.ts';
import { useWords } from '../language/use-words.ts';
import { useStoreState, useStores } from '../stores-context.ts';
import { CodeEditor } from './code-editor.tsx';
import { EarlierCode } from './earlier-code.tsx';
import type { EditorHandle } from './editor/editor-surface.tsx';
import type { CodePart } from './editor/part.ts';
import { EditorHint } from './editor-hint.tsx';
import { EditorKeys } from './editor-keys.tsx';
import { faultOfPython, runOfText } from './fault-of-run.ts';
import { FormatButton } from './format-button.tsx';
import { languageNames } from './language.ts';
import { PythonEquipment } from './python-equipment.tsx';
import { PythonInputQuery } from './python-input-query.tsx';
import { PythonNames } from './python-names.tsx';
import { PythonOutcomeView } from './python-outcome.tsx';
import { PythonSettings } from './python-settings.tsx';
import { RunBar } from './run-bar.tsx';
import { useEditedText } from './use-edited-text.ts';
import { useFormat } from './use-format.ts';
import { codeOf, type Source, useActiveTable } from './use-source.ts';
import { codeWords } from './words.ts';

/** Python of one's own, over the rows of a query or the whole table. */
export function PythonConsole({
  source,
  children,
}: {
  readonly source: Source;
  readonly children: ReactNode;
}) {
  const words = useWords(codeWords).python;
  const { console } = useStores();
  const editor = useRef<EditorHandle>(null);
  const [hasSelection, setHasSelection] = useState(false);
  const table = useActiveTable()?.name;
  const status = usePythonStatus();
  const run = useStoreState('console', ({ pythonRun }) => runOf(pythonRun, source));
  const isEmpty = useStoreState('console', (state) => codeOf(state, source).python.trim() === '');
  const start = (part?: CodePart) => {
    const { python, inputSql } = codeOf(console.getState(), source);
    const code = part?.text ?? python;
    if (code.trim() === '') return;
    const place = part && { whole: python, from: part.from, line: part.line };
    void console.getState().runPython({ source: source.id, code, inputSql, activeTable: table, place });
  };
  const format = useFormat(source, 'python');
  const startPart = () => start(editor.current?.part());
  const stop = () => {
    if (console.getState().pythonRun?.outcome.state !== 'running') return false;
    console.getState().stop('python');
    return true;
  };
  return (
    <section className="console" aria-label={words.console}>
      <PythonInputQuery source={source} table={table} onRun={start} onStop={stop} />
      <PythonEditor
        ref={editor}
        source={source}
        run={start}
        runPart={startPart}
        format={format}
        stop={stop}
        onSelect={setHasSelection}
      />
      <RunBar
        isRunning={run?.outcome.state === 'running'}
        isDisabled={isEmpty}
        hasSelection={hasSelection}
        onRun={start}
        onRunPart={startPart}
        onStop={stop}
      >
        <FormatButton isDisabled={isEmpty} onFormat={format} />
        <EditorKeys />
        <PythonSettings />
      </RunBar>
      {children}
      <PythonEquipment status={status} />
      <EarlierCode source={source} language="python" run={run} />
      {run === null ? (
        <PythonNames hasTable={table !== undefined} packages={status.packages} />
      ) : (
        <PythonOutcomeView run={run} status={status} goToLine={(line) => editor.current?.goToLine(line)} />
      )}
    </section>
  );
}

function runOf(run: PythonRun | null, source: Source): PythonRun | null {
  return run?.source === source.id || run?.outcome.state === 'running' ? run : null;
}

/** Of the interpreter that the next run goes to. */
function usePythonStatus(): PythonStatus {
  const fresh = useStoreState('engines', (state) => state.python);
  const kept = useStoreState('console', (state) => state.keptStatus);
  return useStoreState('console', (state) => state.keepsVariables) ? kept : fresh;
}

interface PythonEditorProps {
  readonly ref: Ref<EditorHandle>;
  readonly source: Source;
  readonly run: () => void;
  readonly runPart: () => void;
  readonly format: () => void;
  readonly stop: () => boolean;
  readonly onSelect: (hasSelection: boolean) => void;
}

function PythonEditor({ source, ...keys }: PythonEditorProps) {
  const words = useWords(codeWords).python;
  const id = useId();
  const text = useEditedText(source, 'python');
  const run = useStoreState('console', (state) =>
    runOfText(state.pythonRun, source.id, codeOf(state, source).python),
  );
  return (
    <>
      <CodeEditor
        label={languageNames.python}
        language="python"
        text={text}
        fault={faultOfPython(run)}
        placeholder={words.placeholder}
        describedBy={id}
        {...keys}
      />
      <EditorHint id={id} />
    </>
  );
}

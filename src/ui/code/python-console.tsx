import { useId } from 'react';
import type { PythonStatus } from '../../core/engine.ts';
import type { PythonRun } from '../../state/console-run.ts';
import { useStoreState, useStores } from '../stores-context.ts';
import { CodeEditor } from './code-editor.tsx';
import { PythonEquipment } from './python-equipment.tsx';
import { PythonInputQuery } from './python-input-query.tsx';
import { PythonNames } from './python-names.tsx';
import { PythonOutcomeView } from './python-outcome.tsx';
import { PythonSettings } from './python-settings.tsx';
import { RunBar } from './run-bar.tsx';
import { codeOf, type Source, useActiveTable, useCode } from './use-source.ts';

/** Python of one's own, over the rows of a query or the whole table. */
export function PythonConsole({ source }: { readonly source: Source }) {
  const { console } = useStores();
  const editorId = useId();
  const table = useActiveTable()?.name;
  const status = usePythonStatus();
  const run = useStoreState('console', ({ pythonRun }) => runOf(pythonRun, source));
  const isEmpty = useStoreState('console', (state) => codeOf(state, source).python.trim() === '');
  const runNow = () => {
    const { python: code, inputSql } = codeOf(console.getState(), source);
    if (code.trim() === '') return;
    void console.getState().runPython({ source: source.id, code, inputSql, activeTable: table });
  };
  const stop = () => {
    if (console.getState().pythonRun?.outcome.state !== 'running') return false;
    console.getState().stop('python');
    return true;
  };
  return (
    <section className="console" aria-label="Python console">
      <PythonInputQuery source={source} table={table} onRun={runNow} onStop={stop} />
      <PythonEditor id={editorId} source={source} onRun={runNow} onStop={stop} />
      <RunBar isRunning={run?.outcome.state === 'running'} isDisabled={isEmpty} onRun={runNow} onStop={stop}>
        <PythonSettings />
      </RunBar>
      <PythonEquipment status={status} />
      {run === null ? (
        <PythonNames hasTable={table !== undefined} packages={status.packages} />
      ) : (
        <PythonOutcomeView run={run} status={status} editorId={editorId} />
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
  readonly id: string;
  readonly source: Source;
  readonly onRun: () => void;
  readonly onStop: () => boolean;
}

function PythonEditor({ id, source, onRun, onStop }: PythonEditorProps) {
  const { console } = useStores();
  const code = useCode(source, 'python');
  const badLine = useStoreState('console', ({ pythonRun }) => badLineOf(pythonRun, code));
  return (
    <>
      <CodeEditor
        id={id}
        label="Python"
        language="python"
        code={code}
        badLine={badLine}
        placeholder="Python over the rows above"
        describedBy={`${id}-keys`}
        onChange={(changed) => console.getState().edit(source.id, { python: changed })}
        onRun={onRun}
        onStop={onStop}
      />
      <p id={`${id}-keys`} className="unseen">
        Tab indents. Press Escape, then Tab, to leave the editor.
      </p>
    </>
  );
}

/** As long as the code is still the code that failed. */
function badLineOf(run: PythonRun | null, code: string): number | undefined {
  return run?.outcome.state === 'failed' && run.code === code ? run.outcome.failure.line : undefined;
}

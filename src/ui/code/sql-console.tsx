import { type ReactNode, type Ref, useId, useMemo, useRef, useState } from 'react';
import type { ResultSet } from '../../core/result-set.ts';
import type { SqlRun } from '../../state/console-run.ts';
import { columnViews } from '../findings/cell-view.ts';
import { formatDuration } from '../format.ts';
import { ResultTable } from '../results/result-table.tsx';
import { useStoreState, useStores } from '../stores-context.ts';
import { CodeEditor } from './code-editor.tsx';
import type { EditorHandle } from './editor/editor-surface.tsx';
import type { CodePart } from './editor/part.ts';
import { EditorHint } from './editor-hint.tsx';
import { EditorKeys } from './editor-keys.tsx';
import { Elapsed } from './elapsed.tsx';
import { faultOfSql } from './fault-of-run.ts';
import { FormatButton } from './format-button.tsx';
import { RunBar } from './run-bar.tsx';
import { useFormat } from './use-format.ts';
import { codeOf, type Source, useActiveTable, useCode } from './use-source.ts';

/** SQL of one's own, run in the same jail as the analyst's. */
export function SqlConsole({ source, children }: { readonly source: Source; readonly children: ReactNode }) {
  const { console } = useStores();
  const editor = useRef<EditorHandle>(null);
  const [hasSelection, setHasSelection] = useState(false);
  const table = useActiveTable()?.name;
  const run = useStoreState('console', ({ sqlRun }) => runOf(sqlRun, source));
  const isEmpty = useStoreState('console', (state) => codeOf(state, source).sql.trim() === '');
  const isRunning = run?.outcome.state === 'running';
  const start = (part?: CodePart) => {
    const { sql } = codeOf(console.getState(), source);
    const code = part?.text ?? sql;
    if (table === undefined || code.trim() === '') return;
    const place = part && { whole: sql, from: part.from, line: part.line };
    void console.getState().runSql({ source: source.id, sql: code, activeTable: table, place });
  };
  const startPart = () => start(editor.current?.part());
  const stop = () => console.getState().stop('sql');
  const format = useFormat(source, 'sql');
  return (
    <section className="console" aria-label="SQL console">
      <SqlEditor
        ref={editor}
        source={source}
        run={start}
        runPart={startPart}
        format={format}
        onSelect={setHasSelection}
      />
      <RunBar
        isRunning={isRunning}
        isDisabled={table === undefined || isEmpty}
        hasSelection={hasSelection}
        onRun={start}
        onRunPart={startPart}
        onStop={stop}
      >
        <FormatButton isDisabled={isEmpty} onFormat={format} />
        <EditorKeys language="sql" />
        {table === undefined && <span className="label">Open a file to run SQL on it.</span>}
      </RunBar>
      {children}
      {run !== null && <Outcome run={run} />}
    </section>
  );
}

/** A run that goes on is shown wherever the user looks; what came of one, beside its own code. */
function runOf(run: SqlRun | null, source: Source): SqlRun | null {
  return run?.source === source.id || run?.outcome.state === 'running' ? run : null;
}

interface SqlEditorProps {
  readonly ref: Ref<EditorHandle>;
  readonly source: Source;
  readonly run: () => void;
  readonly runPart: () => void;
  readonly format: () => void;
  readonly onSelect: (hasSelection: boolean) => void;
}

function SqlEditor({ source, ...keys }: SqlEditorProps) {
  const { console } = useStores();
  const id = useId();
  const sql = useCode(source, 'sql');
  const run = useStoreState('console', ({ sqlRun }) => (sqlRun?.source === source.id ? sqlRun : null));
  const stop = () => {
    const { sqlRun, stop: stopRun } = console.getState();
    if (sqlRun?.outcome.state !== 'running') return false;
    stopRun('sql');
    return true;
  };
  return (
    <>
      <CodeEditor
        label="SQL"
        language="sql"
        code={sql}
        placeholder="SELECT … FROM …"
        describedBy={id}
        fault={faultOfSql(run, sql)}
        stop={stop}
        onChange={(changed) => console.getState().edit(source.id, { sql: changed })}
        {...keys}
      />
      <EditorHint id={id} />
    </>
  );
}

function Outcome({ run }: { readonly run: SqlRun }) {
  const { outcome } = run;
  switch (outcome.state) {
    case 'running':
      return (
        <p className="console-note is-late">
          Running · <Elapsed since={run.startedAt} />
        </p>
      );
    case 'stopped':
      return (
        <p className="console-note" role="status">
          {`Stopped after ${formatDuration(outcome.elapsedMs)}.`}
        </p>
      );
    case 'done':
      return <Rows run={run} result={outcome.result} />;
    case 'failed':
      return (
        <div className="console-failure" role="alert">
          <p>{outcome.message}</p>
          {isSeveral(run.sql, outcome.message) && (
            <p>
              These are several statements. Run one at a time: select it, or put the caret in it and press
              Ctrl or ⌘ Shift Enter.
            </p>
          )}
          {outcome.position !== undefined && (
            <p className="label">{placeWords(run.place.whole, run.place.from + outcome.position)}</p>
          )}
        </div>
      );
  }
}

function isSeveral(sql: string, message: string): boolean {
  return /at or near ";"|multiple statements/i.test(message) && /;\s*\S/.test(sql);
}

/** 1-based, as editors count. */
function placeWords(code: string, position: number): string {
  const before = code.slice(0, position).split('\n');
  return `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** All rows of the query, not only the first that came with it. */
function Rows({ run, result }: { readonly run: SqlRun; readonly result: ResultSet }) {
  const views = useMemo(() => columnViews(result), [result]);
  const known = useMemo(
    () => ({ ...result, key: `console ${run.startedAt}`, sql: run.sql }),
    [result, run.startedAt, run.sql],
  );
  return (
    <>
      <p className="console-note unseen" role="status">
        {`Done in ${formatDuration(result.elapsedMs)}.`}
      </p>
      <ResultTable
        known={known}
        label="Result of your query"
        name="query result"
        views={views}
        cell={null}
        facts={formatDuration(result.elapsedMs)}
      />
    </>
  );
}

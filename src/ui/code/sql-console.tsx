import { type ReactNode, type Ref, useId, useMemo, useRef, useState } from 'react';
import type { ResultSet } from '../../core/result-set.ts';
import type { SqlRun } from '../../state/console-run.ts';
import { columnViews } from '../findings/cell-view.ts';
import { formatDuration } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { ResultTable } from '../results/result-table.tsx';
import { useStoreState, useStores } from '../stores-context.ts';
import { CodeEditor } from './code-editor.tsx';
import { EarlierCode } from './earlier-code.tsx';
import type { EditorHandle } from './editor/editor-surface.tsx';
import type { CodePart } from './editor/part.ts';
import { EditorHint } from './editor-hint.tsx';
import { EditorKeys } from './editor-keys.tsx';
import { Elapsed } from './elapsed.tsx';
import { faultOfSql, runOfText } from './fault-of-run.ts';
import { FormatButton } from './format-button.tsx';
import { languageNames } from './language.ts';
import { RunBar } from './run-bar.tsx';
import { useEditedText } from './use-edited-text.ts';
import { useFormat } from './use-format.ts';
import { codeOf, type Source, useActiveTable } from './use-source.ts';
import { codeWords } from './words.ts';

/** SQL of one's own, run in the same jail as the analyst's. */
export function SqlConsole({ source, children }: { readonly source: Source; readonly children: ReactNode }) {
  const words = useWords(codeWords).sql;
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
    <section className="console" aria-label={words.console}>
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
        <EditorKeys />
        {table === undefined && <span className="label">{words.needsFile}</span>}
      </RunBar>
      {children}
      <EarlierCode source={source} language="sql" run={run} />
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

/** Shows the shape of a query where there is none. */
const example = 'SELECT … FROM …';

function SqlEditor({ source, ...keys }: SqlEditorProps) {
  const { console } = useStores();
  const id = useId();
  const text = useEditedText(source, 'sql');
  const run = useStoreState('console', (state) =>
    runOfText(state.sqlRun, source.id, codeOf(state, source).sql),
  );
  const stop = () => {
    const { sqlRun, stop: stopRun } = console.getState();
    if (sqlRun?.outcome.state !== 'running') return false;
    stopRun('sql');
    return true;
  };
  return (
    <>
      <CodeEditor
        label={languageNames.sql}
        language="sql"
        text={text}
        placeholder={example}
        describedBy={id}
        fault={faultOfSql(run)}
        stop={stop}
        {...keys}
      />
      <EditorHint id={id} />
    </>
  );
}

function Outcome({ run }: { readonly run: SqlRun }) {
  const words = useWords(codeWords);
  const { outcome } = run;
  switch (outcome.state) {
    case 'running':
      return (
        <p className="console-note is-late">
          {words.outcome.running} · <Elapsed since={run.startedAt} />
        </p>
      );
    case 'stopped':
      return (
        <p className="console-note" role="status">
          {words.outcome.stopped(formatDuration(outcome.elapsedMs))}
        </p>
      );
    case 'done':
      return <Rows run={run} result={outcome.result} />;
    case 'failed':
      return (
        <div className="console-failure" role="alert">
          <p>{outcome.message}</p>
          {isSeveral(run.sql, outcome.message) && <p>{words.sql.several}</p>}
          {outcome.position !== undefined && (
            <p className="label">
              {words.sql.place(...placeIn(run.place.whole, run.place.from + outcome.position))}
            </p>
          )}
        </div>
      );
  }
}

function isSeveral(sql: string, message: string): boolean {
  return /at or near ";"|multiple statements/i.test(message) && /;\s*\S/.test(sql);
}

/** 1-based, as editors count. */
function placeIn(code: string, position: number): readonly [line: number, column: number] {
  const before = code.slice(0, position).split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}

/** All rows of the query, not only the first that came with it. */
function Rows({ run, result }: { readonly run: SqlRun; readonly result: ResultSet }) {
  const words = useWords(codeWords).sql;
  const views = useMemo(() => columnViews(result), [result]);
  const known = useMemo(
    () => ({ ...result, key: `console ${run.startedAt}`, sql: run.sql }),
    [result, run.startedAt, run.sql],
  );
  return (
    <>
      <p className="console-note unseen" role="status">
        {words.done(formatDuration(result.elapsedMs))}
      </p>
      <ResultTable
        known={known}
        label={words.result}
        name="query result"
        views={views}
        cell={null}
        facts={formatDuration(result.elapsedMs)}
      />
    </>
  );
}

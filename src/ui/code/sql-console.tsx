import type { ResultSet } from '../../core/result-set.ts';
import type { SqlRun } from '../../state/console-run.ts';
import { columnViews } from '../findings/cell-view.ts';
import { counted, formatDuration } from '../format.ts';
import { TableActions } from '../results/table-actions.tsx';
import { VirtualTable } from '../results/virtual-table.tsx';
import { useStoreState, useStores } from '../stores-context.ts';
import { CodeEditor } from './code-editor.tsx';
import { wordAt } from './code-lines.ts';
import { Elapsed } from './elapsed.tsx';
import { RunBar } from './run-bar.tsx';
import { codeOf, type Source, useActiveTable, useCode } from './use-source.ts';

/** SQL of one's own, run in the same jail as the analyst's. */
export function SqlConsole({ source }: { readonly source: Source }) {
  const { console } = useStores();
  const table = useActiveTable()?.name;
  const run = useStoreState('console', ({ sqlRun }) => runOf(sqlRun, source));
  const isEmpty = useStoreState('console', (state) => codeOf(state, source).sql.trim() === '');
  const isRunning = run?.outcome.state === 'running';
  const runNow = () => {
    const { sql } = codeOf(console.getState(), source);
    if (table !== undefined && sql.trim() !== '') void console.getState().runSql(source.id, sql, table);
  };
  const stop = () => console.getState().stop('sql');
  return (
    <section className="console" aria-label="SQL console">
      <SqlEditor source={source} onRun={runNow} />
      <RunBar isRunning={isRunning} isDisabled={table === undefined || isEmpty} onRun={runNow} onStop={stop}>
        <span className="label">
          {table === undefined ? 'Open a file to run SQL on it.' : 'Ctrl or ⌘ Enter · reads only'}
        </span>
      </RunBar>
      {run !== null && <Outcome run={run} />}
    </section>
  );
}

/** A run that goes on is shown wherever the user looks; what came of one, beside its own code. */
function runOf(run: SqlRun | null, source: Source): SqlRun | null {
  return run?.source === source.id || run?.outcome.state === 'running' ? run : null;
}

function SqlEditor({ source, onRun }: { readonly source: Source; readonly onRun: () => void }) {
  const { console } = useStores();
  const sql = useCode(source, 'sql');
  const position = useStoreState('console', ({ sqlRun }) => positionOf(sqlRun, sql));
  const stop = () => {
    const { sqlRun, stop: stopRun } = console.getState();
    if (sqlRun?.outcome.state !== 'running') return false;
    stopRun('sql');
    return true;
  };
  return (
    <CodeEditor
      label="SQL"
      language="sql"
      code={sql}
      mark={position === undefined ? undefined : wordAt(sql, position)}
      onChange={(changed) => console.getState().edit(source.id, { sql: changed })}
      onRun={onRun}
      onStop={stop}
    />
  );
}

/** Where the engine points, as long as the query is still the one that it refused. */
function positionOf(run: SqlRun | null, sql: string): number | undefined {
  return run?.outcome.state === 'failed' && run.sql === sql ? run.outcome.position : undefined;
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
      return <Rows result={outcome.result} />;
    case 'failed':
      return (
        <div className="console-failure" role="alert">
          <p>{outcome.message}</p>
          {outcome.position !== undefined && <p className="label">{placeWords(run.sql, outcome.position)}</p>}
        </div>
      );
  }
}

/** 1-based, as editors count. */
function placeWords(code: string, position: number): string {
  const before = code.slice(0, position).split('\n');
  return `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function Rows({ result }: { readonly result: ResultSet }) {
  const rows = counted(result.rows.length, 'row');
  return (
    <>
      <div className="console-table-head">
        <p className="console-note digits" role="status">
          {`${result.truncated ? `The first ${rows}; there are more` : rows} · ${formatDuration(result.elapsedMs)}`}
        </p>
        <TableActions table={result} name="query result" />
      </div>
      <VirtualTable label="Result of your query" views={columnViews(result)} rows={result.rows} cell={null} />
    </>
  );
}

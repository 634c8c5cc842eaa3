import { useState } from 'react';
import { quoteIdentifier } from '../../core/dataset.ts';
import type { ResultSet } from '../../core/result-set.ts';
import type { ConsoleRun } from '../../state/console.ts';
import { columnViews } from '../findings/cell-view.ts';
import { counted, formatDuration } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { VirtualTable } from '../results/virtual-table.tsx';
import { useStoreState } from '../stores-context.ts';
import { SqlEditor } from './sql-editor.tsx';

/** SQL of one's own, run in the same jail as the analyst's. */
export function SqlConsole({ initial }: { readonly initial: string | undefined }) {
  const table = useStoreState('datasets', (state) => {
    const active = state.datasets.find((open) => open.dataset.id === state.activeId);
    return active?.dataset.tables[0]?.name;
  });
  const run = useStoreState('console', (state) => state.run);
  const start = useStoreState('console', (state) => state.start);
  const stop = useStoreState('console', (state) => state.stop);
  const [sql, setSql] = useState(initial ?? firstQuery(table));
  const isRunning = run?.outcome.state === 'running';
  const isOff = table === undefined;
  const runNow = () => {
    if (!isOff && sql.trim() !== '') void start(sql, table);
  };
  return (
    <section className="sql-console" aria-label="SQL console">
      <SqlEditor sql={sql} position={positionOf(run, sql)} onChange={setSql} onRun={runNow} />
      <div className="sql-actions">
        {isRunning ? (
          <Button onClick={stop}>Stop</Button>
        ) : (
          <Button look="primary" disabled={isOff || sql.trim() === ''} onClick={runNow}>
            Run
          </Button>
        )}
        <span className="label">
          {isOff ? 'Open a file to run SQL on it.' : 'Ctrl or ⌘ Enter · reads only'}
        </span>
      </div>
      {run !== null && <Outcome run={run} />}
    </section>
  );
}

function firstQuery(table: string | undefined): string {
  return table === undefined ? '' : `SELECT *\nFROM ${quoteIdentifier(table)}\nLIMIT 100`;
}

/** Where the engine points, as long as the query is still the one that it refused. */
function positionOf(run: ConsoleRun | null, sql: string): number | undefined {
  return run?.outcome.state === 'failed' && run.sql === sql ? run.outcome.position : undefined;
}

function Outcome({ run }: { readonly run: ConsoleRun }) {
  const { outcome } = run;
  switch (outcome.state) {
    case 'running':
      return <p className="sql-note is-late">Running</p>;
    case 'stopped':
      return <p className="sql-note">Stopped.</p>;
    case 'done':
      return <Rows result={outcome.result} />;
    case 'failed':
      return (
        <div className="sql-failure" role="alert">
          <p>{outcome.message}</p>
          {outcome.position !== undefined && <p className="label">{placeWords(run.sql, outcome.position)}</p>}
        </div>
      );
  }
}

function placeWords(sql: string, position: number): string {
  const before = sql.slice(0, position).split('\n');
  return `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function Rows({ result }: { readonly result: ResultSet }) {
  const rows = counted(result.rows.length, 'row');
  return (
    <>
      <p className="sql-note digits">
        {`${result.truncated ? `The first ${rows}; there are more` : rows} · ${formatDuration(result.elapsedMs)}`}
      </p>
      <VirtualTable label="Result of your query" views={columnViews(result)} rows={result.rows} cell={null} />
    </>
  );
}

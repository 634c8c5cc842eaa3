import { useEffect, useRef } from 'react';
import type { PythonResult, PythonStatus } from '../../core/engine.ts';
import type { PythonFailure, PythonRun } from '../../state/console-run.ts';
import { columnViews } from '../findings/cell-view.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { formatDuration, formatPercent } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { Printed } from '../results/printed.tsx';
import { PythonOutput } from '../results/python-output.tsx';
import { TableActions } from '../results/table-actions.tsx';
import { VirtualTable } from '../results/virtual-table.tsx';
import { Elapsed } from './elapsed.tsx';
import { badLineOf } from './fault-of-run.ts';
import { adviceFor } from './python-advice.ts';
import { codeWords } from './words.ts';

interface PythonOutcomeProps {
  readonly run: PythonRun;
  readonly status: PythonStatus;
  readonly goToLine: (line: number) => void;
}

/** What a run prints while it runs, and what came of it. */
export function PythonOutcomeView({ run, status, goToLine }: PythonOutcomeProps) {
  const words = useWords(codeWords);
  const { outcome, stdout } = run;
  switch (outcome.state) {
    case 'running':
      return (
        <>
          <p className="console-note is-late">
            {runningWords(status, words)} · <Elapsed since={run.startedAt} />
          </p>
          <Printed text={stdout} isRunning />
        </>
      );
    case 'stopped':
      return (
        <>
          <EndNote words={words.outcome.stopped(formatDuration(outcome.elapsedMs))} />
          <Printed text={stdout} />
        </>
      );
    case 'done':
      return <Done result={outcome.result} code={run.code} />;
    case 'failed':
      return (
        <>
          <Failure
            failure={outcome.failure}
            line={badLineOf(run)}
            packages={status.packages}
            goToLine={goToLine}
          />
          <Printed text={stdout} />
        </>
      );
  }
}

function runningWords(
  { state, progress, loading }: PythonStatus,
  { python, outcome }: Pick<typeof codeWords, 'python' | 'outcome'>,
): string {
  const percent = (part: number) => formatPercent(Math.round(part * 100) / 100);
  if (state === 'starting') return python.starting(percent(progress));
  if (loading !== undefined) return python.loading(loading.packages, percent(loading.progress));
  return outcome.running;
}

function EndNote({ words }: { readonly words: string }) {
  return (
    <p className="console-note digits" role="status">
      {words}
    </p>
  );
}

function Done({ result, code }: { readonly result: PythonResult; readonly code: string }) {
  const words = useWords(codeWords).python;
  const { table, elapsedMs } = result;
  return (
    <>
      <EndNote words={words.done(formatDuration(elapsedMs))} />
      <PythonOutput result={result} code={code} name="python result" />
      {table !== null && <ResultTable table={{ ...table, truncated: false }} />}
    </>
  );
}

function ResultTable({ table }: { readonly table: FindingTable }) {
  const words = useWords(codeWords).python;
  return (
    <>
      <div className="console-table-head">
        <h4 className="label">{words.rows(table.rows.length)}</h4>
        <TableActions table={table} name="python result" />
      </div>
      <VirtualTable label={words.result} views={columnViews(table)} rows={table.rows} cell={null} />
    </>
  );
}

interface FailureProps {
  readonly failure: PythonFailure;
  readonly packages: readonly string[];
  /** In the editor's text. */
  readonly line: number | undefined;
  readonly goToLine: (line: number) => void;
}

function Failure({ failure, line, packages, goToLine }: FailureProps) {
  const words = useWords(codeWords);
  const place = useRef<HTMLDivElement>(null);
  const { message, traceback } = failure;
  const advice = adviceFor(failure, packages, words.advice);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place} className="console-failure">
      <div role="alert">
        <p className="console-failure-message">{message}</p>
        {advice !== undefined && <p>{advice}</p>}
      </div>
      {line !== undefined && (
        <Button look="quiet" onClick={() => goToLine(line)}>
          {words.python.goToLine(line)}
        </Button>
      )}
      {traceback !== '' && (
        <details>
          <summary>{words.python.traceback}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long output is scrolled with the arrow keys */}
          <pre tabIndex={0}>{traceback}</pre>
        </details>
      )}
    </div>
  );
}

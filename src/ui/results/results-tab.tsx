import { SquareArrowOutUpRight } from 'lucide-react';
import type { Finding } from '../../core/finding.ts';
import { CodeBlock } from '../code/code-block.tsx';
import { columnViews } from '../findings/cell-view.ts';
import { FindingChoice } from '../findings/finding-choice.tsx';
import { columnFormats, type FindingTable, tableOf } from '../findings/finding-table.ts';
import { type SelectedFinding, useSelectedFinding } from '../findings/use-selected-finding.ts';
import { counted, formatDuration } from '../format.ts';
import { IconButton } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { useStoreState } from '../stores-context.ts';
import { PythonOutput } from './python-output.tsx';
import { TableActions } from './table-actions.tsx';
import { VirtualTable } from './virtual-table.tsx';
import './results-tab.css';

export default function ResultsTab() {
  const selected = useSelectedFinding();
  if (selected === undefined) {
    return (
      <Empty title="No results yet">
        <p>
          Ask a question. The rows that the answer rests on appear here; a click on a number leads to its
          cell.
        </p>
      </Empty>
    );
  }
  return <Result key={`${selected.turn.id} ${selected.finding.id}`} selected={selected} />;
}

function Result({ selected }: { readonly selected: SelectedFinding }) {
  const { turn, finding, cell } = selected;
  const table = tableOf(finding);
  return (
    <div className="results">
      <div className="results-head">
        <FindingChoice selected={selected} tab="results" />
        <details className="results-query" open={cell !== null}>
          <summary>{finding.language === 'sql' ? 'Query' : 'Python code'}</summary>
          <CodeBlock code={finding.code} language={finding.language} />
        </details>
        <Toolbar selected={selected} table={table} />
      </div>
      {finding.language === 'python' && (
        <PythonOutput result={finding.result} code={finding.code} name={finding.purpose} />
      )}
      {table !== null && (
        <VirtualTable
          label={finding.purpose}
          views={columnViews(table, columnFormats(turn, finding.id))}
          rows={table.rows}
          cell={cell}
        />
      )}
    </div>
  );
}

function Toolbar({
  selected,
  table,
}: {
  readonly selected: SelectedFinding;
  readonly table: FindingTable | null;
}) {
  const select = useStoreState('workspace', (state) => state.select);
  const { turn, finding } = selected;
  return (
    <div className="results-toolbar">
      <p className="label digits">{factsOf(finding, table)}</p>
      {table !== null && <TableActions table={table} name={turn.question} />}
      <IconButton
        label="Open in Code"
        icon={SquareArrowOutUpRight}
        onClick={() => select({ turnId: turn.id, findingId: finding.id, cell: null }, 'code')}
      />
    </div>
  );
}

function factsOf(finding: Finding, table: FindingTable | null): string {
  const time = formatDuration(finding.result.elapsedMs);
  if (table === null) return time;
  const rows = table.truncated
    ? `The first ${counted(table.rows.length, 'row')}; there are more`
    : counted(table.rows.length, 'row');
  return `${rows} · ${counted(table.columns.length, 'column')} · ${time}`;
}

import { SquareArrowOutUpRight } from 'lucide-react';
import { useMemo } from 'react';
import { CodeBlock } from '../code/code-block.tsx';
import { columnViews } from '../findings/cell-view.ts';
import { FindingChoice } from '../findings/finding-choice.tsx';
import { columnFormats, type FindingTable, tableOf } from '../findings/finding-table.ts';
import { type SelectedFinding, useSelectedFinding } from '../findings/use-selected-finding.ts';
import { formatDuration } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { useStoreState } from '../stores-context.ts';
import { knownResult } from './known-result.ts';
import { PythonOutput } from './python-output.tsx';
import { ResultTable } from './result-table.tsx';
import { resultsWords } from './words.ts';
import './results-tab.css';

export default function ResultsTab() {
  const selected = useSelectedFinding();
  const words = useWords(resultsWords).tab;
  if (selected === undefined) {
    return (
      <Empty title={words.emptyTitle}>
        <p>{words.empty}</p>
      </Empty>
    );
  }
  return <Result key={`${selected.turn.id} ${selected.finding.id}`} selected={selected} />;
}

function Result({ selected }: { readonly selected: SelectedFinding }) {
  const { turn, finding, cell } = selected;
  const words = useWords(resultsWords).tab;
  const table = useMemo(() => tableOf(finding), [finding]);
  return (
    <div className="results">
      <div className="results-head">
        <FindingChoice selected={selected} tab="results" />
        <details className="results-query" open={cell !== null}>
          <summary>{finding.language === 'sql' ? words.query : words.python}</summary>
          <CodeBlock code={finding.code} language={finding.language} />
        </details>
      </div>
      {finding.language === 'python' && (
        <PythonOutput result={finding.result} code={finding.code} name={finding.purpose} />
      )}
      {table === null ? (
        <div className="results-toolbar">
          <p className="label digits">{formatDuration(finding.result.elapsedMs)}</p>
          <OpenInCode selected={selected} />
        </div>
      ) : (
        <WholeTable selected={selected} table={table} name={turn.question} />
      )}
    </div>
  );
}

interface WholeTableProps {
  readonly selected: SelectedFinding;
  readonly table: FindingTable;
  readonly name: string;
}

function WholeTable({ selected, table, name }: WholeTableProps) {
  const { turn, finding, cell } = selected;
  const words = useWords(resultsWords).tab;
  const views = useMemo(() => columnViews(table, columnFormats(turn, finding.id)), [table, turn, finding.id]);
  const known = useMemo(() => knownResult(turn.id, finding, table), [turn.id, finding, table]);
  return (
    <ResultTable
      known={known}
      label={finding.purpose}
      name={name}
      views={views}
      cell={cell}
      facts={words.facts(table.columns.length, formatDuration(finding.result.elapsedMs))}
      actions={<OpenInCode selected={selected} />}
    />
  );
}

function OpenInCode({ selected: { turn, finding } }: { readonly selected: SelectedFinding }) {
  const words = useWords(resultsWords).tab;
  const select = useStoreState('workspace', (state) => state.select);
  return (
    <IconButton
      label={words.openInCode}
      icon={SquareArrowOutUpRight}
      onClick={() => select({ turnId: turn.id, findingId: finding.id, cell: null }, 'code')}
    />
  );
}

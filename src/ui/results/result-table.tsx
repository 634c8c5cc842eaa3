import { type ReactNode, useMemo, useState } from 'react';
import { type KnownResult, usualLook } from '../../state/results.ts';
import type { Selection } from '../../state/workspace.ts';
import type { ColumnView } from '../findings/cell-view.ts';
import { formatCount } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { Progress } from '../parts/progress.tsx';
import { useStoreState } from '../stores-context.ts';
import { type Problem, type ShownRows, useRowSource } from './rows/use-row-source.ts';
import { ColumnsMenu } from './table/columns-menu.tsx';
import { countWords } from './table/condition-words.ts';
import { CopyMenu } from './table/copy-menu.tsx';
import { DataTable } from './table/data-table.tsx';
import { ExportLine } from './table/export-line.tsx';
import { ExportMenu } from './table/export-menu.tsx';
import { LookBar } from './table/look-bar.tsx';
import { placeColumns } from './table/placed-columns.ts';
import { blockOf, isOne, type Selected } from './table/selection.ts';
import { useCopyCells } from './table/use-copy-cells.ts';
import { resultsTableWords } from './table/words.ts';
import { resultsWords } from './words.ts';
import './result-table.css';

interface ResultTableProps {
  readonly known: KnownResult;
  readonly label: string;
  /** For the names of files. */
  readonly name: string;
  readonly views: readonly ColumnView[];
  /** The cell to be shown and marked; `row` of the result. */
  readonly cell: Selection['cell'];
  /** Said beside the number of rows. */
  readonly facts: string;
  readonly actions?: ReactNode;
}

/** A whole result with all that can be done with it. */
export function ResultTable({ known, label, name, views, cell, facts, actions }: ResultTableProps) {
  const words = useWords(resultsWords).table;
  const tableWords = useWords(resultsTableWords);
  const look = useStoreState('results', (state) => state.looks[known.key] ?? usualLook);
  const change = useStoreState('results', (state) => state.look);
  const onLook = (changed: Parameters<typeof change>[1]) => change(known.key, changed);
  const shown = useRowSource(known, look.view);
  const { source, all } = shown;
  const [selected, setSelected] = useState<Selected | null>(null);
  const placed = useMemo(() => placeColumns(views, look, [], 0), [views, look]);
  const copy = useCopyCells(source, placed);
  const wholeBlock = { fromRow: 0, toRow: source.rowCount, fromColumn: 0, toColumn: placed.length };
  const isBlock = selected !== null && !isOne(selected);
  const { placeOf } = shown;
  const markedRow = cell === null ? undefined : placeOf(cell.row);
  const markedColumn = cell?.column;
  const marked = useMemo(
    () =>
      markedRow === undefined || markedColumn === undefined
        ? undefined
        : { row: markedRow, column: markedColumn },
    [markedRow, markedColumn],
  );
  return (
    <>
      <div className="table-tools">
        <div className="table-tools-line">
          <p className="label digits" role="status">
            {`${rowWords(known, shown, words, tableWords)} · ${facts}`}
          </p>
          <ColumnsMenu views={views} look={look} onLook={onLook} />
          <CopyMenu
            isSelection={isBlock}
            onCopy={(format) => void copy(isBlock ? blockOf(selected) : wholeBlock, format)}
          />
          <ExportMenu known={known} name={name} look={look} shown={source.rowCount} all={all} />
          {actions}
        </div>
        <LookBar views={views} look={look} onLook={onLook} />
        {shown.problem !== undefined && <ProblemWords problem={shown.problem} known={known} />}
        <ExportLine />
      </div>
      <div className="table-busy">{shown.isBusy && <Progress label={words.reading} />}</div>
      <DataTable
        label={label}
        views={views}
        source={source}
        head={known.rows}
        look={look}
        onLook={onLook}
        marked={marked}
        onSelect={setSelected}
        empty={
          look.view.conditions.length === 0 ? (
            <p>{words.noRows}</p>
          ) : (
            <>
              <p>{words.noneMeets}</p>
              <Button onClick={() => onLook({ view: { ...look.view, conditions: [] } })}>
                {words.removeFilters}
              </Button>
            </>
          )
        }
      />
    </>
  );
}

function rowWords(
  known: KnownResult,
  { source, all, isBusy }: ShownRows,
  words: (typeof resultsWords)['table'],
  tableWords: typeof resultsTableWords,
): string {
  if (all !== undefined) return countWords(source.rowCount, all, tableWords);
  const first = formatCount(known.rows.length);
  return isBusy ? words.firstCounting(first) : words.first(first);
}

function ProblemWords({ problem, known }: { readonly problem: Problem; readonly known: KnownResult }) {
  const words = useWords(resultsWords).table;
  const first = formatCount(known.rows.length);
  switch (problem.kind) {
    case 'only-first':
      return <p className="table-problem">{words.onlyFirst(first, problem.reason)}</p>;
    case 'cut':
      return <p className="table-problem">{words.cut(formatCount(problem.rowCount))}</p>;
    case 'differs':
      return (
        <p className="table-problem">
          {problem.showsNow ? words.ofNow : words.ofThen(first)}
          <button type="button" className="link" onClick={problem.toggle}>
            {problem.showsNow ? words.showThen : words.showNow}
          </button>
        </p>
      );
  }
}

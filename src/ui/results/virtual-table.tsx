import { useMemo, useState } from 'react';
import type { Cell } from '../../core/cell.ts';
import { type TableLook, usualLook } from '../../state/results.ts';
import type { ColumnView } from '../findings/cell-view.ts';
import { useWords } from '../language/use-words.ts';
import { inPageRows } from './rows/in-page-rows.ts';
import { DataTable } from './table/data-table.tsx';
import { resultsWords } from './words.ts';

interface VirtualTableProps {
  readonly label: string;
  readonly views: readonly ColumnView[];
  readonly rows: readonly (readonly Cell[])[];
  /** Those who show a result of an answer mark its cells elsewhere. */
  readonly cell?: null;
}

/** Rows that the page has, with all that a table can do. */
export function VirtualTable({ label, views, rows }: VirtualTableProps) {
  const words = useWords(resultsWords).table;
  const [look, setLook] = useState<TableLook>(usualLook);
  const columns = useMemo(() => views.map(({ column }) => column), [views]);
  const source = useMemo(() => inPageRows(columns, rows, look.view), [columns, rows, look.view]);
  return (
    <DataTable
      label={label}
      views={views}
      source={source}
      head={rows}
      look={look}
      onLook={(change) => setLook({ ...look, ...change })}
      empty={<p>{words.noRowsHere}</p>}
    />
  );
}

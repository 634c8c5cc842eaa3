import type { Cell } from '../../core/cell.ts';
import { formatCell } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import type { ColumnView } from './cell-view.ts';
import { findingsWords } from './words.ts';
import './plain-table.css';

interface PlainTableProps {
  readonly label: string;
  readonly views: readonly ColumnView[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A few rows, all of them drawn. */
export function PlainTable({ label, views, rows }: PlainTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the arrow keys
    <div className="plain-table" tabIndex={0}>
      <table aria-label={label}>
        <thead>
          <tr>
            {views.map(({ column, isNumber, index }) => (
              <th key={index} scope="col" className={isNumber ? 'is-number' : ''}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a result have no name but their place
            <tr key={place}>
              {views.map((view) => (
                <BodyCell key={view.index} cell={row[view.index] ?? null} view={view} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BodyCell({ cell, view }: { readonly cell: Cell; readonly view: ColumnView }) {
  const { missing } = useWords(findingsWords);
  return (
    <td className={view.isNumber ? 'is-number' : ''} title={cell === null ? missing : exactText(cell)}>
      {cell === null ? <NoValue /> : formatCell(cell, view.style)}
    </td>
  );
}

/** What a cell holds, as the engine gave it. */
export function exactText(cell: Cell): string {
  if (cell === null) return '(missing)';
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

export function NoValue() {
  const { missing } = useWords(findingsWords);
  return (
    <span className="no-value">
      <span aria-hidden="true">–</span>
      <span className="unseen">{missing}</span>
    </span>
  );
}

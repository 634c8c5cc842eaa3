import { memo } from 'react';
import type { Cell } from '../../../core/cell.ts';
import { exactText, NoValue } from '../../findings/plain-table.tsx';
import { formatCell } from '../../format.ts';
import { useWords } from '../../language/use-words.ts';
import type { Row } from '../rows/row-source.ts';
import type { DrawnColumns, PlacedColumn } from './placed-columns.ts';
import type { Block } from './selection.ts';
import { resultsTableWords } from './words.ts';

interface BodyRowProps {
  /** Of the grid; cells are named after it. */
  readonly gridId: string;
  /** From 0, in the order that is shown. */
  readonly place: number;
  readonly row: Row | undefined;
  readonly columns: DrawnColumns;
  /** Places of the columns among all that are shown. */
  readonly placeOf: ReadonlyMap<PlacedColumn, number>;
  /** Columns selected in this row, from and behind the last; -1 where none are. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  /** The column whose cell the keys act on. */
  readonly activeColumn: number;
  /** The column whose cell an answer rests on. */
  readonly markedColumn: string | undefined;
}

/** One row. Drawn anew only when something of it changes, or the language in which numbers are written. */
export const BodyRow = memo(function BodyRow(props: BodyRowProps) {
  useWords(resultsTableWords);
  const { place, columns } = props;
  return (
    <tr aria-rowindex={place + 2} data-row={place}>
      {columns.pinned.map((placed) => (
        <BodyCell key={placed.view.index} placed={placed} {...props} />
      ))}
      {columns.gapBefore > 0 && <td className="gap" aria-hidden="true" />}
      {columns.others.map((placed) => (
        <BodyCell key={placed.view.index} placed={placed} {...props} />
      ))}
      {columns.gapAfter > 0 && <td className="gap" aria-hidden="true" />}
    </tr>
  );
});

function BodyCell({ placed, ...props }: BodyRowProps & { readonly placed: PlacedColumn }) {
  const { view } = placed;
  const column = props.placeOf.get(placed) ?? 0;
  const isSelected = column >= props.selectedFrom && column < props.selectedTo;
  const isActive = column === props.activeColumn;
  const isMarked = props.markedColumn === view.column.name;
  const value = props.row?.[view.index] ?? null;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid a td is a gridcell
    <td
      id={cellId(props.gridId, props.place, column)}
      data-column={column}
      aria-colindex={column + 1}
      aria-selected={isSelected}
      aria-current={isMarked ? 'true' : undefined}
      className={classesOf({
        isNumber: view.isNumber,
        isPinned: placed.isPinned,
        isSelected,
        isActive,
        isMarked,
      })}
      style={placed.isPinned ? { left: placed.left } : undefined}
      title={props.row === undefined ? undefined : exactText(value)}
    >
      {props.row === undefined ? <span className="coming" /> : written(value, view.style)}
    </td>
  );
}

function written(value: Cell, style: PlacedColumn['view']['style']) {
  return value === null ? <NoValue /> : formatCell(value, style);
}

export function cellId(gridId: string, row: number, column: number): string {
  return `${gridId}-${row}-${column}`;
}

interface CellSigns {
  readonly isNumber: boolean;
  readonly isPinned: boolean;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly isMarked: boolean;
}

function classesOf(is: CellSigns): string {
  return [
    is.isNumber && 'is-number',
    is.isPinned && 'is-pinned',
    is.isSelected && 'is-selected',
    is.isActive && 'is-active',
    is.isMarked && 'is-marked',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Columns of a row that lie in a block. */
export function columnsIn(block: Block | undefined, row: number): { from: number; to: number } {
  if (block === undefined || row < block.fromRow || row >= block.toRow) return { from: -1, to: -1 };
  return { from: block.fromColumn, to: block.toColumn };
}

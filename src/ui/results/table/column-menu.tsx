import { ArrowDown, ArrowUp, ArrowUpDown, EyeOff, MoveHorizontal, Pin, PinOff } from 'lucide-react';
import type { Condition, Ordering } from '../../../core/held-result.ts';
import { useWords } from '../../language/use-words.ts';
import type { RowSource } from '../rows/row-source.ts';
import { ColumnFiguresView } from './column-figures.tsx';
import { FilterForm } from './filter-form.tsx';
import { Floating } from './floating.tsx';
import type { PlacedColumn } from './placed-columns.ts';
import { resultsTableWords } from './words.ts';

export interface ColumnActions {
  readonly onSort: (direction: Ordering['direction'] | undefined) => void;
  readonly onFilter: (condition: Condition | undefined) => void;
  readonly onPin: () => void;
  readonly onHide: () => void;
  readonly onFit: () => void;
}

interface ColumnMenuProps extends ColumnActions {
  readonly placed: PlacedColumn;
  readonly source: RowSource;
  readonly anchor: HTMLElement;
  readonly direction: Ordering['direction'] | undefined;
  readonly condition: Condition | undefined;
  /** The last column that is shown cannot be hidden. */
  readonly canHide: boolean;
  readonly onClose: () => void;
}

/** All that can be done with a column, below what is known of it. */
export function ColumnMenu(props: ColumnMenuProps) {
  const words = useWords(resultsTableWords).column;
  const { placed, source, anchor, condition, onClose } = props;
  const { column } = placed.view;
  const and = (act: () => void) => () => {
    act();
    onClose();
  };
  return (
    <Floating label={words.title(column.name)} anchor={anchor} kind="menu" onClose={onClose}>
      <ColumnFiguresView view={placed.view} source={source} />
      <SortItems {...props} and={and} />
      <div className="menu-part">
        <FilterForm
          column={column}
          condition={condition}
          onApply={(changed) => and(() => props.onFilter(changed))()}
        />
      </div>
      <div className="menu-items">
        <button type="button" onClick={and(props.onPin)}>
          {placed.isPinned ? <PinOff size={14} aria-hidden /> : <Pin size={14} aria-hidden />}
          {placed.isPinned ? words.unpin : words.pin}
        </button>
        <button type="button" onClick={and(props.onFit)}>
          <MoveHorizontal size={14} aria-hidden />
          {words.fit}
        </button>
        <button type="button" disabled={!props.canHide} onClick={and(props.onHide)}>
          <EyeOff size={14} aria-hidden />
          {words.hide}
        </button>
      </div>
    </Floating>
  );
}

function SortItems({
  direction,
  onSort,
  and,
}: Pick<ColumnMenuProps, 'direction' | 'onSort'> & { readonly and: (act: () => void) => () => void }) {
  const words = useWords(resultsTableWords).column;
  return (
    <div className="menu-items menu-part">
      <button type="button" aria-pressed={direction === 'ascending'} onClick={and(() => onSort('ascending'))}>
        <ArrowUp size={14} aria-hidden />
        {words.ascending}
      </button>
      <button
        type="button"
        aria-pressed={direction === 'descending'}
        onClick={and(() => onSort('descending'))}
      >
        <ArrowDown size={14} aria-hidden />
        {words.descending}
      </button>
      {direction !== undefined && (
        <button type="button" onClick={and(() => onSort(undefined))}>
          <ArrowUpDown size={14} aria-hidden />
          {words.unsorted}
        </button>
      )}
    </div>
  );
}

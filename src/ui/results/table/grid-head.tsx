import type { TableLook } from '../../../state/results.ts';
import type { ColumnView } from '../../findings/cell-view.ts';
import { fittingWidth } from '../column-widths.ts';
import type { Row, RowSource } from '../rows/row-source.ts';
import { cellId } from './body-row.tsx';
import { directionOf, filteredBy, resized, sortedBy, toggled } from './changed-look.ts';
import { HeaderCell } from './header-cell.tsx';
import { type DrawnColumns, type PlacedColumn, pinnedNames } from './placed-columns.ts';
import type { Grid } from './use-grid.ts';

const widestFit = 640;

interface GridHeadProps {
  readonly gridId: string;
  readonly views: readonly ColumnView[];
  readonly columns: DrawnColumns;
  readonly placeOf: ReadonlyMap<PlacedColumn, number>;
  readonly grid: Grid;
  readonly source: RowSource;
  readonly look: TableLook;
  readonly onLook: (change: Partial<TableLook>) => void;
  /** Of the rows that are drawn, by which a column is fitted. */
  readonly rowsInView: () => readonly Row[];
}

export function GridHead(props: GridHeadProps) {
  const { pinned, gapBefore, others, gapAfter } = props.columns;
  const cells = (placed: readonly PlacedColumn[]) =>
    placed.map((each) => <ColumnHead {...props} key={each.view.index} placed={each} />);
  return (
    <thead>
      <tr aria-rowindex={1}>
        {cells(pinned)}
        {gapBefore > 0 && <td className="gap" aria-hidden="true" />}
        {cells(others)}
        {gapAfter > 0 && <td className="gap" aria-hidden="true" />}
      </tr>
    </thead>
  );
}

function ColumnHead({ placed, ...props }: GridHeadProps & { readonly placed: PlacedColumn }) {
  const { gridId, views, grid, look, onLook } = props;
  const { name } = placed.view.column;
  const place = props.placeOf.get(placed) ?? 0;
  const { head } = grid.selected ?? { head: undefined };
  return (
    <HeaderCell
      id={cellId(gridId, -1, place)}
      placed={placed}
      place={place + 1}
      source={props.source}
      isActive={head?.row === -1 && head.column === place}
      direction={directionOf(look, name)}
      condition={look.view.conditions.find(({ column }) => column === name)}
      canHide={props.placeOf.size > 1}
      isMenuOpen={grid.menu === name}
      onMenu={(isOpen) => grid.setMenu(isOpen ? name : null)}
      onSort={(direction, isMore) => onLook(sortedBy(look, name, direction, isMore))}
      onFilter={(condition) => onLook(filteredBy(look, name, condition))}
      onPin={() => onLook({ pinned: toggled(pinnedNames(views, look), name) })}
      onHide={() => onLook({ hidden: [...look.hidden, name] })}
      onFit={() => onLook(resized(look, name, fittingWidth(placed.view, props.rowsInView(), widestFit)))}
      onResize={(width) => onLook(resized(look, name, width))}
    />
  );
}

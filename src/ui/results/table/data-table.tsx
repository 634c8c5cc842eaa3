import {
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { TableLook } from '../../../state/results.ts';
import type { ColumnView } from '../../findings/cell-view.ts';
import { formatCount } from '../../format.ts';
import { useWords } from '../../language/use-words.ts';
import { fittingWidth } from '../column-widths.ts';
import type { Row, RowSource } from '../rows/row-source.ts';
import { BodyRow, cellId, columnsIn } from './body-row.tsx';
import { CellDetail } from './cell-detail.tsx';
import { GridHead } from './grid-head.tsx';
import { type Drawn, drawnRows, headerHeight } from './grid-scroll.ts';
import {
  type DrawnColumns,
  drawnColumns,
  type PlacedColumn,
  placeColumns,
  widthOfAll,
} from './placed-columns.ts';
import { blockOf, type Selected } from './selection.ts';
import { useDragging } from './use-dragging.ts';
import { type Grid, showColumn, useGrid } from './use-grid.ts';
import { type GridScroll, useGridScroll } from './use-grid-scroll.ts';
import { resultsTableWords } from './words.ts';
import './data-table.css';

interface Mark {
  readonly row: number;
  readonly column: string;
}

interface DataTableProps {
  readonly label: string;
  readonly views: readonly ColumnView[];
  readonly source: RowSource;
  /** Rows by which the width of columns is chosen. */
  readonly head: readonly Row[];
  readonly look: TableLook;
  readonly onLook: (change: Partial<TableLook>) => void;
  /** A cell to be brought into view and marked; `row` as it is shown. */
  readonly marked?: Mark | undefined;
  readonly onSelect?: (selected: Selected | null) => void;
  /** Said where no row is shown. */
  readonly empty: ReactNode;
}

/**
 * Any number of rows, of which those in view are drawn. One stop for the Tab key: inside, arrows move from cell to
 * cell and over the header, as in the grid pattern of the ARIA guide.
 */
export function DataTable(props: DataTableProps) {
  const { views, source, head, look, marked } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useSyncExternalStore(source.subscribe, source.version);
  const scroll = useGridScroll(scroller, source.rowCount);
  const { placed, columns } = usePlaced(views, look, head, scroll);
  const grid = useGrid({ ...props, scroller, scroll, placed, onSelect: props.onSelect });
  const drawn = drawnRows(scroll.rowsTop, source.rowCount, scroll.extent);
  const { first, end } = drawn;
  useEffect(() => source.want(first, end), [source, first, end]);
  useMark(marked, scroller, scroll, placed);
  const isEmpty = source.rowCount === 0;
  return (
    <>
      <div ref={scroller} className="virtual-table" onScroll={scroll.onScroll}>
        <div
          className="table-sizer"
          style={{ height: isEmpty ? undefined : scroll.extent.sizer, width: widthOfAll(placed) }}
        >
          <div className="table-window" style={{ maxHeight: scroll.extent.view + headerHeight }}>
            <GridTable {...props} grid={grid} placed={placed} columns={columns} drawn={drawn} />
          </div>
        </div>
        {isEmpty && <div className="table-empty">{props.empty}</div>}
      </div>
      <OpenCell grid={grid} source={source} placed={placed} />
    </>
  );
}

function usePlaced(
  views: readonly ColumnView[],
  look: TableLook,
  head: readonly Row[],
  { width, scrollLeft }: GridScroll,
): { readonly placed: readonly PlacedColumn[]; readonly columns: DrawnColumns } {
  const fitting = useMemo(() => views.map((view) => fittingWidth(view, head)), [views, head]);
  const placed = useMemo(() => placeColumns(views, look, fitting, width), [views, look, fitting, width]);
  const columns = useMemo(() => drawnColumns(placed, scrollLeft, width), [placed, scrollLeft, width]);
  return { placed, columns };
}

/** Brings a marked cell into view, once. */
function useMark(
  marked: Mark | undefined,
  scroller: RefObject<HTMLDivElement | null>,
  { centreRow, extent }: GridScroll,
  placed: readonly PlacedColumn[],
): void {
  const shown = useRef<Mark>(undefined);
  useEffect(() => {
    if (marked === undefined || shown.current === marked || extent.view === 0) return;
    shown.current = marked;
    centreRow(marked.row);
    const column = placed.find(({ view }) => view.column.name === marked.column);
    showColumn(scroller.current, column, placed);
  }, [marked, placed, centreRow, extent.view, scroller]);
}

interface GridTableProps extends DataTableProps {
  readonly grid: Grid;
  readonly placed: readonly PlacedColumn[];
  readonly columns: DrawnColumns;
  readonly drawn: Drawn;
}

function GridTable(props: GridTableProps) {
  const { label, source, placed, columns, grid, drawn } = props;
  const { selected } = grid;
  const gridId = useId();
  const placeOf = useMemo(() => new Map(placed.map((each, place) => [each, place])), [placed]);
  const dragging = useDragging({
    selected,
    onSelect: grid.select,
    onOpen: () => grid.setIsDetailOpen(true),
  });
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern is a table with keys
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={source.rowCount + 1}
      aria-colcount={placed.length}
      aria-multiselectable="true"
      aria-activedescendant={
        selected === null ? undefined : cellId(gridId, selected.head.row, selected.head.column)
      }
      style={{ width: widthOfAll(placed) }}
      onKeyDown={grid.onKeyDown}
      {...dragging}
    >
      <Widths columns={columns} />
      <GridHead
        {...props}
        gridId={gridId}
        placeOf={placeOf}
        rowsInView={() => placesOf(drawn).flatMap((place) => [source.row(place) ?? []])}
      />
      <GridBody {...props} gridId={gridId} placeOf={placeOf} />
    </table>
  );
}

interface GridBodyProps extends GridTableProps {
  readonly gridId: string;
  readonly placeOf: ReadonlyMap<PlacedColumn, number>;
}

function GridBody({ gridId, source, columns, placeOf, drawn, grid: { selected }, marked }: GridBodyProps) {
  const block = selected === null ? undefined : blockOf(selected);
  return (
    <tbody style={{ transform: `translateY(${-drawn.offset}px)` }}>
      {placesOf(drawn).map((place) => {
        const { from, to } = columnsIn(block, place);
        return (
          <BodyRow
            // The elements of rows that left the window are used again.
            key={place % drawn.slots}
            gridId={gridId}
            place={place}
            row={source.row(place)}
            columns={columns}
            placeOf={placeOf}
            selectedFrom={from}
            selectedTo={to}
            activeColumn={selected?.head.row === place ? selected.head.column : -1}
            markedColumn={marked?.row === place ? marked.column : undefined}
          />
        );
      })}
    </tbody>
  );
}

function placesOf({ first, end }: Drawn): readonly number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

function Widths({ columns: { pinned, gapBefore, others, gapAfter } }: { readonly columns: DrawnColumns }) {
  const each = ({ view, width }: PlacedColumn) => <col key={view.index} style={{ width }} />;
  return (
    <colgroup>
      {pinned.map(each)}
      {gapBefore > 0 && <col style={{ width: gapBefore }} />}
      {others.map(each)}
      {gapAfter > 0 && <col style={{ width: gapAfter }} />}
    </colgroup>
  );
}

/** The value of the cell that the keys act on, while it is open. */
function OpenCell({
  grid: { selected, isDetailOpen, setIsDetailOpen },
  source,
  placed,
}: Pick<GridTableProps, 'grid' | 'source' | 'placed'>) {
  const words = useWords(resultsTableWords).cell;
  const row = selected === null || !isDetailOpen ? undefined : source.row(selected.head.row);
  const column = placed[selected?.head.column ?? -1];
  if (selected === null || row === undefined || column === undefined) return null;
  return (
    <CellDetail
      view={column.view}
      value={row[column.view.index] ?? null}
      place={words.place(formatCount(selected.head.row + 1))}
      onClose={() => setIsDetailOpen(false)}
    />
  );
}

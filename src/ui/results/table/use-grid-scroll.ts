import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  type Extent,
  extentOf,
  isScaled,
  rowHeight,
  rowsTopAt,
  scrollTopAt,
  topToShow,
} from './grid-scroll.ts';

interface Window {
  readonly width: number;
  readonly height: number;
}

export interface GridScroll {
  readonly extent: Extent;
  /** Pixels of rows above the window. */
  readonly rowsTop: number;
  readonly scrollLeft: number;
  readonly width: number;
  readonly onScroll: () => void;
  /** Moves no further than is needed to see a row. */
  readonly showRow: (row: number) => void;
  /** Puts a row in the middle of the window. */
  readonly centreRow: (row: number) => void;
}

/** Scrolling over any number of rows, true to the pixel also where the scroll bar is too short for that. */
export function useGridScroll(scroller: RefObject<HTMLDivElement | null>, rowCount: number): GridScroll {
  const box = useBox(scroller);
  const extent = useMemo(() => extentOf(rowCount, box.height), [rowCount, box.height]);
  const [at, setAt] = useState({ rowsTop: 0, scrollLeft: 0 });
  /** Where the scroll bar was put by us: what it tells then is less exact than what we know. */
  const put = useRef<number | undefined>(undefined);

  const moveTo = useCallback(
    (rowsTop: number) => {
      const element = scroller.current;
      if (element === null) return;
      const top = Math.min(Math.max(0, rowsTop), Math.max(0, extent.content - extent.view));
      element.scrollTop = scrollTopAt(top, extent);
      put.current = element.scrollTop;
      setAt((now) => ({ ...now, rowsTop: top }));
    },
    [scroller, extent],
  );

  useWheel(scroller, isScaled(extent), (pixels) => moveTo(at.rowsTop + pixels));

  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollTop, scrollLeft } = element;
    const isOurs = put.current !== undefined && Math.abs(scrollTop - put.current) < 1;
    if (!isOurs) put.current = undefined;
    setAt((now) => {
      const rowsTop = isOurs ? now.rowsTop : rowsTopAt(scrollTop, extent);
      return rowsTop === now.rowsTop && scrollLeft === now.scrollLeft ? now : { rowsTop, scrollLeft };
    });
  };
  const rowsTop = Math.min(at.rowsTop, Math.max(0, extent.content - extent.view));
  return {
    extent,
    rowsTop,
    scrollLeft: at.scrollLeft,
    width: box.width,
    onScroll,
    showRow: (row) => moveTo(topToShow(row, rowsTop, extent)),
    centreRow: useCallback((row: number) => moveTo(row * rowHeight - extent.view / 2), [moveTo, extent.view]),
  };
}

/** Where the bar is too short for the rows, one notch of the wheel would skip many: we move by what it says. */
function useWheel(
  scroller: RefObject<HTMLDivElement | null>,
  isNeeded: boolean,
  onMove: (pixels: number) => void,
): void {
  const latest = useRef(onMove);
  useEffect(() => {
    latest.current = onMove;
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !isNeeded) return;
    const move = (event: WheelEvent) => {
      if (event.ctrlKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
      event.preventDefault();
      latest.current(
        event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * rowHeight,
      );
    };
    element.addEventListener('wheel', move, { passive: false });
    return () => element.removeEventListener('wheel', move);
  }, [scroller, isNeeded]);
}

function useBox(scroller: RefObject<HTMLDivElement | null>): Window {
  const [box, setBox] = useState<Window>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const read = () => setBox({ width: element.clientWidth, height: element.clientHeight });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return box;
}

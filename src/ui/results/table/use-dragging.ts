import { type MouseEvent, type PointerEvent, useRef } from 'react';
import type { Selected, Spot } from './selection.ts';

interface Dragging {
  readonly selected: Selected | null;
  readonly onSelect: (selected: Selected) => void;
  readonly onOpen: () => void;
}

/** A press selects a cell, a drag a block; a double click opens a cell. */
export function useDragging({ selected, onSelect, onOpen }: Dragging) {
  const anchor = useRef<Spot | null>(null);
  return {
    onPointerDown: (event: PointerEvent<HTMLTableElement>) => {
      const spot = spotOf(event.target);
      if (spot === undefined || event.button !== 0) return;
      event.currentTarget.focus({ preventScroll: true });
      anchor.current = event.shiftKey && selected !== null ? selected.anchor : spot;
      onSelect({ anchor: anchor.current, head: spot });
    },
    onPointerOver: (event: PointerEvent) => {
      const spot = spotOf(event.target);
      const isDrag = event.buttons === 1 && event.pointerType === 'mouse';
      if (anchor.current !== null && spot !== undefined && isDrag) {
        onSelect({ anchor: anchor.current, head: spot });
      }
    },
    onPointerUp: () => {
      anchor.current = null;
    },
    onDoubleClick: (event: MouseEvent) => {
      if (spotOf(event.target) !== undefined) onOpen();
    },
  };
}

function spotOf(target: EventTarget): Spot | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-column]') : null;
  const row = cell?.closest<HTMLElement>('tr')?.dataset.row;
  if (!cell || row === undefined) return undefined;
  return { row: Number(row), column: Number(cell.dataset.column) };
}

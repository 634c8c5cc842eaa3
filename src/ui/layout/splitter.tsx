import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

interface SplitterProps {
  readonly label: string;
  readonly width: number;
  readonly min: number;
  readonly max: number;
  /** Which way the pane grows when the splitter moves right. */
  readonly pane: 'left' | 'right';
  /** `isDone` is false while it is still being dragged. */
  readonly onResize: (width: number, isDone: boolean) => void;
  readonly onReset: () => void;
}

const keyStep = 16;

/** The edge between two panes: dragged, or moved with the arrow keys; a double click restores the usual width. */
export function Splitter({ label, width, min, max, pane, onResize, onReset }: SplitterProps) {
  const drag = useRef<{ readonly from: number; readonly width: number } | null>(null);
  const sign = pane === 'left' ? 1 : -1;
  const within = (value: number) => Math.round(Math.min(max, Math.max(min, value)));
  const widthAt = (event: PointerEvent) =>
    within((drag.current?.width ?? width) + sign * (event.clientX - (drag.current?.from ?? event.clientX)));

  const start = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, width };
  };
  const move = (event: PointerEvent) => {
    if (drag.current !== null) onResize(widthAt(event), false);
  };
  const end = (event: PointerEvent) => {
    if (drag.current !== null) onResize(widthAt(event), true);
    drag.current = null;
  };
  const press = (event: KeyboardEvent) => {
    const next = widthAfter(event.key);
    if (next === undefined) return;
    event.preventDefault();
    onResize(within(next), true);
  };
  const widthAfter = (key: string): number | undefined => {
    if (key === 'ArrowLeft') return width - sign * keyStep;
    if (key === 'ArrowRight') return width + sign * keyStep;
    if (key === 'Home') return min;
    if (key === 'End') return max;
    return undefined;
  };

  return (
    <hr
      className="splitter"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={press}
      onDoubleClick={onReset}
    />
  );
}

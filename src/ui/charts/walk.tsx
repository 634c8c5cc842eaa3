import { type FocusEvent, type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import type { ChartSpec } from '../../core/chart.ts';
import { useWords } from '../language/use-words.ts';
import { type ChartPoint, chartPoints } from './chart-points.ts';
import type { DrawnTable } from './drawn-table.ts';
import { PickContext } from './pick.ts';
import { chartsWords } from './words.ts';

interface WalkProps {
  readonly spec: ChartSpec;
  readonly table: DrawnTable;
  /** The whole chart in words. */
  readonly summary: string;
  /** Asks about what a mark stands for. */
  readonly onPoint: ((point: ChartPoint) => void) | undefined;
  readonly children: ReactNode;
}

/** A drawing whose marks are walked with the arrow keys, or picked with the pointer: each is said, and can be asked about. */
export function Walk({ spec, table, summary, onPoint, children }: WalkProps) {
  const words = useWords(chartsWords);
  const points = useMemo(() => chartPoints(spec, table, words), [spec, table, words]);
  const [place, setPlace] = useState<number | null>(null);
  const point = place === null ? undefined : points[place];
  const ask = point !== undefined && point.only.length > 0 && onPoint ? () => onPoint(point) : undefined;
  const pick = (mark: string | number) => {
    const found = typeof mark === 'number' ? mark : points.findIndex(({ label }) => label === mark);
    setPlace(points[found] === undefined ? null : found);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const next = nextPlace(event.key, place, points.length);
    if (next === undefined && (event.key !== 'Enter' || ask === undefined)) return;
    event.preventDefault();
    if (next === undefined) ask?.();
    else setPlace(next);
  };
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setPlace(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears only that the focus leaves all of it
    <div className="chart-walk" onBlur={leave}>
      <div
        role="application"
        aria-roledescription={words.frame.role}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its marks are walked with the arrow keys
        tabIndex={0}
        aria-label={summary}
        aria-keyshortcuts="ArrowLeft ArrowRight Home End"
        onKeyDown={onKeyDown}
      >
        <PickContext value={pick}>{children}</PickContext>
      </div>
      <div className="chart-point" role="status">
        {point !== undefined && place !== null && (
          <>
            <span>
              <strong>{point.label}</strong> {point.value}
            </span>
            <span className="label digits">{words.walk.place(place + 1, points.length)}</span>
            {ask !== undefined && (
              <button type="button" className="link" onClick={ask}>
                {words.walk.ask(point.label)}
              </button>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function nextPlace(key: string, place: number | null, count: number): number | null | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return place === null ? 0 : Math.min(count - 1, place + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return place === null ? count - 1 : Math.max(0, place - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Escape':
      return place === null ? undefined : null;
    default:
      return undefined;
  }
}

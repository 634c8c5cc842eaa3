import { type ReactElement, useState } from 'react';
import { useWords } from '../language/use-words.ts';
import type { PlotData } from './plot-data.ts';
import { chartsWords } from './words.ts';
import './zoom.css';

/** Fewer points need no closer look. */
const zoomedFrom = 25;
/** Points that stay at least. */
const fewest = 4;

interface Range {
  readonly from: number;
  /** The last that is drawn. */
  readonly to: number;
}

/** A part of the points, and the strip by which it is chosen. */
export function useZoom(whole: PlotData): { readonly data: PlotData; readonly strip: ReactElement | null } {
  const last = whole.points.length - 1;
  const [range, setRange] = useState<Range>({ from: 0, to: Number.POSITIVE_INFINITY });
  if (last + 1 < zoomedFrom) return { data: whole, strip: null };
  const shown = { from: Math.min(range.from, last - fewest), to: Math.min(range.to, last) };
  const data = { ...whole, points: whole.points.slice(shown.from, shown.to + 1) };
  return { data, strip: <ZoomStrip whole={whole} shown={shown} onChange={setRange} /> };
}

interface ZoomStripProps {
  readonly whole: PlotData;
  readonly shown: Range;
  readonly onChange: (range: Range) => void;
}

/** The whole in small, and two ends that are moved with the pointer or the arrow keys. */
function ZoomStrip({ whole, shown, onChange }: ZoomStripProps) {
  const words = useWords(chartsWords);
  const last = whole.points.length - 1;
  const labelAt = (place: number) => whole.points[place]?.label ?? '';
  const isWhole = shown.from === 0 && shown.to === last;
  return (
    <div className="zoom-strip">
      <div className="zoom-track">
        <Outline whole={whole} />
        <span
          className="zoom-window"
          style={{ left: `${(shown.from / last) * 100}%`, right: `${(1 - shown.to / last) * 100}%` }}
        />
        <input
          type="range"
          aria-label={words.zoom.first}
          aria-valuetext={labelAt(shown.from)}
          max={last}
          value={shown.from}
          onChange={({ currentTarget: { valueAsNumber } }) =>
            onChange({ from: Math.min(valueAsNumber, shown.to - fewest), to: shown.to })
          }
        />
        <input
          type="range"
          aria-label={words.zoom.last}
          aria-valuetext={labelAt(shown.to)}
          max={last}
          value={shown.to}
          onChange={({ currentTarget: { valueAsNumber } }) =>
            onChange({ from: shown.from, to: Math.max(valueAsNumber, shown.from + fewest) })
          }
        />
      </div>
      <p className="label">
        {isWhole ? words.zoom.hint : words.range(labelAt(shown.from), labelAt(shown.to))}
        {!isWhole && (
          <button type="button" className="link" onClick={() => onChange({ from: 0, to: last })}>
            {words.zoom.showAll}
          </button>
        )}
      </p>
    </div>
  );
}

function Outline({ whole: { points, series } }: { readonly whole: PlotData }) {
  const [first] = series;
  if (first === undefined) return null;
  const values = points.map((point) => point[first.key] ?? 0);
  const [least, most] = [Math.min(0, ...values), Math.max(...values)];
  const path = values
    .map((value, place) => `${place},${100 - ((value - least) / (most - least || 1)) * 100}`)
    .join(' ');
  return (
    <svg viewBox={`0 0 ${points.length - 1} 100`} preserveAspectRatio="none" aria-hidden="true">
      <polyline points={path} />
    </svg>
  );
}

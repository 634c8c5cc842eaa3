import { useWords } from '../language/use-words.ts';
import type { Measure } from './measure.ts';
import type { Point, Series } from './plot-data.ts';
import { chartsWords } from './words.ts';

interface PlotTooltipProps {
  /** Given by recharts. */
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: Point }[];
  readonly series: readonly Series[];
  readonly measure: Measure;
}

/** The exact values at the place that is pointed at. */
export function PlotTooltip({ active, payload, series, measure }: PlotTooltipProps) {
  const { missing } = useWords(chartsWords);
  const point = payload?.[0]?.payload;
  if (active !== true || point === undefined) return null;
  return (
    <div className="plot-tooltip">
      <p>{point.label}</p>
      <ul>
        {series.map(({ key, name, color }) => (
          <li key={key}>
            {series.length > 1 && <span className="legend-mark" style={{ background: color }} />}
            {series.length > 1 && <span>{name}</span>}
            <span className="digits">{exactOf(point[key], measure) ?? missing}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function exactOf(value: number | null | undefined, measure: Measure): string | undefined {
  return typeof value === 'number' ? measure.exact(value) : undefined;
}

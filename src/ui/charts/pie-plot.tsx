import { Pie, PieChart, Tooltip } from 'recharts';
import { formatPercent } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { ordered } from './chart-order.ts';
import { type Measure, measureOf } from './measure.ts';
import { usePick } from './pick.ts';
import { type Point, plotData, seriesColor } from './plot-data.ts';
import type { PlotProps } from './plot-props.ts';
import { type ChartsWords, chartsWords } from './words.ts';

/** More than these are one part of their own. */
const mostParts = 12;

interface Part {
  readonly label: string;
  readonly value: number;
  readonly share: number;
  readonly fill: string;
}

/** Parts of a whole, the names beside them. */
export function PiePlot({ spec, table }: PlotProps<'pie'>) {
  const words = useWords(chartsWords);
  const data = plotData(table, { x: spec.label, y: [spec.value] }, words);
  const parts = partsOf(ordered(data, spec.sort).points, words);
  const measure = measureOf(spec);
  const pick = usePick();
  return (
    <div className="pie">
      <PieChart responsive accessibilityLayer={false} style={{ width: 220, height: 220, flex: 'none' }}>
        <Tooltip isAnimationActive={false} content={<PartTooltip measure={measure} />} />
        <Pie
          data={[...parts]}
          dataKey="value"
          nameKey="label"
          innerRadius={spec.form === 'full' ? 0 : 62}
          outerRadius={104}
          startAngle={90}
          endAngle={-270}
          stroke="var(--surface-1)"
          strokeWidth={2}
          isAnimationActive={false}
          onClick={({ name }: { readonly name?: string | number | undefined }) => pick(String(name))}
        />
      </PieChart>
      <ul className="pie-names">
        {parts.map(({ label, value, share, fill }) => (
          <li key={label}>
            <span className="legend-mark" style={{ background: fill }} />
            <span>{label}</span>
            <span className="digits">{formatPercent(share)}</span>
            {spec.style !== 'percent' && <span className="digits quiet">{measure.label(value)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function partsOf(points: readonly Point[], words: ChartsWords): readonly Part[] {
  const all = points.map((point) => ({ label: point.label, value: point.s0 ?? 0 }));
  const total = all.reduce((sum, { value }) => sum + value, 0);
  const isCut = all.length > mostParts;
  const kept = isCut ? all.slice(0, mostParts - 1) : all;
  const rest = isCut ? total - kept.reduce((sum, { value }) => sum + value, 0) : 0;
  const parts = kept.map((part, place) => ({ ...part, fill: seriesColor(place) }));
  const others = isCut
    ? [{ label: words.others(all.length - kept.length), value: rest, fill: 'var(--chart-quiet)' }]
    : [];
  return [...parts, ...others].map((part) => ({ ...part, share: total === 0 ? 0 : part.value / total }));
}

interface PartTooltipProps {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: Part }[];
  readonly measure: Measure;
}

function PartTooltip({ active, payload, measure }: PartTooltipProps) {
  const part = payload?.[0]?.payload;
  if (active !== true || part === undefined) return null;
  return (
    <div className="plot-tooltip">
      <p>{part.label}</p>
      <span className="digits">{`${measure.exact(part.value)} · ${formatPercent(part.share)}`}</span>
    </div>
  );
}

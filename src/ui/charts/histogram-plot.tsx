import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, useXAxisScale, XAxis, YAxis } from 'recharts';
import { numberOf } from '../../core/cell.ts';
import { columnIndex } from '../../core/result-set.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { formatCount, formatNumber } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { baselineStyle, gridStyle, nameAbove, quietAxis, zeroLine } from './axis-style.ts';
import { measureOf, niceTicks, zeroDomain } from './measure.ts';
import type { PlotProps } from './plot-props.ts';
import { chartsWords } from './words.ts';

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly middle: number;
  readonly count: number;
}

/** Bins as wide as they are, side by side along a true axis. */
export function HistogramPlot({ spec, table }: PlotProps<'histogram'>) {
  const bins = binsOf(table, spec);
  const measure = measureOf(spec);
  const domain: [number, number] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1];
  const along = niceTicks(domain, 6).filter((tick) => tick >= domain[0] && tick <= domain[1]);
  const counts = niceTicks(
    zeroDomain(
      bins.map(({ count }) => count),
      undefined,
    ),
  );
  return (
    <BarChart
      responsive
      data={[...bins]}
      accessibilityLayer={false}
      style={{ width: '100%', height: 280 }}
      margin={{ top: 20, right: 16, bottom: 0, left: 0 }}
    >
      <CartesianGrid vertical={false} {...gridStyle} />
      <XAxis
        dataKey="middle"
        type="number"
        domain={domain}
        ticks={along}
        tickFormatter={measure.tick}
        {...quietAxis}
        axisLine={zeroLine}
      />
      <YAxis
        width={52}
        domain={[0, counts.at(-1) ?? 1]}
        ticks={[...counts]}
        tickFormatter={(count: number) => formatCount(count)}
        {...quietAxis}
      />
      <Tooltip isAnimationActive={false} cursor={false} content={<BinTooltip />} />
      <Bar dataKey="count" fill="var(--series-1)" isAnimationActive={false} shape={BinShape} />
      {spec.baseline && (
        <ReferenceLine
          x={spec.baseline.value}
          {...baselineStyle}
          label={{
            value: `${spec.baseline.label} ${measure.label(spec.baseline.value)}`,
            ...nameAbove,
          }}
        />
      )}
    </BarChart>
  );
}

function binsOf(table: FindingTable, { from, to, count }: PlotProps<'histogram'>['spec']): readonly Bin[] {
  const [fromIndex, toIndex, countIndex] = [from, to, count].map((name) => columnIndex(table, name));
  const at = (row: FindingTable['rows'][number], index: number | undefined) => numberOf(row[index ?? -1]);
  return table.rows
    .flatMap((row) => {
      const [low, high, many] = [at(row, fromIndex), at(row, toIndex), at(row, countIndex)];
      if (low === undefined || high === undefined || many === undefined) return [];
      return [{ from: low, to: high, middle: (low + high) / 2, count: many }];
    })
    .sort((a, b) => a.from - b.from);
}

interface BinShapeProps {
  readonly y?: number;
  readonly height?: number;
  readonly payload?: Bin;
}

function BinShape({ y = 0, height = 0, payload }: BinShapeProps) {
  const scale = useXAxisScale();
  if (scale === undefined || payload === undefined) return null;
  const [left, right] = [Number(scale(payload.from)), Number(scale(payload.to))];
  return <rect x={left} y={y} width={Math.max(1, right - left - 1)} height={height} fill="var(--series-1)" />;
}

interface BinTooltipProps {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: Bin }[];
}

function BinTooltip({ active, payload }: BinTooltipProps) {
  const words = useWords(chartsWords);
  const bin = payload?.[0]?.payload;
  if (active !== true || bin === undefined) return null;
  return (
    <div className="plot-tooltip">
      <p>{words.range(formatNumber(bin.from), formatNumber(bin.to))}</p>
      <span className="digits">{formatCount(bin.count)}</span>
    </div>
  );
}

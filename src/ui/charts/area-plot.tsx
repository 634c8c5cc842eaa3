import { Area, AreaChart, CartesianGrid, Tooltip, YAxis } from 'recharts';
import { useWords } from '../language/use-words.ts';
import { acrossBaseline, baselineRoom } from './across-baseline.tsx';
import { alongAxis } from './along-axis.tsx';
import { gridStyle, quietAxis } from './axis-style.ts';
import { LeftOut, Legend } from './legend.tsx';
import { measureOf, niceTicks, zeroDomain } from './measure.ts';
import { PickLayer } from './pick-layer.tsx';
import { plotData } from './plot-data.ts';
import type { PlotProps } from './plot-props.ts';
import { PlotTooltip } from './plot-tooltip.tsx';
import { chartsWords } from './words.ts';
import { useZoom } from './zoom.tsx';

/** Areas lie on each other and start at zero. */
export function AreaPlot({ spec, table }: PlotProps<'area'>) {
  const { data, strip } = useZoom(plotData(table, spec, useWords(chartsWords)));
  const measure = measureOf(spec);
  const heights = data.points.map((point) =>
    data.series.reduce((sum, { key }) => sum + (point[key] ?? 0), 0),
  );
  const ticks = niceTicks(zeroDomain(heights, spec.baseline?.value));
  return (
    <>
      <Legend series={data.series} />
      <AreaChart
        responsive
        data={[...data.points]}
        accessibilityLayer={false}
        style={{ width: '100%', height: 280 }}
        margin={{ top: 12, right: baselineRoom(spec, measure, 32), bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} {...gridStyle} />
        {alongAxis(data)}
        <YAxis
          width={52}
          domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
          ticks={[...ticks]}
          tickFormatter={measure.tick}
          {...quietAxis}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={<PlotTooltip series={data.series} measure={measure} />}
        />
        {data.series.map((series) => (
          <Area
            key={series.key}
            dataKey={series.key}
            stackId="all"
            stroke={series.color}
            strokeWidth={2}
            fill={series.color}
            fillOpacity={0.18}
            isAnimationActive={false}
          />
        ))}
        {acrossBaseline(spec, measure, true)}
        <PickLayer data={data} isStacked />
      </AreaChart>
      {strip}
      <LeftOut what={data.leftOut} />
    </>
  );
}

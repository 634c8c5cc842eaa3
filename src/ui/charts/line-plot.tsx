import { CartesianGrid, Line, LineChart, Tooltip, YAxis } from 'recharts';
import { useWords } from '../language/use-words.ts';
import { acrossBaseline, baselineRoom } from './across-baseline.tsx';
import { alongAxis } from './along-axis.tsx';
import { gridStyle, quietAxis, textWidth } from './axis-style.ts';
import { EndLabels } from './end-labels.tsx';
import { LeftOut } from './legend.tsx';
import { lineDomain, measureOf, niceTicks } from './measure.ts';
import { PickLayer } from './pick-layer.tsx';
import { drawnNumbers, plotData } from './plot-data.ts';
import type { PlotProps } from './plot-props.ts';
import { PlotTooltip } from './plot-tooltip.tsx';
import { logTicks, scaleFor } from './scale.ts';
import { chartsWords } from './words.ts';
import { useZoom } from './zoom.tsx';

/** Lines with few points show them. */
const fewPoints = 32;

export function LinePlot({ spec, table }: PlotProps<'line'>) {
  const { data, strip } = useZoom(plotData(table, spec, useWords(chartsWords)));
  const measure = measureOf(spec);
  const numbers = drawnNumbers(data);
  const scale = scaleFor(spec, numbers);
  const ticks = scale === 'log' ? logTicks(numbers) : niceTicks(lineDomain(numbers, spec.baseline?.value));
  const nameWidth = textWidth(Math.max(...data.series.map(({ name }) => Math.min(16, name.length))), 32, 124);
  return (
    <>
      <LineChart
        responsive
        data={[...data.points]}
        accessibilityLayer={false}
        style={{ width: '100%', height: 280 }}
        margin={{
          top: 12,
          right: data.series.length > 1 ? nameWidth : baselineRoom(spec, measure, 32),
          bottom: 0,
          left: 0,
        }}
      >
        <CartesianGrid vertical={false} {...gridStyle} />
        {alongAxis(data)}
        <YAxis
          width={52}
          scale={scale}
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
        {acrossBaseline(spec, measure, data.series.length === 1)}
        {data.series.map((series) => (
          <Line
            key={series.key}
            dataKey={series.key}
            stroke={series.color}
            strokeWidth={2}
            dot={data.points.length <= fewPoints ? { r: 2.5, fill: series.color, strokeWidth: 0 } : false}
            activeDot={{ r: 4, strokeWidth: 0, fill: series.color }}
            isAnimationActive={false}
          />
        ))}
        <EndLabels points={data.points} series={data.series} />
        <PickLayer data={data} />
      </LineChart>
      {strip}
      <LeftOut what={data.leftOut} />
    </>
  );
}

import { Bar, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import { useWords } from '../language/use-words.ts';
import { activeDot } from './active-dot.tsx';
import { gridStyle, quietAxis, zeroLine } from './axis-style.ts';
import { LeftOut, Legend } from './legend.tsx';
import { lineDomain, measureOf, niceTicks, zeroDomain } from './measure.ts';
import { markLabel, usePick } from './pick.ts';
import { firstBars, type Point, plotData } from './plot-data.ts';
import type { PlotProps } from './plot-props.ts';
import { PlotTooltip } from './plot-tooltip.tsx';
import { chartsWords } from './words.ts';

/** Bars from zero on the left axis, lines on an axis of their own on the right. */
export function CombinedPlot({ spec, table }: PlotProps<'combined'>) {
  const words = useWords(chartsWords);
  const data = firstBars(plotData(table, { x: spec.x, y: [...spec.bars, ...spec.lines] }, words), words);
  const pick = usePick();
  const measure = measureOf(spec);
  const plain = measureOf({ style: 'number' });
  const bars = data.series.filter(({ name }) => spec.bars.includes(name));
  const lines = data.series.filter(({ name }) => spec.lines.includes(name));
  const numbersOf = (series: typeof bars) =>
    data.points.flatMap((point) => series.flatMap(({ key }) => point[key] ?? []));
  const left = niceTicks(zeroDomain(numbersOf(bars), spec.baseline?.value));
  const right = niceTicks(lineDomain(numbersOf(lines), undefined));
  const sides = data.series.map((series) => ({
    ...series,
    name: bars.includes(series) ? words.onTheLeft(series.name) : words.onTheRight(series.name),
  }));
  return (
    <>
      <Legend series={sides} />
      <ComposedChart
        responsive
        data={[...data.points]}
        accessibilityLayer={false}
        style={{ width: '100%', height: 300 }}
        margin={{ top: 12, right: 0, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} {...gridStyle} />
        <XAxis dataKey="label" minTickGap={16} {...quietAxis} axisLine={zeroLine} />
        <YAxis
          yAxisId="left"
          width={52}
          domain={[left[0] ?? 0, left.at(-1) ?? 1]}
          ticks={[...left]}
          tickFormatter={measure.tick}
          {...quietAxis}
        />
        <YAxis
          yAxisId="right"
          orientation="right"
          width={52}
          domain={[right[0] ?? 0, right.at(-1) ?? 1]}
          ticks={[...right]}
          tickFormatter={plain.tick}
          {...quietAxis}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--surface-2)' }}
          content={<PlotTooltip series={data.series} measure={plain} />}
        />
        {bars.map(({ key, name, color }) => (
          <Bar
            key={key}
            yAxisId="left"
            dataKey={key}
            fill={color}
            maxBarSize={48}
            onClick={({ payload }: { readonly payload?: Point }) => {
              if (payload !== undefined) pick(markLabel(payload.label, name, data.series.length));
            }}
            isAnimationActive={false}
          />
        ))}
        {lines.map((line) => (
          <Line
            key={line.key}
            yAxisId="right"
            dataKey={line.key}
            stroke={line.color}
            activeDot={activeDot(data, line, pick)}
            strokeWidth={2}
            dot={{ r: 2.5, fill: line.color, strokeWidth: 0 }}
            isAnimationActive={false}
          />
        ))}
      </ComposedChart>
      <LeftOut what={data.leftOut} />
    </>
  );
}

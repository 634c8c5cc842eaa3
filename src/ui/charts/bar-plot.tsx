import type { ReactElement } from 'react';
import { Bar, BarChart, CartesianGrid, LabelList, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { baselineStyle, gridStyle, labelStyle, quietAxis, textWidth, zeroLine } from './axis-style.ts';
import { LeftOut, Legend } from './legend.tsx';
import { type Measure, measureOf, niceTicks, zeroDomain } from './measure.ts';
import { drawnNumbers, firstBars, type PlotData, type Point, plotData, type Series } from './plot-data.ts';
import type { PlotProps } from './plot-props.ts';
import { PlotTooltip } from './plot-tooltip.tsx';

const longLabel = 11;
const manyBars = 9;

type BarSpec = PlotProps<'bar'>['spec'];

/** Lying where names are long or many, standing along time. */
export function BarPlot({ spec, table }: PlotProps<'bar'>) {
  const data = firstBars(plotData(table, spec));
  const points = painted(data, spec.highlight);
  const isLying = liesDown(data);
  const plot = { spec, data, points, measure: measureOf(spec) };
  return (
    <>
      <Legend series={data.series} />
      {isLying ? <LyingBars {...plot} /> : <StandingBars {...plot} />}
      <LeftOut words={data.leftOut} />
    </>
  );
}

function liesDown({ points, isTime }: PlotData): boolean {
  if (isTime) return false;
  return points.length > manyBars || points.some(({ label }) => label.length > longLabel);
}

/** One colour for the point of the chart, a quiet one for the rest. */
function painted({ points, series }: PlotData, highlight: string | undefined): readonly Point[] {
  const hasPoint = series.length === 1 && points.some(({ label }) => label === highlight);
  if (!hasPoint) return points;
  return points.map((point) => ({
    ...point,
    fill: point.label === highlight ? 'var(--accent)' : 'var(--chart-quiet)',
  }));
}

interface BarsProps {
  readonly spec: BarSpec;
  readonly data: PlotData;
  readonly points: readonly Point[];
  readonly measure: Measure;
}

function LyingBars({ spec, data, points, measure }: BarsProps) {
  const isLabelled = data.series.length === 1;
  const nameWidth = textWidth(Math.max(...points.map(({ label }) => label.length)), 48, 190);
  const isGrouped = data.series.length > 1 && spec.arrangement === 'grouped';
  const barSpace = isGrouped ? data.series.length * 14 + 14 : 28;
  const ticks = niceTicks(domainOf(spec, data));
  return (
    <BarChart
      responsive
      layout="vertical"
      data={[...points]}
      accessibilityLayer={false}
      style={{
        width: '100%',
        height: points.length * barSpace + (isLabelled ? 8 : 36) + (spec.baseline ? 20 : 0),
      }}
      margin={{ top: spec.baseline ? 20 : 4, right: isLabelled ? 72 : 16, bottom: 4, left: 0 }}
      barCategoryGap="22%"
      barGap={2}
    >
      {!isLabelled && <CartesianGrid horizontal={false} {...gridStyle} />}
      <XAxis
        type="number"
        hide={isLabelled}
        domain={ends(ticks)}
        ticks={[...ticks]}
        tickFormatter={measure.tick}
        {...quietAxis}
      />
      <YAxis
        type="category"
        dataKey="label"
        width={nameWidth}
        interval={0}
        tickFormatter={(label: string) => shortened(label, 27)}
        {...quietAxis}
        tick={{ ...quietAxis.tick, fill: 'var(--text-2)' }}
        axisLine={zeroLine}
      />
      {tooltipOf(data, measure)}
      {barsOf(spec, data, measure, 'right')}
      {spec.baseline && (
        <ReferenceLine
          x={spec.baseline.value}
          {...baselineStyle}
          label={{ value: baselineWords(spec, measure), position: 'top', ...labelStyle }}
        />
      )}
    </BarChart>
  );
}

function StandingBars({ spec, data, points, measure }: BarsProps) {
  const isLabelled = data.series.length === 1 && points.length <= 12;
  const ticks = niceTicks(domainOf(spec, data));
  return (
    <BarChart
      responsive
      data={[...points]}
      accessibilityLayer={false}
      style={{ width: '100%', height: 280 }}
      margin={{ top: 22, right: spec.baseline ? 8 : 4, bottom: 0, left: 0 }}
      barCategoryGap="24%"
      barGap={2}
    >
      {!isLabelled && <CartesianGrid vertical={false} {...gridStyle} />}
      <XAxis
        dataKey="label"
        interval={data.isTime ? 'preserveStartEnd' : 0}
        minTickGap={16}
        {...quietAxis}
        tick={{ ...quietAxis.tick, fill: 'var(--text-2)' }}
        axisLine={zeroLine}
      />
      <YAxis
        hide={isLabelled}
        width={48}
        domain={ends(ticks)}
        ticks={[...ticks]}
        tickFormatter={measure.tick}
        {...quietAxis}
      />
      {tooltipOf(data, measure)}
      {barsOf(spec, data, measure, 'top')}
      {spec.baseline && (
        <ReferenceLine
          y={spec.baseline.value}
          {...baselineStyle}
          label={{ value: baselineWords(spec, measure), position: 'insideTopRight', ...labelStyle }}
        />
      )}
    </BarChart>
  );
}

function domainOf(spec: BarSpec, data: PlotData): [number, number] {
  const numbers = spec.arrangement === 'stacked' ? stackHeights(data) : drawnNumbers(data);
  return zeroDomain(numbers, spec.baseline?.value);
}

function stackHeights({ points, series }: PlotData): readonly number[] {
  return points.map((point) => series.reduce((sum, { key }) => sum + (point[key] ?? 0), 0));
}

function barsOf(
  spec: BarSpec,
  data: PlotData,
  measure: Measure,
  side: 'right' | 'top',
): readonly ReactElement[] {
  const isLabelled = data.series.length === 1 && (side === 'right' || data.points.length <= 12);
  return data.series.map(({ key, color }: Series) => (
    <Bar
      key={key}
      dataKey={key}
      fill={color}
      maxBarSize={side === 'right' ? 22 : 64}
      isAnimationActive={false}
      {...(spec.arrangement === 'stacked' ? { stackId: 'all' } : {})}
    >
      {isLabelled && (
        <LabelList
          dataKey={key}
          position={side}
          {...labelStyle}
          formatter={(value) => (typeof value === 'number' ? measure.label(value) : '')}
        />
      )}
    </Bar>
  ));
}

function tooltipOf(data: PlotData, measure: Measure): ReactElement {
  return (
    <Tooltip
      isAnimationActive={false}
      cursor={{ fill: 'var(--surface-2)' }}
      content={<PlotTooltip series={data.series} measure={measure} />}
    />
  );
}

function baselineWords({ baseline }: BarSpec, measure: Measure): string {
  return baseline === undefined ? '' : `${baseline.label} ${measure.label(baseline.value)}`;
}

function ends(ticks: readonly number[]): [number, number] {
  return [ticks[0] ?? 0, ticks.at(-1) ?? 1];
}

function shortened(label: string, most: number): string {
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}

import type { ReactElement } from 'react';
import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  LabelList,
  Rectangle,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useWords } from '../language/use-words.ts';
import { acrossBaseline, baselineRoom, baselineWords } from './across-baseline.tsx';
import {
  baselineStyle,
  gridStyle,
  labelStyle,
  nameAbove,
  quietAxis,
  textWidth,
  zeroLine,
} from './axis-style.ts';
import { ordered } from './chart-order.ts';
import { LeftOut, Legend } from './legend.tsx';
import { type Measure, measureOf, niceTicks, zeroDomain } from './measure.ts';
import { markLabel, type Pick, usePick } from './pick.ts';
import { drawnNumbers, firstBars, type PlotData, type Point, plotData } from './plot-data.ts';
import type { PlotProps } from './plot-props.ts';
import { PlotTooltip } from './plot-tooltip.tsx';
import { chartsWords } from './words.ts';

const longLabel = 11;
const manyBars = 9;
/** Standing bars are wide enough for a label each up to this many. */
const labelledBars = 12;
/** Pixels beside a lying bar for its value. */
const labelRoom = 72;

type BarSpec = PlotProps<'bar'>['spec'];

/** Lying where names are long or many, standing along time. */
export function BarPlot({ spec, table }: PlotProps<'bar'>) {
  const words = useWords(chartsWords);
  const data = firstBars(ordered(plotData(table, spec, words), spec.sort), words);
  const plot = barsOf(spec, data, usePick());
  return (
    <>
      <Legend series={data.series} />
      {liesDown(data) ? <LyingBars {...plot} /> : <StandingBars {...plot} />}
      <LeftOut what={data.leftOut} />
    </>
  );
}

function liesDown({ points, isTime }: PlotData): boolean {
  if (isTime) return false;
  return points.length > manyBars || points.some(({ label }) => label.length > longLabel);
}

interface Bars {
  readonly spec: BarSpec;
  readonly data: PlotData;
  readonly points: readonly Point[];
  readonly pick: Pick;
  /** Of the axis: shares where each bar is a whole. */
  readonly measure: Measure;
  readonly valueMeasure: Measure;
  readonly domain: [number, number];
  readonly stacking: { readonly stackOffset?: 'expand' };
}

function barsOf(spec: BarSpec, data: PlotData, pick: Pick): Bars {
  const numbers = spec.arrangement === 'stacked' ? stackHeights(data) : drawnNumbers(data);
  const isOfShares = spec.arrangement === 'percent' && data.series.length > 1;
  return {
    spec,
    data,
    pick,
    points: painted(data, spec.highlight),
    measure: measureOf(isOfShares ? { style: 'percent' } : spec),
    valueMeasure: measureOf(spec),
    domain: isOfShares ? [0, 1] : zeroDomain(numbers, spec.baseline?.value),
    stacking: isOfShares ? { stackOffset: 'expand' } : {},
  };
}

function stackHeights({ points, series }: PlotData): readonly number[] {
  return points.map((point) => series.reduce((sum, { key }) => sum + (point[key] ?? 0), 0));
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

function LyingBars(bars: Bars) {
  const { spec, data, points, measure, domain } = bars;
  const isLabelled = data.series.length === 1;
  const ticks = niceTicks(domain);
  const barSpace =
    data.series.length > 1 && spec.arrangement === 'grouped' ? data.series.length * 14 + 14 : 28;
  const head = spec.baseline === undefined ? 4 : 20;
  return (
    <BarChart
      responsive
      layout="vertical"
      {...bars.stacking}
      data={[...points]}
      accessibilityLayer={false}
      style={{ width: '100%', height: points.length * barSpace + head + (isLabelled ? 4 : 34) }}
      margin={{ top: head, right: isLabelled ? labelRoom : 16, bottom: 0, left: 0 }}
      barCategoryGap="22%"
      barGap={2}
    >
      {!isLabelled && <CartesianGrid horizontal={false} {...gridStyle} />}
      <XAxis
        type="number"
        hide={isLabelled}
        domain={isLabelled ? domain : ends(ticks)}
        ticks={[...ticks]}
        tickFormatter={measure.tick}
        padding={isLabelled && domain[0] < 0 ? { left: labelRoom } : {}}
        {...quietAxis}
      />
      <YAxis
        type="category"
        dataKey="label"
        width={textWidth(Math.max(...points.map(({ label }) => label.length)), 48, 190)}
        interval={0}
        tickFormatter={(label: string) => shortened(label, 27)}
        {...quietAxis}
        tick={{ ...quietAxis.tick, fill: 'var(--text-2)' }}
      />
      {tooltipOf(bars)}
      {seriesOf(bars, isLabelled ? 'right' : undefined)}
      <ReferenceLine x={0} {...zeroLine} />
      {spec.baseline && (
        <ReferenceLine
          x={spec.baseline.value}
          {...baselineStyle}
          label={{ value: baselineWords(spec, measure), ...nameAbove }}
        />
      )}
    </BarChart>
  );
}

function StandingBars(bars: Bars) {
  const { spec, data, points, measure, domain } = bars;
  const isLabelled = data.series.length === 1 && points.length <= labelledBars;
  const ticks = niceTicks(domain);
  return (
    <BarChart
      responsive
      {...bars.stacking}
      data={[...points]}
      accessibilityLayer={false}
      style={{ width: '100%', height: 280 }}
      margin={{ top: 22, right: baselineRoom(spec, measure, 4), bottom: 0, left: 0 }}
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
      />
      <YAxis
        hide={isLabelled}
        width={48}
        domain={isLabelled ? domain : ends(ticks)}
        ticks={[...ticks]}
        tickFormatter={measure.tick}
        padding={isLabelled && domain[0] < 0 ? { bottom: 20 } : {}}
        {...quietAxis}
      />
      {tooltipOf(bars)}
      {seriesOf(bars, isLabelled ? 'top' : undefined)}
      <ReferenceLine y={0} {...zeroLine} />
      {acrossBaseline(spec, measure, true)}
    </BarChart>
  );
}

interface BarClick {
  readonly payload?: Point | undefined;
}

/** `labels` is the side on which each bar says its value. */
function seriesOf(
  { spec, data, measure, pick }: Bars,
  labels: 'right' | 'top' | undefined,
): readonly ReactElement[] {
  return data.series.map(({ key, name, color }) => (
    <Bar
      key={key}
      dataKey={key}
      fill={color}
      maxBarSize={64}
      onClick={({ payload }: BarClick) => {
        if (payload !== undefined) pick(markLabel(payload.label, name, data.series.length));
      }}
      isAnimationActive={false}
      shape={drawnBar}
      {...(spec.arrangement === 'grouped' ? {} : { stackId: 'all' })}
    >
      {labels && (
        <LabelList
          dataKey={key}
          position={labels}
          {...labelStyle}
          formatter={(value) => (typeof value === 'number' ? measure.label(value) : '')}
        />
      )}
    </Bar>
  ));
}

/** Recharts leaves out bars of zero, and their labels with them, unless it is told how a bar is drawn. */
function drawnBar(bar: BarShapeProps): ReactElement {
  return <Rectangle {...bar} />;
}

function tooltipOf({ data, valueMeasure }: Bars): ReactElement {
  return (
    <Tooltip
      isAnimationActive={false}
      cursor={{ fill: 'var(--surface-2)' }}
      content={<PlotTooltip series={data.series} measure={valueMeasure} />}
    />
  );
}

function ends(ticks: readonly number[]): [number, number] {
  return [ticks[0] ?? 0, ticks.at(-1) ?? 1];
}

function shortened(label: string, most: number): string {
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}

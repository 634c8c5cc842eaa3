import { CartesianGrid, Label, ReferenceLine, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts';
import { numberOf } from '../../core/cell.ts';
import { columnIndex } from '../../core/result-set.ts';
import { formatCount, formatNumber, formatTick } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { baselineStyle, gridStyle, labelStyle, quietAxis, zeroLine } from './axis-style.ts';
import { LeftOut, Legend } from './legend.tsx';
import { lineDomain, measureOf, niceTicks } from './measure.ts';
import { usePick } from './pick.ts';
import { labelText, seriesColor } from './plot-data.ts';
import type { PlotProps } from './plot-props.ts';
import { logTicks, scaleFor } from './scale.ts';
import { type ChartsWords, chartsWords } from './words.ts';

/** More points than these are thinned evenly: beyond, a drawing shows ink and not points. */
const mostPoints = 1500;
const mostSeries = 6;

type ScatterSpec = PlotProps<'scatter'>['spec'];

interface Dot {
  /** Of its row among all. */
  readonly place: number;
  readonly x: number;
  readonly y: number;
  readonly group: string;
}

export function ScatterPlot({ spec, table }: PlotProps<'scatter'>) {
  const words = useWords(chartsWords);
  const pick = usePick();
  const dots = dotsOf(spec, table, words);
  const groups = [...new Set(dots.map(({ group }) => group))].slice(0, mostSeries);
  const series = groups.map((name, place) => ({ name, color: seriesColor(place) }));
  const measure = measureOf(spec);
  const along = niceTicks(
    lineDomain(
      dots.map(({ x }) => x),
      undefined,
    ),
    5,
  );
  const up = niceTicks(
    lineDomain(
      dots.map(({ y }) => y),
      undefined,
    ),
  );
  const [xScale, yScale] = [
    scaleFor(
      { type: 'scatter' },
      dots.map(({ x }) => x),
    ),
    scaleFor(
      spec,
      dots.map(({ y }) => y),
    ),
  ];
  const xTicks = xScale === 'log' ? logTicks(dots.map(({ x }) => x)) : along;
  const yTicks = yScale === 'log' ? logTicks(dots.map(({ y }) => y)) : up;
  const range: [number, number] = [xTicks[0] ?? 0, xTicks.at(-1) ?? 1];
  return (
    <>
      <Legend series={series} />
      <ScatterChart
        responsive
        accessibilityLayer={false}
        style={{ width: '100%', height: 320 }}
        margin={{ top: 12, right: 16, bottom: 18, left: 0 }}
      >
        <CartesianGrid {...gridStyle} />
        <XAxis
          dataKey="x"
          type="number"
          scale={xScale}
          domain={range}
          ticks={[...xTicks]}
          tickFormatter={(x: number) => formatTick(x, 'number')}
          {...quietAxis}
          axisLine={zeroLine}
        >
          <Label
            value={xScale === 'log' ? words.logarithmic(spec.x) : spec.x}
            position="bottom"
            offset={2}
            {...labelStyle}
          />
        </XAxis>
        <YAxis
          dataKey="y"
          type="number"
          width={52}
          scale={yScale}
          domain={[yTicks[0] ?? 0, yTicks.at(-1) ?? 1]}
          ticks={[...yTicks]}
          tickFormatter={measure.tick}
          {...quietAxis}
        />
        <Tooltip isAnimationActive={false} cursor={false} content={<DotTooltip spec={spec} />} />
        {series.map(({ name, color }) => (
          <Scatter
            key={name}
            data={dots.filter(({ group }) => group === name)}
            fill={color}
            fillOpacity={0.55}
            shape={DotShape}
            onClick={({ payload }: { readonly payload?: Dot }) => {
              if (payload !== undefined) pick(payload.place);
            }}
            isAnimationActive={false}
          />
        ))}
        {spec.fit && xScale === 'linear' && yScale === 'linear' && (
          <ReferenceLine
            segment={fitSegment(spec.fit, range)}
            {...baselineStyle}
            strokeDasharray="0"
            strokeWidth={2}
          />
        )}
      </ScatterChart>
      <LeftOut what={leftOutOf(dots.length, table.rows.length, words)} />
    </>
  );
}

function dotsOf(spec: ScatterSpec, table: PlotProps<'scatter'>['table'], words: ChartsWords): readonly Dot[] {
  const [x, y] = [columnIndex(table, spec.x), columnIndex(table, spec.y)];
  const group = spec.series === undefined ? -1 : columnIndex(table, spec.series);
  const step = Math.max(1, Math.ceil(table.rows.length / mostPoints));
  return table.rows.flatMap((row, place) => {
    const [left, up] = [numberOf(row[x]), numberOf(row[y])];
    if (place % step !== 0 || left === undefined || up === undefined) return [];
    return [{ place, x: left, y: up, group: group < 0 ? '' : labelText(row[group] ?? null, words) }];
  });
}

function leftOutOf(drawn: number, all: number, { leftOut }: ChartsWords): string | undefined {
  return all > mostPoints ? leftOut.points(formatCount(drawn), formatCount(all)) : undefined;
}

type Place = { x: number; y: number };

function fitSegment(
  { slope, intercept }: NonNullable<ScatterSpec['fit']>,
  [from, to]: [number, number],
): [Place, Place] {
  const at = (x: number) => ({ x, y: slope * x + intercept });
  return [at(from), at(to)];
}

interface DotShapeProps {
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
  readonly fill?: string | undefined;
  readonly fillOpacity?: number | string | undefined;
}

function DotShape({ cx = 0, cy = 0, fill, fillOpacity }: DotShapeProps) {
  return <circle cx={cx} cy={cy} r={3} fill={fill} fillOpacity={fillOpacity} />;
}

interface DotTooltipProps {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: Dot }[];
  readonly spec: ScatterSpec;
}

function DotTooltip({ active, payload, spec }: DotTooltipProps) {
  const dot = payload?.[0]?.payload;
  if (active !== true || dot === undefined) return null;
  return (
    <div className="plot-tooltip">
      {dot.group !== '' && <p>{dot.group}</p>}
      <ul>
        <li>{`${spec.x} ${formatNumber(dot.x)}`}</li>
        <li>{`${spec.y} ${formatNumber(dot.y)}`}</li>
      </ul>
    </div>
  );
}

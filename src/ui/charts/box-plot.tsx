import { Bar, CartesianGrid, ComposedChart, Tooltip, useYAxisScale, XAxis, YAxis } from 'recharts';
import { formatCount } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { gridStyle, quietAxis, zeroLine } from './axis-style.ts';
import { type Box, boxesOf } from './box-data.ts';
import { LeftOut } from './legend.tsx';
import { lineDomain, type Measure, measureOf, niceTicks } from './measure.ts';
import { usePick } from './pick.ts';
import type { PlotProps } from './plot-props.ts';
import { type ChartsWords, chartsWords } from './words.ts';

/** The spread of a measure, group beside group. */
export function BoxPlot({ spec, table }: PlotProps<'box'>) {
  const { boxes, leftOut } = boxesOf(table, spec, useWords(chartsWords));
  const measure = measureOf(spec);
  const pick = usePick();
  const ends = boxes.flatMap(({ low, high, outliers }) => [low, high, ...outliers]);
  const ticks = niceTicks(lineDomain(ends, undefined));
  return (
    <>
      <ComposedChart
        responsive
        data={[...boxes]}
        accessibilityLayer={false}
        style={{ width: '100%', height: 300 }}
        margin={{ top: 12, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} {...gridStyle} />
        <XAxis dataKey="label" interval={0} {...quietAxis} axisLine={zeroLine} />
        <YAxis
          width={52}
          domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
          ticks={[...ticks]}
          tickFormatter={measure.tick}
          {...quietAxis}
        />
        <Tooltip isAnimationActive={false} cursor={false} content={<BoxTooltip measure={measure} />} />
        <Bar
          dataKey="median"
          isAnimationActive={false}
          shape={BoxShape}
          onClick={({ payload }: { readonly payload?: Box }) => {
            if (payload !== undefined) pick(payload.label);
          }}
        />
      </ComposedChart>
      <LeftOut what={leftOut} />
    </>
  );
}

interface BoxShapeProps {
  readonly x?: number;
  readonly width?: number;
  readonly payload?: Box;
}

const widestBox = 72;

function BoxShape({ x = 0, width = 0, payload }: BoxShapeProps) {
  const scale = useYAxisScale();
  if (scale === undefined || payload === undefined) return null;
  const at = (value: number) => Number(scale(value));
  const middle = x + width / 2;
  const wide = Math.min(widestBox, width * 0.7);
  const [left, right] = [middle - wide / 2, middle + wide / 2];
  const { low, q1, median, q3, high, outliers } = payload;
  const line = { stroke: 'var(--series-1)', strokeWidth: 1.5 } as const;
  return (
    <g>
      <line x1={middle} x2={middle} y1={at(high)} y2={at(q3)} {...line} />
      <line x1={middle} x2={middle} y1={at(q1)} y2={at(low)} {...line} />
      {[high, low].map((end) => (
        <line key={end} x1={middle - wide / 4} x2={middle + wide / 4} y1={at(end)} y2={at(end)} {...line} />
      ))}
      <rect
        x={left}
        y={at(q3)}
        width={wide}
        height={Math.max(1, at(q1) - at(q3))}
        fill="var(--series-1)"
        fillOpacity={0.18}
        {...line}
      />
      <line x1={left} x2={right} y1={at(median)} y2={at(median)} stroke="var(--series-1)" strokeWidth={3} />
      {outliers.map((value, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal values are told apart by their place
        <circle key={place} cx={middle} cy={at(value)} r={2.5} fill="var(--series-1)" fillOpacity={0.5} />
      ))}
    </g>
  );
}

interface BoxTooltipProps {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: Box }[];
  readonly measure: Measure;
}

function BoxTooltip({ active, payload, measure }: BoxTooltipProps) {
  const words = useWords(chartsWords);
  const box = payload?.[0]?.payload;
  if (active !== true || box === undefined) return null;
  return (
    <div className="plot-tooltip">
      <p>{box.label}</p>
      <ul>
        {boxFacts(box, measure, words).map(([name, text]) => (
          <li key={name}>
            <span>{name}</span>
            <span className="digits">{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function boxFacts(
  box: Box,
  measure: Measure,
  { box: words }: ChartsWords,
): readonly (readonly [name: string, text: string])[] {
  return [
    [words.high, measure.label(box.high)],
    [words.q3, measure.label(box.q3)],
    [words.median, measure.label(box.median)],
    [words.q1, measure.label(box.q1)],
    [words.low, measure.label(box.low)],
    [words.outliers, formatCount(box.outlierCount)],
    [words.count, formatCount(box.count)],
  ];
}

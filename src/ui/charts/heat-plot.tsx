import { Scatter, ScatterChart, Tooltip, usePlotArea, XAxis, YAxis } from 'recharts';
import { useWords } from '../language/use-words.ts';
import { quietAxis, textWidth } from './axis-style.ts';
import { type HeatCell, type HeatData, heatData } from './heat-data.ts';
import { LeftOut } from './legend.tsx';
import { type Measure, measureOf } from './measure.ts';
import { usePick } from './pick.ts';
import type { PlotProps } from './plot-props.ts';
import { chartsWords } from './words.ts';

const rowHeight = 30;
/** Cells as wide as this have room for their number. */
const roomForNumber = 46;

/** A cell for each pair, the stronger the greater; two hues only around a zero that means something. */
export function HeatPlot({ spec, table }: PlotProps<'heat'>) {
  const data = heatData(table, spec, useWords(chartsWords));
  const measure = measureOf(spec);
  const points = data.cells.map((cell) => ({
    ...cell,
    across: data.xs.indexOf(cell.x) + 0.5,
    down: data.ys.indexOf(cell.y) + 0.5,
  }));
  const pick = usePick();
  const nameWidth = textWidth(Math.max(...data.ys.map((name) => Math.min(24, name.length))), 40, 170);
  return (
    <>
      <HeatLegend data={data} measure={measure} />
      <ScatterChart
        responsive
        accessibilityLayer={false}
        style={{ width: '100%', height: data.ys.length * rowHeight + 34 }}
        margin={{ top: 4, right: 8, bottom: 0, left: 0 }}
      >
        <XAxis
          dataKey="across"
          type="number"
          domain={[0, data.xs.length]}
          ticks={data.xs.map((_, place) => place + 0.5)}
          tickFormatter={(at: number) => data.xs[Math.floor(at)] ?? ''}
          minTickGap={8}
          interval="preserveStart"
          {...quietAxis}
        />
        <YAxis
          dataKey="down"
          type="number"
          reversed
          width={nameWidth}
          domain={[0, data.ys.length]}
          ticks={data.ys.map((_, place) => place + 0.5)}
          tickFormatter={(at: number) => shortened(data.ys[Math.floor(at)] ?? '')}
          interval={0}
          {...quietAxis}
        />
        <Tooltip isAnimationActive={false} cursor={false} content={<HeatTooltip measure={measure} />} />
        <Scatter
          data={points}
          isAnimationActive={false}
          onClick={({ payload }: { readonly payload?: HeatCell }) => {
            if (payload !== undefined) pick(`${payload.x}, ${payload.y}`);
          }}
          shape={(drawn: HeatShapeProps) => <HeatShape {...drawn} data={data} measure={measure} />}
        />
      </ScatterChart>
      <LeftOut what={data.leftOut} />
    </>
  );
}

interface HeatShapeProps {
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
  readonly payload?: HeatCell;
}

function HeatShape({
  cx = 0,
  cy = 0,
  payload,
  data,
  measure,
}: HeatShapeProps & { readonly data: HeatData; readonly measure: Measure }) {
  const area = usePlotArea();
  if (area === undefined || payload === undefined) return null;
  const [wide, high] = [area.width / data.xs.length, area.height / data.ys.length];
  const { value, strength } = payload;
  const isNumbered = value !== null && wide >= roomForNumber;
  return (
    <g>
      <rect
        x={cx - wide / 2 + 0.5}
        y={cy - high / 2 + 0.5}
        width={Math.max(1, wide - 1)}
        height={Math.max(1, high - 1)}
        rx={2}
        fill={value === null ? 'var(--surface-2)' : heatColor(strength)}
      />
      {isNumbered && (
        <text
          x={cx}
          y={cy}
          dy="0.35em"
          textAnchor="middle"
          fontSize={12}
          fill={numberColor(Math.abs(strength))}
        >
          {measure.tick(value)}
        </text>
      )}
    </g>
  );
}

/** Whichever stands out more from its cell: light cells turn later than dark ones. */
function numberColor(size: number): string {
  if (size > 0.79) return 'var(--surface-1)';
  return size > 0.66 ? 'light-dark(var(--text-1), var(--surface-1))' : 'var(--text-1)';
}

function heatColor(strength: number): string {
  const hue = strength < 0 ? 'var(--series-5)' : 'var(--series-1)';
  return `color-mix(in oklab, ${hue} ${Math.round(8 + 92 * Math.abs(strength))}%, var(--surface-1))`;
}

function HeatLegend({ data, measure }: { readonly data: HeatData; readonly measure: Measure }) {
  const from = data.isAroundZero ? -1 : 0;
  const steps = Array.from({ length: 7 }, (_, place) => from + ((1 - from) * place) / 6);
  return (
    <ul className="legend heat-legend" aria-hidden="true">
      <li>{measure.tick(data.least)}</li>
      {steps.map((strength) => (
        <li key={strength}>
          <span className="legend-mark" style={{ background: heatColor(strength) }} />
        </li>
      ))}
      <li>{measure.tick(data.most)}</li>
    </ul>
  );
}

interface HeatTooltipProps {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: HeatCell }[];
  readonly measure: Measure;
}

function HeatTooltip({ active, payload, measure }: HeatTooltipProps) {
  const { missing } = useWords(chartsWords);
  const cell = payload?.[0]?.payload;
  if (active !== true || cell === undefined) return null;
  return (
    <div className="plot-tooltip">
      <p>{`${cell.x} · ${cell.y}`}</p>
      <span className="digits">{cell.value === null ? missing : measure.exact(cell.value)}</span>
    </div>
  );
}

function shortened(name: string): string {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
}

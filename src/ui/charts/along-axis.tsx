import type { ReactElement } from 'react';
import { XAxis } from 'recharts';
import { formatMoment } from '../format.ts';
import { quietAxis, zeroLine } from './axis-style.ts';
import type { PlotData } from './plot-data.ts';

const mostTicks = 6;

/** The axis along which lines run: true to time where x is a date, even steps otherwise. */
export function alongAxis({ points, isTime, grain }: PlotData): ReactElement {
  if (!isTime) return <XAxis dataKey="label" minTickGap={24} {...quietAxis} axisLine={zeroLine} />;
  const step = Math.max(1, Math.ceil(points.length / mostTicks));
  const ticks = points.flatMap(({ moment }, place) =>
    place % step === 0 && moment !== undefined ? [moment] : [],
  );
  return (
    <XAxis
      dataKey="moment"
      type="number"
      scale="time"
      domain={['dataMin', 'dataMax']}
      ticks={ticks}
      interval="preserveStart"
      tickFormatter={(moment: number) => formatMoment(new Date(moment).toISOString(), undefined, grain)}
      padding={{ left: 8, right: 8 }}
      {...quietAxis}
      axisLine={zeroLine}
    />
  );
}

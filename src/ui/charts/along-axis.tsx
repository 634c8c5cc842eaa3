import type { ReactElement } from 'react';
import { XAxis } from 'recharts';
import { formatMoment, formatShortDay } from '../moment.ts';
import { quietAxis, zeroLine } from './axis-style.ts';
import type { PlotData } from './plot-data.ts';

const mostTicks = 6;

/** The axis along which lines run: true to time where x is a date, even steps otherwise. */
export function alongAxis(data: PlotData): ReactElement {
  if (!data.isTime) return <XAxis dataKey="label" minTickGap={24} {...quietAxis} axisLine={zeroLine} />;
  const ticks = momentTicks(data);
  return (
    <XAxis
      dataKey="moment"
      type="number"
      scale="time"
      domain={['dataMin', 'dataMax']}
      ticks={[...ticks]}
      interval="preserveStart"
      tickFormatter={(moment: number, place: number) => tickText(data, ticks, moment, place)}
      padding={{ left: 8, right: 8 }}
      {...quietAxis}
      axisLine={zeroLine}
    />
  );
}

function momentTicks({ points }: PlotData): readonly number[] {
  const step = Math.max(1, Math.ceil(points.length / mostTicks));
  return points.flatMap(({ moment }, place) => (place % step === 0 && moment !== undefined ? [moment] : []));
}

/** The year is said once, as long as it is the same. */
function tickText({ grain }: PlotData, ticks: readonly number[], moment: number, place: number): string {
  const text = new Date(moment).toISOString();
  const isDay = grain === 'day' || grain === 'week';
  const isNewYear = place === 0 || yearOf(moment) !== yearOf(ticks[place - 1] ?? moment);
  return isDay && !isNewYear ? formatShortDay(text) : formatMoment(text, undefined, grain);
}

function yearOf(moment: number): number {
  return new Date(moment).getUTCFullYear();
}

import type { MouseEvent } from 'react';
import { DefaultZIndexes, usePlotArea, useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts';
import { markLabel, usePick } from './pick.ts';
import type { PlotData, Point, Series } from './plot-data.ts';

interface PickLayerProps {
  readonly data: PlotData;
  /** Each series lies on those before it. */
  readonly isStacked?: boolean;
}

/** Lies over lines and areas: a click anywhere picks the mark that is nearest to it. */
export function PickLayer({ data, isStacked = false }: PickLayerProps) {
  const area = usePlotArea();
  const [across, up] = [useXAxisScale(), useYAxisScale()];
  const pick = usePick();
  if (area === undefined || across === undefined || up === undefined) return null;
  const onClick = ({ currentTarget, clientX, clientY }: MouseEvent<SVGRectElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const [x, y] = [clientX - box.left + area.x, clientY - box.top + area.y];
    const point = nearest(data.points, (each) => Number(across(each.moment ?? each.label)) - x);
    if (point === undefined) return;
    const heights = heightsOf(point, data.series, isStacked);
    const mark = nearest(heights, ({ height, floor }) => {
      const [top, bottom] = [Number(up(height)), Number(up(floor))];
      return isStacked && y >= top && y <= bottom ? 0 : top - y;
    });
    if (mark !== undefined) pick(markLabel(point.label, mark.name, data.series.length));
  };
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.activeDot + 1}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys walk over the same marks */}
      <rect className="pick-layer" {...area} fill="transparent" onClick={onClick} />
    </ZIndexLayer>
  );
}

interface Height {
  readonly name: string;
  readonly floor: number;
  readonly height: number;
}

function heightsOf(point: Point, series: readonly Series[], isStacked: boolean): readonly Height[] {
  let below = 0;
  return series.flatMap(({ key, name }) => {
    const value = point[key] ?? null;
    if (value === null) return [];
    const floor = isStacked ? below : 0;
    below += value;
    return [{ name, floor, height: floor + value }];
  });
}

function nearest<Each>(all: readonly Each[], distance: (each: Each) => number): Each | undefined {
  const measured = all.map((each) => ({ each, away: Math.abs(distance(each)) }));
  return measured.reduce<(typeof measured)[number] | undefined>(
    (best, next) => (best === undefined || next.away < best.away ? next : best),
    undefined,
  )?.each;
}

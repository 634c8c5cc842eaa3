import { markLabel, type Pick } from './pick.ts';
import type { PlotData, Series } from './plot-data.ts';

/** As recharts gives it. */
interface PlacedDot {
  readonly cx: number | undefined;
  readonly cy: number | undefined;
  /** Of the point among those that are drawn. */
  readonly index: number;
}

/** The dot under the pointer; a click picks it. */
export function activeDot({ points, series }: PlotData, { name, color }: Series, pick: Pick) {
  return ({ cx, cy, index }: PlacedDot) => {
    const point = points[index];
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the keys walk over the same marks
      <circle
        className="active-dot"
        cx={cx}
        cy={cy}
        r={5}
        fill={color}
        onClick={() => {
          if (point !== undefined) pick(markLabel(point.label, name, series.length));
        }}
      />
    );
  };
}

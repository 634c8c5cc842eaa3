import { usePlotArea, useYAxisScale } from 'recharts';
import type { Point, Series } from './plot-data.ts';

const lineHeight = 15;

/** Names each line at its right end, moved apart where they would touch. */
export function EndLabels({
  points,
  series,
}: {
  readonly points: readonly Point[];
  readonly series: readonly Series[];
}) {
  const area = usePlotArea();
  const scale = useYAxisScale();
  if (area === undefined || scale === undefined || series.length < 2) return null;
  const wanted = series.map(({ key, name, color }) => {
    const last = points.findLast((point) => typeof point[key] === 'number')?.[key] ?? 0;
    return { name, color, y: Number(scale(last)) };
  });
  return apart(wanted).map(({ name, color, y }) => (
    <text
      key={name}
      x={area.x + area.width + 8}
      y={y}
      dy="0.35em"
      fontSize={12}
      fontWeight={500}
      fill={color}
    >
      {name.length > 16 ? `${name.slice(0, 15)}…` : name}
    </text>
  ));
}

function apart<Label extends { readonly y: number }>(labels: readonly Label[]): readonly Label[] {
  const placed: Label[] = [];
  for (const label of labels.toSorted((a, b) => a.y - b.y)) {
    const highest = (placed.at(-1)?.y ?? Number.NEGATIVE_INFINITY) + lineHeight;
    placed.push({ ...label, y: Math.max(label.y, highest) });
  }
  return placed;
}

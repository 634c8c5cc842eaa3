import { type Cell, cellText, numberOf } from '../../core/cell.ts';
import type { ChartSpec } from '../../core/chart.ts';
import { columnValues, type ResultSet } from '../../core/result-set.ts';
import { formatValue } from '../format.ts';

interface Point {
  readonly label: Cell;
  readonly value: number;
}

type Drawable = Extract<ChartSpec, { readonly type: 'bar' | 'line' }>;

interface DrawnProps {
  readonly points: readonly Point[];
  readonly spec: Drawable;
}

/** More bars than this stand upright and without a name each. */
const mostNamedBars = 6;

/** A small drawing of a chart that needs no library: what it shows in full is in the app. */
export function FinishedChart({ spec, result }: { readonly spec: ChartSpec; readonly result: ResultSet }) {
  if (spec.type !== 'bar' && spec.type !== 'line') return null;
  const points = pointsOf(spec, result);
  if (spec.type === 'line') return <Columns spec={spec} points={points} />;
  if (points.length > mostNamedBars) return <Columns spec={spec} points={points.toSorted(byLabel)} />;
  return <Bars spec={spec} points={points} />;
}

function pointsOf({ x, y }: Drawable, result: ResultSet): readonly Point[] {
  const [measure = ''] = y;
  const values = columnValues(result, measure);
  return columnValues(result, x).flatMap((label, row) => {
    const value = numberOf(values[row]);
    return value === undefined ? [] : [{ label, value }];
  });
}

function byLabel(a: Point, b: Point): number {
  return (numberOf(a.label) ?? 0) - (numberOf(b.label) ?? 0);
}

function highest(points: readonly Point[]): number {
  return Math.max(...points.map(({ value }) => value));
}

function written(value: number, { style, unit }: Drawable): string {
  return formatValue(value, { style, ...(unit === undefined ? {} : { unit }) });
}

function Bars({ points, spec }: DrawnProps) {
  const most = highest(points);
  return (
    <div className="finished-bars" aria-hidden="true">
      {points.map(({ label, value }) => (
        <div key={cellText(label)} className={value === most ? 'finished-bar is-point' : 'finished-bar'}>
          <span>{cellText(label)}</span>
          <span>
            <span style={{ width: `${(value / most) * 100}%` }} />
          </span>
          <span>{written(value, spec)}</span>
        </div>
      ))}
    </div>
  );
}

/** Of the drawing, in its own units. */
const columnStep = 10;
const columnWidth = 7;
const height = 100;

function Columns({ points, spec }: DrawnProps) {
  const most = highest(points);
  const [first, last] = [points[0], points.at(-1)];
  const top = points.find(({ value }) => value === most);
  if (first === undefined || last === undefined || top === undefined) return null;
  return (
    <div className="finished-columns" aria-hidden="true">
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${points.length * columnStep} ${height}`}
        preserveAspectRatio="none"
      >
        {points.map(({ label, value }, index) => (
          <rect
            key={cellText(label)}
            className={value === most ? 'is-point' : ''}
            x={index * columnStep}
            width={columnWidth}
            y={height - (value / most) * height}
            height={(value / most) * height}
          />
        ))}
      </svg>
      <p>
        <span>{labelWords(first, spec)}</span>
        <span className="is-point">{`${labelWords(top, spec)}: ${written(most, spec)}`}</span>
        <span>{labelWords(last, spec)}</span>
      </p>
    </div>
  );
}

function labelWords({ label }: Point, { x, type }: Drawable): string {
  return type === 'line' ? formatValue(label, { style: 'date' }) : `${x} ${cellText(label)}`;
}

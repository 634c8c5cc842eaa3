import type { ColumnProfile } from '../../core/profile.ts';
import './spark.css';

const width = 88;
const height = 26;
const categories = 12;

/** The shape of a column's values in a glance: a histogram, or its most frequent values. */
export function Spark({ column }: { readonly column: ColumnProfile }) {
  const bars = barsOf(column);
  if (bars.counts.length === 0) return <span className="spark" />;
  return <Bars counts={bars.counts} gap={bars.gap} width={width} height={height} />;
}

function barsOf(column: ColumnProfile): { readonly counts: readonly number[]; readonly gap: number } {
  if (column.numeric !== undefined && column.numeric.histogram.length > 0) {
    return { counts: column.numeric.histogram.map((bin) => bin.count), gap: 0.5 };
  }
  if (column.time !== undefined) return { counts: column.time.histogram.map((bin) => bin.count), gap: 0 };
  return { counts: column.topValues.slice(0, categories).map((top) => top.count), gap: 2 };
}

interface BarsProps {
  readonly counts: readonly number[];
  readonly gap: number;
  readonly width: number;
  readonly height: number;
}

function Bars({ counts, gap, width: full, height: high }: BarsProps) {
  const most = Math.max(1, ...counts);
  const step = Math.min(full / counts.length, 16);
  return (
    <svg className="spark" viewBox={`0 0 ${full} ${high}`} preserveAspectRatio="none" aria-hidden="true">
      {counts.map((count, place) => {
        const tall = count === 0 ? 0 : Math.max(1, (count / most) * high);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is known by its place
            key={place}
            x={place * step}
            y={high - tall}
            width={Math.max(0.5, step - gap)}
            height={tall}
          />
        );
      })}
    </svg>
  );
}

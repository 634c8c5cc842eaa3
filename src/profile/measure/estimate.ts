import type { InPlace } from '../../core/dataset.ts';
import { finiteNumberOf } from './aggregates.ts';
import { type ColumnFacts, valueCountOf } from './column-facts.ts';
import type { Moments } from './numeric.ts';
import type { Shape } from './shape.ts';
import type { TimeRange } from './time.ts';
import type { ValueCounts } from './value-counts.ts';

/** What was counted in all rows of a column when its file was opened. */
interface Known {
  readonly rowCount: number;
  readonly column: InPlace['columns'][number];
}

/** From this share of different values on, those that were not sampled are taken to differ as well. */
const mostlyDifferent = 0.95;
/** Up to this share, the sample is taken to hold every value that there is. */
const seenAll = 0.1;

/** More would promise more than a sample can tell. */
const significantDigits = 3;

/** What a sample's facts let expect of all rows. Missing values and the ends of numbers and times are known exactly. */
export function estimateWhole(sample: ColumnFacts, known: Known): ColumnFacts {
  const { rowCount, column } = known;
  const inSample = valueCountOf(sample);
  const factor = inSample === 0 ? 1 : column.valueCount / inSample;
  const scale = (count: number): number =>
    Math.round(Number((count * factor).toPrecision(significantDigits)));
  const distinctCount = estimateDistinct(sample.distinctCount, inSample, column.valueCount);
  const nullCount = rowCount - column.valueCount;
  return {
    ...sample,
    rowCount,
    nullCount,
    distinctCount,
    distinctIsExact: column.valueCount === 0,
    counts: sample.counts && scaledCounts(sample.counts, { nullCount, distinctCount }, scale),
    numeric: sample.numeric && {
      moments: scaledMoments(sample.numeric.moments, column, scale),
      shape: scaledShape(sample.numeric.shape, scale),
    },
    time: sample.time && {
      ...sample.time,
      range: scaledRange(sample.time.range, column, scale),
      histogram: sample.time.histogram.map((bin) => ({ ...bin, count: scale(bin.count) })),
    },
    textContent: sample.textContent && {
      ...sample.textContent,
      filledCount: scale(sample.textContent.filledCount),
      numberCount: scale(sample.textContent.numberCount),
    },
  };
}

/**
 * Between the two certain cases, the estimate whose greatest possible error is least: Charikar, Chaudhuri, Motwani and
 * Narasayya 2000 (https://doi.org/10.1145/335168.335230), as if every sampled value had been seen once.
 */
function estimateDistinct(distinct: number, sampled: number, all: number): number {
  if (sampled === 0 || distinct <= seenAll * sampled) return distinct;
  if (distinct >= mostlyDifferent * sampled) return Math.round((distinct / sampled) * all);
  return Math.round(distinct * Math.sqrt(all / sampled));
}

function scaledCounts(
  counts: ValueCounts,
  known: Pick<ValueCounts, 'nullCount' | 'distinctCount'>,
  scale: (count: number) => number,
): ValueCounts {
  return { ...known, values: counts.values.map(({ value, count }) => ({ value, count: scale(count) })) };
}

function scaledMoments(moments: Moments, column: Known['column'], scale: (count: number) => number): Moments {
  return {
    ...moments,
    min: finiteNumberOf(column.min) ?? moments.min,
    max: finiteNumberOf(column.max) ?? moments.max,
    usableCount: scale(moments.usableCount),
    sum: moments.mean * scale(moments.usableCount),
    zeroCount: scale(moments.zeroCount),
    negativeCount: scale(moments.negativeCount),
    estimated: true,
  };
}

function scaledShape(shape: Shape, scale: (count: number) => number): Shape {
  return {
    histogram: shape.histogram.map((bin) => ({ ...bin, count: scale(bin.count) })),
    outlierCount: scale(shape.outlierCount),
    extremeCount: scale(shape.extremeCount),
  };
}

function scaledRange(range: TimeRange, column: Known['column'], scale: (count: number) => number): TimeRange {
  return {
    ...range,
    min: typeof column.min === 'string' ? column.min : range.min,
    max: typeof column.max === 'string' ? column.max : range.max,
    placeholderCounts: range.placeholderCounts.map(scale),
    futureCount: scale(range.futureCount),
  };
}

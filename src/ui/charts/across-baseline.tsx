import type { ReactElement } from 'react';
import { ReferenceLine } from 'recharts';
import type { ChartSpec } from '../../core/chart.ts';
import { baselineStyle, labelStyle, textWidth } from './axis-style.ts';
import type { Measure } from './measure.ts';

type Baselined = Pick<ChartSpec, 'baseline'>;

/** The baseline of a chart that runs to the right, named at its right end where there is room for it. */
export function acrossBaseline(spec: Baselined, measure: Measure, hasRoom: boolean): ReactElement | null {
  if (spec.baseline === undefined) return null;
  const position = hasRoom ? 'right' : 'insideBottomLeft';
  return (
    <ReferenceLine
      y={spec.baseline.value}
      {...baselineStyle}
      label={{ value: baselineWords(spec, measure), position, ...labelStyle }}
    />
  );
}

export function baselineWords({ baseline }: Baselined, measure: Measure): string {
  return baseline === undefined ? '' : `${baseline.label} ${measure.label(baseline.value)}`;
}

/** Pixels that the name of the baseline takes on the right; `without` where there is no baseline. */
export function baselineRoom(spec: Baselined, measure: Measure, without: number): number {
  return spec.baseline === undefined ? without : textWidth(baselineWords(spec, measure).length, 40, 140);
}

import type { AnalysisStep } from '../../core/analysis.ts';
import { type ChartSpec, chartSpecSchema } from '../../core/chart.ts';
import type { FigureChange } from '../../core/replay.ts';
import type { NewResult } from './new-result.ts';

/**
 * The chart of a step over its new result. What was found before, in its title, its baseline or its note, is left out;
 * a baseline that is one of the figures is drawn where that figure is now.
 */
export function redrawn(
  { chart, findings }: AnalysisStep,
  results: readonly NewResult[],
  figures: readonly FigureChange[],
): ChartSpec | null {
  const table = results.find(({ id }) => id === chart?.resultId)?.table ?? null;
  if (chart === null || table === null) return null;
  const purpose = findings.find(({ id }) => id === chart.resultId)?.purpose;
  const baseline = baselineNow(chart, figures);
  const ofOldData = { highlight: undefined, fit: undefined, note: undefined };
  return chartSpecSchema.parse({ ...chart, ...ofOldData, title: purpose ?? chart.subtitle, baseline });
}

function baselineNow({ baseline }: ChartSpec, figures: readonly FigureChange[]): ChartSpec['baseline'] {
  if (baseline === undefined) return undefined;
  const same = figures.filter(({ before }) => before === baseline.value);
  const [figure] = same;
  if (same.length !== 1 || figure === undefined || figure.outcome.state === 'unknown') return undefined;
  const { now } = figure.outcome;
  return typeof now === 'number' ? { label: baseline.label, value: now } : undefined;
}

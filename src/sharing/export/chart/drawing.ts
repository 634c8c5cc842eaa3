import type { ChartSpec } from '../../../core/chart.ts';
import type { PlotSeries, PlotTable } from './plot.ts';
import { rect, words } from './svg.ts';

/** Marks in their order, and the room that they take, in CSS pixels. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly string[];
}

export interface ToDraw {
  readonly plot: PlotTable;
  readonly measure: (value: number) => string;
  readonly baseline: ChartSpec['baseline'];
}

export const width = 720;

/** The marks that name the series, above the drawing, and the room that they take. */
export function legend(series: readonly PlotSeries[]): {
  readonly marks: readonly string[];
  readonly height: number;
} {
  if (series.length < 2) return { marks: [], height: 0 };
  let x = 0;
  const marks = series.flatMap(({ name }, place) => {
    const at = x;
    x += 26 + Math.min(24, name.length) * 7;
    return [rect({ x: at, y: 4 }, 10, 10, `s${place + 1}`), words({ x: at + 16, y: 13 }, name)];
  });
  return { marks, height: 24 };
}

export function numbersIn({ series }: PlotTable): readonly number[] {
  return series.flatMap(({ values }) => values.filter((value) => value !== null));
}

import type { AnalysisFinding, AnalysisStep } from '../../core/analysis.ts';
import type { ValueFormat } from '../../core/answer.ts';
import type { Cell, CellKind } from '../../core/cell.ts';

/** How values are written, in the reader's locale; given from outside, as the page writes them. */
export interface Writing {
  readonly value: (value: Cell, format: ValueFormat) => string;
  readonly cell: (cell: Cell, kind: CellKind, format: ValueFormat | undefined) => string;
  /** Milliseconds since 1970. */
  readonly day: (time: number) => string;
}

export function writeFigure(step: AnalysisStep, place: number, writing: Writing): string {
  const figure = step.figures[place];
  return figure === undefined ? '' : writing.value(figure.value, figure.format);
}

export function findingOf({ findings }: AnalysisStep, id: string | null): AnalysisFinding | undefined {
  return findings.find((finding) => finding.id === id);
}

/** How an answer writes the columns of one of its results. */
export function formatsOf(
  { figures, chart }: AnalysisStep,
  resultId: string,
): ReadonlyMap<string, ValueFormat> {
  const formats = new Map<string, ValueFormat>();
  if (chart !== null && chart.resultId === resultId && 'y' in chart) {
    const format =
      chart.unit === undefined ? { style: chart.style } : { style: chart.style, unit: chart.unit };
    for (const name of [chart.y].flat()) formats.set(name, format);
  }
  for (const { origin, format } of figures) {
    const isOfColumn = origin.kind === 'cell' && origin.cell.resultId === resultId && format.style !== 'text';
    if (isOfColumn) formats.set(origin.cell.column, format);
  }
  return formats;
}

export function verdictWords(verdict: AnalysisStep['verdict']): string | undefined {
  switch (verdict) {
    case 'verified':
      return 'Checked: computed two ways.';
    case 'bound':
      return 'Every number is in a result.';
    case 'contradicted':
      return 'A check did not pass.';
    case 'nothing-to-check':
    case null:
      return undefined;
  }
}

export function answeredBy({ models }: AnalysisStep): string {
  return models.length === 0 ? 'the built-in analyst' : models.join(', ');
}

/** One line, for comments and headings. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

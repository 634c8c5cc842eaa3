import type { Answer, BoundValue, ValueFormat } from '../../core/answer.ts';
import type { Cell } from '../../core/cell.ts';
import type { ChartSpec } from '../../core/chart.ts';
import type { Column } from '../../core/dataset.ts';
import type { Finding } from '../../core/finding.ts';
import type { Turn } from '../../core/turn.ts';

/** A finding as rows and columns, whichever language found it. */
export interface FindingTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** There are more rows than these. */
  readonly truncated: boolean;
}

export function tableOf(finding: Finding): FindingTable | null {
  if (finding.language === 'sql') return finding.result;
  const { table } = finding.result;
  return table === null ? null : table;
}

export function findingOf(turn: Turn, id: string): Finding | undefined {
  return turn.findings.find((finding) => finding.id === id);
}

/** How an answer writes the columns of one of its results, gathered from its values and its chart. */
export function columnFormats(turn: Turn, findingId: string): ReadonlyMap<string, ValueFormat> {
  const { answer } = turn;
  if (answer === undefined) return new Map();
  const fromValues = boundValues(answer).flatMap(({ origin, format }) =>
    origin.kind === 'cell' && origin.cell.resultId === findingId
      ? [[origin.cell.column, format] as const]
      : [],
  );
  return new Map([...chartFormats(answer.chart, findingId), ...fromValues]);
}

function boundValues(answer: Answer): readonly BoundValue[] {
  const inText = answer.text.flatMap((paragraph) =>
    paragraph.flatMap((segment) => ('bound' in segment ? [segment.bound] : [])),
  );
  return [...inText, ...answer.metrics.map((metric) => metric.value)];
}

function chartFormats(chart: ChartSpec | null, findingId: string): (readonly [string, ValueFormat])[] {
  if (chart === null || chart.resultId !== findingId) return [];
  const format: ValueFormat =
    chart.unit === undefined ? { style: chart.style } : { style: chart.style, unit: chart.unit };
  return measuresOf(chart).map((column) => [column, format] as const);
}

function measuresOf(chart: ChartSpec): readonly string[] {
  switch (chart.type) {
    case 'bar':
    case 'line':
    case 'area':
      return chart.y;
    case 'histogram':
      return [];
    case 'scatter':
      return [chart.y];
    case 'pie':
    case 'heat':
      return [chart.value];
    case 'box':
      return [chart.y];
    case 'combined':
      return chart.bars;
  }
}

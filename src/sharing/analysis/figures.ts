import type { AnalysisFigure, RowLabel } from '../../core/analysis.ts';
import type { BoundValue, CellRef, Origin } from '../../core/answer.ts';
import type { Finding } from '../../core/finding.ts';
import { labelOf } from './labels.ts';
import { renamedOrigin } from './renamed-origin.ts';

/** The cells that an origin reads. */
export function cellsOf(origin: Origin): readonly CellRef[] {
  switch (origin.kind) {
    case 'cell':
      return [origin.cell];
    case 'computed':
      return origin.of;
    case 'row-count':
    case 'python':
    case 'profile':
    case 'question':
      return [];
  }
}

/** Values of one answer, each once; `placeOf` says where. */
export interface FigureList {
  readonly figures: readonly AnalysisFigure[];
  readonly placeOf: (bound: BoundValue) => number;
}

/** `tellsRows`: whether what names the rows of a result may be told beside the figure. */
export function listFigures(
  findings: readonly Finding[],
  resultId: (id: string) => string,
  tellsRows: (finding: Finding) => boolean,
): FigureList {
  const figures: AnalysisFigure[] = [];
  const places = new Map<string, number>();
  return {
    figures,
    placeOf(bound) {
      const key = JSON.stringify(bound);
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, figures.length);
      figures.push(figureOf(bound, findings, resultId, tellsRows));
      return figures.length - 1;
    },
  };
}

function figureOf(
  { value, format, origin }: BoundValue,
  findings: readonly Finding[],
  resultId: (id: string) => string,
  tellsRows: (finding: Finding) => boolean,
): AnalysisFigure {
  return {
    ...{ value, format, origin: renamedOrigin(origin, resultId) },
    labels: cellsOf(origin).map((cell) => {
      const finding = findings.find(({ id }) => id === cell.resultId);
      const table = rowsOf(finding);
      if (finding === undefined || table === null) return null;
      const label = labelOf(table, cell.row, cell.column, isGrouped(finding));
      return label === null || tellsRows(finding) ? label : untold;
    }),
  };
}

/** A row has a name that is not told. */
const untold: RowLabel = [];

export function isGrouped({ language, code }: Finding): boolean {
  return language === 'python' || /\bgroup\s+by\b/i.test(code);
}

export function rowsOf(finding: Finding | undefined) {
  if (finding === undefined) return null;
  return finding.language === 'sql' ? finding.result : finding.result.table;
}

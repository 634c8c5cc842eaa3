import { resolveOrigin } from '../agents/origin.ts';
import type { BoundValue } from '../core/answer.ts';
import type { Cell } from '../core/cell.ts';
import type { ChartSpec } from '../core/chart.ts';
import type { SqlEngine } from '../core/engine.ts';
import type { FinishedAnalysis, FinishedAnswer, Mismatch, Recomputed } from '../core/finished-analysis.ts';
import { cellAt } from '../core/result-set.ts';

type Finding = FinishedAnswer['findings'][number];

interface Figure {
  readonly shown: Cell;
  readonly found: Cell | undefined;
  readonly format: BoundValue['format'];
}

/** Numbers may differ by what another order of adding up makes of them, and no more. */
const tolerance = 1e-12;

/** Asks the engine every query of a finished analysis again, and compares each figure that is shown of it. */
export async function recompute(
  engine: SqlEngine,
  analysis: FinishedAnalysis,
  table: string,
  signal: AbortSignal,
): Promise<Recomputed> {
  const mismatches: Mismatch[] = [];
  let figureCount = 0;
  for (const answer of analysis.answers) {
    const findings = await askAgain(engine, answer.findings, table, signal);
    const figures = [...figuresInText(answer, findings), ...figuresInChart(answer, findings)];
    figureCount += figures.length;
    const { question } = answer;
    mismatches.push(...figures.filter((each) => !isSame(each)).map((each) => ({ question, ...each })));
  }
  return { figureCount, mismatches };
}

async function askAgain(
  engine: SqlEngine,
  findings: readonly Finding[],
  activeTable: string,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const again: Finding[] = [];
  for (const finding of findings) {
    const result = await engine.query(finding.code, { activeTable, signal });
    again.push({ ...finding, result });
  }
  return again;
}

function figuresInText({ text, question }: FinishedAnswer, findings: readonly Finding[]): readonly Figure[] {
  return text.flat().flatMap((segment) => {
    if (!('bound' in segment)) return [];
    const { value, origin, format } = segment.bound;
    return [{ shown: value, found: resolveOrigin(origin, { findings, profiles: [], question }), format }];
  });
}

/** Each drawn value, with the label that it stands at. */
function figuresInChart(
  { chart, findings: shown }: FinishedAnswer,
  findings: readonly Finding[],
): readonly Figure[] {
  const before = shown.find(({ id }) => id === chart?.resultId)?.result;
  const now = findings.find(({ id }) => id === chart?.resultId)?.result;
  if (chart === null || before === undefined || now === undefined) return [];
  const { label, measures } = drawnColumns(chart);
  const format = { style: chart.style };
  return before.rows.flatMap((_, row) =>
    measures.map((measure) => {
      const isInPlace = cellAt(before, row, label) === cellAt(now, row, label);
      const found = isInPlace ? cellAt(now, row, measure) : undefined;
      return { shown: cellAt(before, row, measure) ?? null, found, format };
    }),
  );
}

function drawnColumns(chart: ChartSpec): { readonly label: string; readonly measures: readonly string[] } {
  switch (chart.type) {
    case 'bar':
    case 'line':
    case 'area':
      return { label: chart.x, measures: chart.y };
    case 'histogram':
      return { label: chart.from, measures: [chart.count] };
    case 'scatter':
      return { label: chart.x, measures: [chart.y] };
    case 'pie':
      return { label: chart.label, measures: [chart.value] };
    case 'box':
      return { label: chart.x ?? chart.y, measures: [chart.y] };
    case 'heat':
      return { label: chart.x, measures: [chart.value] };
    case 'combined':
      return { label: chart.x, measures: [...chart.bars, ...chart.lines] };
  }
}

function isSame({ shown, found }: Figure): boolean {
  if (typeof shown !== 'number' || typeof found !== 'number') return shown === found;
  return Math.abs(shown - found) <= tolerance * Math.max(Math.abs(shown), Math.abs(found));
}

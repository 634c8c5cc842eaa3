import type { Insight, Subject } from '../../core/agent.ts';
import type {
  Analysis,
  AnalysisFinding,
  AnalysisInsight,
  AnalysisSegment,
  AnalysisStep,
  AnalysisTable,
  InsightBasis,
} from '../../core/analysis.ts';
import type { Answer, Segment } from '../../core/answer.ts';
import type { ChartSpec } from '../../core/chart.ts';
import type { Column } from '../../core/dataset.ts';
import type { Finding } from '../../core/finding.ts';
import type { Turn } from '../../core/turn.ts';
import { drawnRows, isCut } from './drawn-rows.ts';
import { type FigureList, isGrouped, listFigures, rowsOf } from './figures.ts';
import { columnsWithTraits } from './traits.ts';

/** What of the results goes into an analysis. */
export interface Contents {
  /** `drawn`: what charts over groups need. `shown`: the tables of the answers too, which may list rows of the data. */
  readonly rows: 'drawn' | 'shown';
  /** Of each table, at most. */
  readonly rowLimit: number;
  /** Pictures that Python drew. */
  readonly pictures: boolean;
}

/** Of what a link can hold. */
export const linkContents: Contents = { rows: 'drawn', rowLimit: 60, pictures: false };
export const fullContents: Contents = { rows: 'shown', rowLimit: 1000, pictures: true };

export interface Source {
  readonly title: string;
  readonly madeAt: number;
  readonly turns: readonly Turn[];
  /** The active table first. */
  readonly subjects: readonly Subject[];
  readonly insights: readonly Insight[];
}

/** A chat as it can be shared: only answers that stand, and only the tables that they ask. */
export function analysisOf(source: Source, contents: Contents): Analysis {
  const steps = source.turns.flatMap((turn) => stepOf(turn, contents));
  return {
    title: source.title,
    madeAt: source.madeAt,
    tables: tablesOf(source.subjects, steps),
    steps,
    insights: source.insights.map((insight) => insightOf(insight, contents)),
  };
}

function tablesOf(subjects: readonly Subject[], steps: readonly AnalysisStep[]): readonly AnalysisTable[] {
  const code = steps.flatMap(({ findings }) =>
    findings.map((each) => `${each.code}\n${each.inputSql ?? ''}`),
  );
  return subjects
    .filter(({ table }, index) => index === 0 || code.some((text) => text.includes(table.name)))
    .map(({ dataset, table, profile }) => ({
      name: table.name,
      fileName: dataset.source.fileName,
      rowCount: table.rowCount,
      columns: columnsWithTraits(table, profile),
    }));
}

function stepOf(turn: Turn, contents: Contents): AnalysisStep[] {
  const { answer } = turn;
  if (answer === undefined) return [];
  const ids = new Map(turn.findings.map(({ id }, index) => [id, `r${index + 1}`]));
  const resultId = (id: string): string => ids.get(id) ?? id;
  const list = listFigures(turn.findings, resultId, (finding) => tellsRows(finding, answer, contents));
  const text = answer.text.map((paragraph) => paragraph.map((segment) => segmentOf(segment, list)));
  const metrics = answer.metrics.map(({ name, value, confidence }) => ({
    ...{ name, confidence },
    figure: list.placeOf(value),
  }));
  return [
    {
      question: turn.question,
      askedAt: turn.askedAt,
      models: turn.modelUse?.models ?? [],
      declined: answer.declined,
      verdict: turn.verdict?.state ?? null,
      ...{ text, metrics, figures: list.figures },
      chart: answer.chart === null ? null : { ...answer.chart, resultId: resultId(answer.chart.resultId) },
      tableResultId: answer.tableResultId === null ? null : resultId(answer.tableResultId),
      assumptions: answer.assumptions.map((assumption) => assumption.text),
      findings: turn.findings.map((finding) => ({
        ...findingOf(finding, answer, contents),
        id: resultId(finding.id),
      })),
    },
  ];
}

function segmentOf(segment: Segment, list: FigureList): AnalysisSegment {
  if ('bound' in segment) return { figure: list.placeOf(segment.bound) };
  return segment.strong === true ? { text: segment.text, strong: true } : { text: segment.text };
}

function findingOf(finding: Finding, answer: Answer, contents: Contents): Omit<AnalysisFinding, 'id'> {
  const table = rowsOf(finding);
  const inputSql = finding.language === 'python' ? finding.inputSql : undefined;
  return {
    language: finding.language,
    purpose: finding.purpose,
    code: finding.code,
    ...(inputSql === undefined ? {} : { inputSql }),
    rowCount: table?.rows.length ?? 0,
    truncated: table?.truncated ?? false,
    table: keptRows(finding, answer, contents),
    pictures: finding.language === 'python' && contents.pictures ? [...finding.result.figures] : [],
  };
}

/** Rows that a chart draws; those that an answer shows, too, where tables are wanted. */
function keptRows(finding: Finding, answer: Answer, contents: Contents): AnalysisFinding['table'] {
  const table = rowsOf(finding);
  if (table === null) return null;
  const isShown = answer.tableResultId === finding.id || isDrawn(answer.chart, finding);
  if (contents.rows === 'shown' && isShown) {
    const { columns, rows } = table;
    const truncated = isCut(table, contents.rowLimit);
    return { columns: columns.map(plainColumn), rows: rows.slice(0, contents.rowLimit), truncated };
  }
  return answer.chart !== null && isDrawn(answer.chart, finding)
    ? drawnRows(answer.chart, table, contents.rowLimit)
    : null;
}

/** Groups have names that were found by adding up; the names of other rows are data, told with their table alone. */
function tellsRows(finding: Finding, { chart }: Answer, { rows }: Contents): boolean {
  return rows === 'shown' || (finding.language === 'sql' && isGrouped(finding)) || isDrawn(chart, finding);
}

function isDrawn(chart: ChartSpec | null, { id }: Finding): boolean {
  return chart?.resultId === id;
}

function plainColumn({ name, type, kind }: Column): Column {
  return { name, type, kind };
}

function insightOf({ text, question, createdAt, basis }: Insight, contents: Contents): AnalysisInsight {
  if (basis === undefined) return { text, question, createdAt };
  return { text, question, createdAt, basis: { ...basis, table: basisRows(basis, contents) } };
}

function basisRows({ chart, table }: InsightBasis, { rows, rowLimit }: Contents): InsightBasis['table'] {
  if (table === null) return null;
  if (rows === 'shown')
    return { ...table, rows: table.rows.slice(0, rowLimit), truncated: isCut(table, rowLimit) };
  return chart === null ? null : drawnRows(chart, table, rowLimit);
}

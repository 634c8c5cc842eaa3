import { lazy, Suspense, useState } from 'react';
import type { AnalysisFinding, AnalysisStep, TableRows } from '../../core/analysis.ts';
import type { ValueFormat } from '../../core/answer.ts';
import type { ChartSpec } from '../../core/chart.ts';
import { CodeBlock } from '../code/code-block.tsx';
import { columnViews } from '../findings/cell-view.ts';
import { PlainTable } from '../findings/plain-table.tsx';
import { formatValue } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { sharingWords } from './words.tsx';
import './analysis-steps.css';

const Chart = lazy(() => import('../charts/chart.tsx'));
const shownRows = 20;

/** Questions with their answers, as they were found. Nothing here is run. */
export function AnalysisSteps({ steps }: { readonly steps: readonly AnalysisStep[] }) {
  return steps.map((step, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the steps of an analysis never move
    <Step key={index} step={step} />
  ));
}

function Step({ step }: { readonly step: AnalysisStep }) {
  const words = useWords(sharingWords).steps;
  const [isCodeOpen, setIsCodeOpen] = useState(false);
  return (
    <article className="analysis-step">
      <h2>{step.question}</h2>
      <Words step={step} />
      <Figures step={step} />
      {step.assumptions.map((text) => (
        <p key={text} className="analysis-assumption">
          {text}
        </p>
      ))}
      <StepChart
        chart={step.chart}
        table={tableOf(step, step.chart?.resultId)}
        onSource={() => setIsCodeOpen(true)}
      />
      <StepTable step={step} />
      {step.findings.length > 0 && (
        <details open={isCodeOpen} onToggle={(event) => setIsCodeOpen(event.currentTarget.open)}>
          <summary>{words.howItWasFound}</summary>
          {isCodeOpen && <Code findings={step.findings} />}
        </details>
      )}
    </article>
  );
}

export function Words({ step }: { readonly step: AnalysisStep }) {
  return (
    <div className="analysis-words">
      {step.text.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of an answer never move
        <p key={index}>
          {paragraph.map((segment, place) =>
            'figure' in segment ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: nor do its words
              <span key={place} className="digits">
                {figureText(step, segment.figure)}
              </span>
            ) : segment.strong === true ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: nor do its words
              <strong key={place}>{segment.text}</strong>
            ) : (
              segment.text
            ),
          )}
        </p>
      ))}
    </div>
  );
}

function Figures({ step }: { readonly step: AnalysisStep }) {
  if (step.metrics.length === 0) return null;
  return (
    <dl className="analysis-figures">
      {step.metrics.map(({ name, figure }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two figures may have one name
        <div key={index}>
          <dt>{name}</dt>
          <dd>{figureText(step, figure)}</dd>
        </div>
      ))}
    </dl>
  );
}

function figureText({ figures }: AnalysisStep, place: number): string {
  const figure = figures[place];
  return figure === undefined ? '' : formatValue(figure.value, figure.format);
}

function tableOf({ findings }: AnalysisStep, id: string | null | undefined): TableRows | null {
  return findings.find((finding) => finding.id === id)?.table ?? null;
}

interface StepChartProps {
  readonly chart: ChartSpec | null;
  readonly table: TableRows | null;
  /** Leads to the code that is drawn. */
  readonly onSource: () => void;
}

export function StepChart({ chart, table, onSource }: StepChartProps) {
  const words = useWords(sharingWords).steps;
  if (chart === null || table === null) return null;
  return (
    <ErrorBoundary place={words.chart}>
      <Suspense fallback={<div className="chart-skeleton" />}>
        <Chart spec={chart} table={{ ...table, truncated: table.truncated ?? false }} onSource={onSource} />
      </Suspense>
    </ErrorBoundary>
  );
}

function StepTable({ step }: { readonly step: AnalysisStep }) {
  const finding = step.findings.find(({ id }) => id === step.tableResultId);
  if (finding === undefined || finding.table === null) return null;
  return <Rows label={finding.purpose} table={finding.table} rowCount={finding.rowCount} step={step} />;
}

interface RowsProps {
  readonly label: string;
  readonly table: TableRows;
  readonly rowCount: number;
  readonly step: AnalysisStep;
}

export function Rows({ label, table, rowCount, step }: RowsProps) {
  const words = useWords(sharingWords).steps;
  const views = columnViews({ ...table, truncated: false }, columnFormats(step));
  const more = rowCount - Math.min(shownRows, table.rows.length);
  return (
    <div className="analysis-table">
      <PlainTable label={label} views={views} rows={table.rows.slice(0, shownRows)} />
      {more > 0 && <p className="label">{words.more(more)}</p>}
    </div>
  );
}

/** As the figures of an answer are written. */
function columnFormats({ figures }: AnalysisStep): ReadonlyMap<string, ValueFormat> {
  return new Map(
    figures.flatMap(({ origin, format }) =>
      origin.kind === 'cell' ? [[origin.cell.column, format] as const] : [],
    ),
  );
}

function Code({ findings }: { readonly findings: readonly AnalysisFinding[] }) {
  return findings.map(({ id, purpose, code, inputSql, language }) => (
    <div key={id} className="finding-code">
      <h3>{purpose}</h3>
      {inputSql !== undefined && <CodeBlock code={inputSql} language="sql" />}
      <CodeBlock code={code} language={language} />
    </div>
  ));
}

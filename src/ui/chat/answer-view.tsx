import { lazy, memo, Suspense, useCallback, useContext } from 'react';
import type { Answer } from '../../core/answer.ts';
import type { ChartSpec } from '../../core/chart.ts';
import type { Finding } from '../../core/finding.ts';
import type { Turn } from '../../core/turn.ts';
import type { ChartPoint } from '../charts/chart-points.ts';
import { type FindingTable, findingOf, tableOf } from '../findings/finding-table.ts';
import { useWords } from '../language/use-words.ts';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { knownResult } from '../results/known-result.ts';
import { useStoreState } from '../stores-context.ts';
import { AnswerTable } from './answer-table.tsx';
import { AnswerText } from './answer-text.tsx';
import { Assumptions } from './assumptions.tsx';
import { Disagreement } from './disagreement.tsx';
import { Metrics } from './metrics.tsx';
import { pointQuestion } from './point-question.ts';
import { QuestionList } from './question-list.tsx';
import { useAsk } from './use-ask.ts';
import { NearContext } from './use-near.ts';
import { chatWords } from './words.ts';

const Chart = lazy(() => import('../charts/chart.tsx'));

/** The answer first: words, figures, chart, table; then what was assumed and where to go on. */
export function AnswerView({ answer, turn }: { readonly answer: Answer; readonly turn: Turn }) {
  const words = useWords(chatWords).answer;
  return (
    <div className={answer.declined ? 'answer is-declined' : 'answer'}>
      <AnswerText text={answer.text} turn={turn} />
      <Metrics metrics={answer.metrics} turn={turn} />
      <Disagreement turn={turn} />
      <Assumptions assumptions={answer.assumptions} />
      {answer.chart !== null && <AnswerChart spec={answer.chart} turn={turn} />}
      {answer.tableResultId !== null && <AnswerTable turn={turn} findingId={answer.tableResultId} />}
      <QuestionList title={answer.declined ? words.declined : words.askNext} questions={answer.followUps} />
    </div>
  );
}

interface AnswerChartProps {
  readonly spec: ChartSpec;
  readonly turn: Turn;
}

/** Away from the view its room alone: hundreds of drawings are more than a page can hold. */
function AnswerChart({ spec, turn }: AnswerChartProps) {
  const isNear = useContext(NearContext);
  const { ask, lastingObstacle } = useAsk();
  const askAbout = useCallback((point: ChartPoint) => ask(pointQuestion(point)), [ask]);
  const finding = findingOf(turn, spec.resultId);
  const table = finding === undefined ? null : tableOf(finding);
  if (finding === undefined || table === null) return null;
  const onPoint = lastingObstacle === undefined ? askAbout : undefined;
  return (
    <div className={isNear ? 'chart-place' : 'chart-place is-away'}>
      {isNear && <DrawnChart spec={spec} turn={turn} finding={finding} table={table} onPoint={onPoint} />}
    </div>
  );
}

interface DrawnChartProps extends AnswerChartProps {
  readonly finding: Finding;
  readonly table: FindingTable;
  readonly onPoint: ((point: ChartPoint) => void) | undefined;
}

/** Drawn anew only where what it shows has changed. */
const DrawnChart = memo(function DrawnChart({ spec, turn, finding, table, onPoint }: DrawnChartProps) {
  const words = useWords(chatWords).answer;
  const select = useStoreState('workspace', (state) => state.select);
  const redraw = useStoreState('conversations', (state) => state.redraw);
  return (
    <ErrorBoundary place={words.chart}>
      <Suspense fallback={<div className="chart-skeleton" />}>
        <Chart
          spec={spec}
          table={table}
          known={knownResult(turn.id, finding, table)}
          original={turn.originalChart}
          onChange={(changed) => void redraw(turn.id, changed)}
          onPoint={onPoint}
          onSource={() => select({ turnId: turn.id, findingId: spec.resultId, cell: null }, 'code')}
        />
      </Suspense>
    </ErrorBoundary>
  );
});

import { lazy, Suspense } from 'react';
import type { Answer } from '../../core/answer.ts';
import type { ChartSpec } from '../../core/chart.ts';
import type { Turn } from '../../core/turn.ts';
import { findingOf, tableOf } from '../findings/finding-table.ts';
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

function AnswerChart({ spec, turn }: { readonly spec: ChartSpec; readonly turn: Turn }) {
  const words = useWords(chatWords).answer;
  const select = useStoreState('workspace', (state) => state.select);
  const redraw = useStoreState('conversations', (state) => state.redraw);
  const { ask, obstacle } = useAsk();
  const finding = findingOf(turn, spec.resultId);
  const table = finding === undefined ? null : tableOf(finding);
  if (finding === undefined || table === null) return null;
  return (
    <ErrorBoundary place={words.chart}>
      <Suspense fallback={<div className="chart-skeleton" />}>
        <Chart
          spec={spec}
          table={table}
          known={knownResult(turn.id, finding, table)}
          original={turn.originalChart}
          onChange={(changed) => void redraw(turn.id, changed)}
          onPoint={obstacle === undefined ? (point) => ask(pointQuestion(point)) : undefined}
          onSource={() => select({ turnId: turn.id, findingId: spec.resultId, cell: null }, 'code')}
        />
      </Suspense>
    </ErrorBoundary>
  );
}

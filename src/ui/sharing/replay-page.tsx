import { RotateCcw, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { isSure, type ReplayRun } from '../../state/replay.ts';
import { counted, formatDuration } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { Progress } from '../parts/progress.tsx';
import { ChooseData } from './choose-data.tsx';
import { MatchTables } from './match-tables.tsx';
import { Page } from './page.tsx';
import { ReplayedStepView } from './replayed-step-view.tsx';
import { useReplay } from './sharing-context.ts';
import { WhatChanged } from './what-changed.tsx';
import './replay-page.css';

interface ReplayPageProps {
  readonly run: ReplayRun;
  readonly onClose: () => void;
}

/** An analysis on other data, or after a change: what changed first, then each step as it is now. */
export default function ReplayPage({ run, onClose }: ReplayPageProps) {
  const { analysis, target, phase } = run;
  const title = analysis.title === '' ? 'An analysis' : analysis.title;
  return (
    <Page kind="Run again" title={title} about={aboutOf(run)} onClose={onClose}>
      {target === null ? (
        <ChooseData run={run} />
      ) : (
        <>
          <Outcome run={run} />
          {phase === 'asking' && !isSure(run.matches) ? <MatchTables run={run} isAsked /> : null}
          {phase === 'done' && <WhatChanged run={run} />}
          {!(phase === 'asking' && !isSure(run.matches)) && <MatchTables run={run} isAsked={false} />}
          {analysis.steps.map((step, index) => (
            <ReplayedStepView
              // biome-ignore lint/suspicious/noArrayIndexKey: the steps of an analysis never move
              key={index}
              step={step}
              now={run.steps[index] ?? null}
              index={index}
              later={analysis.steps.length - index - 1}
              isRunning={phase === 'running'}
              isEdited={run.edited.includes(index)}
            />
          ))}
        </>
      )}
    </Page>
  );
}

function aboutOf({ analysis: { tables, steps }, target }: ReplayRun): string {
  const was = tables[0] === undefined ? '' : `${tables[0].fileName} (${counted(tables[0].rowCount, 'row')})`;
  if (target === null) return `${counted(steps.length, 'question')}, asked of ${was}`;
  return `${was} → ${target.fileName} (${counted(target.rowCount, 'row')})`;
}

/** Said as it comes, for those who do not see it too. */
function Outcome({ run }: { readonly run: ReplayRun }) {
  const stop = useReplay((state) => state.stop);
  const chooseAnew = useReplay((state) => state.chooseAnew);
  const compute = useReplay((state) => state.compute);
  const done = run.steps.filter((step) => step !== null).length;
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (run.phase === 'done') line.current?.scrollIntoView({ block: 'nearest' });
  }, [run.phase]);
  return (
    <section className="replay-outcome" aria-label="State">
      <p ref={line} role="status">
        {stateWords(run, done)}
      </p>
      {run.phase === 'running' && <Progress label="Computing again" value={done / run.steps.length} />}
      {run.failure !== null && (
        <p role="alert" className="replay-failure">
          {run.failure}
        </p>
      )}
      <div className="replay-actions">
        {run.phase === 'running' && (
          <Button icon={Square} onClick={stop}>
            Stop
          </Button>
        )}
        {run.phase === 'asking' && isSure(run.matches) && (
          <Button look="primary" icon={RotateCcw} onClick={() => void compute()}>
            Compute everything again
          </Button>
        )}
        <Button look="quiet" onClick={chooseAnew}>
          Choose other data
        </Button>
      </div>
    </section>
  );
}

function stateWords({ phase, steps, elapsedMs, matches }: ReplayRun, done: number): string {
  switch (phase) {
    case 'choosing':
    case 'matching':
      return 'Comparing the columns';
    case 'asking':
      return isSure(matches)
        ? 'Not computed with what you changed.'
        : 'Some columns have to be confirmed first.';
    case 'running':
      return `Computing again: ${done} of ${steps.length}`;
    case 'done':
      return `${counted(steps.length, 'answer')} computed again in ${formatDuration(elapsedMs)}, without a model.`;
  }
}

import { MessageSquarePlus, RotateCcw, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { isSure, type ReplayRun } from '../../state/replay.ts';
import { formatDuration } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { Progress } from '../parts/progress.tsx';
import { ChooseData } from './choose-data.tsx';
import { MatchTables } from './match-tables.tsx';
import { ReplayedStepView } from './replayed-step-view.tsx';
import { useReplay } from './sharing-context.ts';
import { WhatChanged } from './what-changed.tsx';
import { sharingWords } from './words.tsx';
import './replay-page.css';

interface ReplayPageProps {
  readonly run: ReplayRun;
  readonly onClose: () => void;
}

/** An analysis on other data, or after a change: what changed first, then each step as it is now. */
export default function ReplayPage({ run, onClose }: ReplayPageProps) {
  const words = useWords(sharingWords);
  const { analysis, target, phase } = run;
  const title = analysis.title === '' ? words.untitled : analysis.title;
  return (
    <Page kind={words.replay.kind} title={title} about={aboutOf(run, words.replay)} onClose={onClose}>
      {target === null ? (
        <ChooseData run={run} />
      ) : (
        <>
          <Outcome run={run} onKept={onClose} />
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

type ReplayWords = typeof sharingWords.replay;

function aboutOf({ analysis: { tables, steps }, target }: ReplayRun, words: ReplayWords): string {
  const was = tables[0] === undefined ? '' : words.data(tables[0].fileName, tables[0].rowCount);
  if (target === null) return words.askedOf(steps.length, was);
  return `${was} → ${words.data(target.fileName, target.rowCount)}`;
}

/** Said as it comes, for those who do not see it too. */
interface OutcomeProps {
  readonly run: ReplayRun;
  readonly onKept: () => void;
}

function Outcome({ run, onKept }: OutcomeProps) {
  const words = useWords(sharingWords).replay;
  const stop = useReplay((state) => state.stop);
  const chooseAnew = useReplay((state) => state.chooseAnew);
  const compute = useReplay((state) => state.compute);
  const keep = useReplay((state) => state.keep);
  const keepAndLeave = async () => {
    if (await keep()) onKept();
  };
  const done = run.steps.filter((step) => step !== null).length;
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (run.phase === 'done') line.current?.scrollIntoView({ block: 'nearest' });
  }, [run.phase]);
  return (
    <section className="replay-outcome" aria-label={words.state}>
      <p ref={line} role="status">
        {stateWords(run, done, words)}
      </p>
      {run.phase === 'running' && <Progress label={words.progress} value={done / run.steps.length} />}
      {run.failure !== null && (
        <p role="alert" className="replay-failure">
          {run.failure}
        </p>
      )}
      <div className="replay-actions">
        {run.phase === 'running' && (
          <Button icon={Square} onClick={stop}>
            {words.stop}
          </Button>
        )}
        {run.phase === 'asking' && isSure(run.matches) && (
          <Button look="primary" icon={RotateCcw} onClick={() => void compute()}>
            {words.computeAll}
          </Button>
        )}
        {run.phase === 'done' && (
          <Button
            look="primary"
            icon={MessageSquarePlus}
            disabled={run.isKept}
            onClick={() => void keepAndLeave()}
          >
            {words.keep}
          </Button>
        )}
        <Button look="quiet" onClick={chooseAnew}>
          {words.chooseOther}
        </Button>
      </div>
    </section>
  );
}

function stateWords(
  { phase, steps, elapsedMs, matches }: ReplayRun,
  done: number,
  words: ReplayWords,
): string {
  switch (phase) {
    case 'choosing':
    case 'matching':
      return words.isMatching;
    case 'asking':
      return isSure(matches) ? words.isNotComputed : words.isAsking;
    case 'running':
      return words.isRunning(done, steps.length);
    case 'done':
      return words.isDone(steps.length, formatDuration(elapsedMs));
  }
}

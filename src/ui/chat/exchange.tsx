import { Square } from 'lucide-react';
import { memo, useId, useRef, useState } from 'react';
import type { Turn } from '../../core/turn.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { AnswerTable } from './answer-table.tsx';
import { AnswerView } from './answer-view.tsx';
import { Failed, TryAgain } from './failed.tsx';
import { How } from './how.tsx';
import { Provenance, SentSoFar } from './provenance.tsx';
import { QuestionHeading } from './question-heading.tsx';
import { Steps } from './steps.tsx';
import { NearContext, useNear } from './use-near.ts';
import { chatWords } from './words.ts';
import './exchange.css';

interface ExchangeProps {
  readonly turn: Turn;
  /** Otherwise its question alone, until it comes near to the view. */
  readonly isWhole: boolean;
  readonly isPrinted: boolean;
}

/** A question and what came of it. What is costly in it is there near to the view alone, and on paper. */
export const Exchange = memo(function Exchange({ turn, isWhole, isPrinted }: ExchangeProps) {
  const titleId = useId();
  const box = useRef<HTMLElement>(null);
  const isRunning = turn.state === 'running';
  const isInView = useNear(box, isWhole);
  const isNear = isInView || isRunning || isPrinted;
  const [isDrawn, setIsDrawn] = useState(false);
  if (!isDrawn && (isWhole || isNear)) setIsDrawn(true);
  return (
    <article
      ref={box}
      className="exchange"
      data-turn={turn.id}
      tabIndex={-1}
      aria-busy={isRunning}
      aria-labelledby={titleId}
    >
      <NearContext value={isNear}>
        <QuestionHeading turn={turn} titleId={titleId} />
        {isDrawn ? <WhatCame turn={turn} /> : <div className="exchange-outline" />}
      </NearContext>
    </article>
  );
});

function WhatCame({ turn }: { readonly turn: Turn }) {
  const isRunning = turn.state === 'running';
  return (
    <>
      {turn.answer === undefined ? <Draft turn={turn} /> : <AnswerView answer={turn.answer} turn={turn} />}
      {isRunning && <Running turn={turn} />}
      {turn.state === 'stopped' && <Stopped turn={turn} />}
      {turn.state === 'failed' && <Failed turn={turn} />}
      {!isRunning && <How turn={turn} />}
      {!isRunning && <Provenance turn={turn} />}
    </>
  );
}

function Draft({ turn }: { readonly turn: Turn }) {
  return turn.draft === '' ? null : <p className="answer-text answer-draft">{turn.draft}</p>;
}

function Running({ turn }: { readonly turn: Turn }) {
  const words = useWords(chatWords).exchange;
  const stop = useStoreState('conversations', (state) => state.stop);
  return (
    <div className="running-answer">
      <p className="running-words">
        <span className="running-dot" aria-hidden="true" />
        {turn.status === '' ? words.isReading : turn.status}
        <Button icon={Square} onClick={stop}>
          {words.stop}
        </Button>
      </p>
      <Steps turn={turn} />
      <SentSoFar turn={turn} />
    </div>
  );
}

function Stopped({ turn }: { readonly turn: Turn }) {
  const words = useWords(chatWords).exchange;
  const found = turn.findings.at(-1);
  return (
    <>
      <div className="outcome">
        <p>
          <strong>{words.stopped}</strong> {found === undefined ? words.nothingFound : words.foundIsKept}
        </p>
        <TryAgain turn={turn} />
      </div>
      {found !== undefined && <AnswerTable turn={turn} findingId={found.id} />}
    </>
  );
}

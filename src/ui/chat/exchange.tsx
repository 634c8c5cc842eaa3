import { Square } from 'lucide-react';
import { memo, useId } from 'react';
import type { Turn } from '../../core/turn.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { AnswerView } from './answer-view.tsx';
import { How } from './how.tsx';
import { Steps } from './steps.tsx';
import { useAsk } from './use-ask.ts';
import './exchange.css';

/** A question and what came of it. */
export const Exchange = memo(function Exchange({ turn }: { readonly turn: Turn }) {
  const titleId = useId();
  const isRunning = turn.state === 'running';
  return (
    <article className="exchange" aria-busy={isRunning} aria-labelledby={titleId}>
      <h2 id={titleId}>{turn.question}</h2>
      {turn.answer === undefined ? <Draft turn={turn} /> : <AnswerView answer={turn.answer} turn={turn} />}
      {isRunning && <Running turn={turn} />}
      {turn.state === 'stopped' && <Stopped turn={turn} />}
      {turn.state === 'failed' && <Failed turn={turn} />}
      {!isRunning && <How turn={turn} />}
    </article>
  );
});

function Draft({ turn }: { readonly turn: Turn }) {
  return turn.draft === '' ? null : <p className="answer-text">{turn.draft}</p>;
}

function Running({ turn }: { readonly turn: Turn }) {
  const stop = useStoreState('conversations', (state) => state.stop);
  return (
    <div className="running">
      <p className="running-words">
        <span className="running-dot" aria-hidden="true" />
        {turn.status === '' ? 'Reading the question' : turn.status}
        <Button icon={Square} onClick={stop}>
          Stop
        </Button>
      </p>
      <Steps turn={turn} />
    </div>
  );
}

function Stopped({ turn }: { readonly turn: Turn }) {
  return (
    <div className="outcome">
      <p>
        <strong>Stopped.</strong>{' '}
        {turn.findings.length === 0 ? 'Nothing had been found yet.' : 'What had been found is kept below.'}
      </p>
      <AskAgain question={turn.question} />
    </div>
  );
}

function Failed({ turn }: { readonly turn: Turn }) {
  const { error } = turn;
  return (
    <div className="outcome is-failed" role="alert">
      <p>
        <strong>This question was not answered.</strong> {error?.message}
      </p>
      {error !== undefined && error.details !== '' && (
        <details>
          <summary>What the engine said</summary>
          <pre>{error.details}</pre>
        </details>
      )}
      <AskAgain question={turn.question} />
    </div>
  );
}

function AskAgain({ question }: { readonly question: string }) {
  const { ask, obstacle } = useAsk();
  return (
    <Button disabled={obstacle !== undefined} onClick={() => ask(question)}>
      Ask again
    </Button>
  );
}

import type { Turn } from '../../core/turn.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { useAsk } from './use-ask.ts';

/** Why there is no answer, and every way to one. */
export function Failed({ turn }: { readonly turn: Turn }) {
  const { error } = turn;
  return (
    <div className="outcome is-failed" role="alert">
      <p>
        <strong>This question was not answered.</strong> {error?.message} {error?.advice}
      </p>
      {error !== undefined && error.details !== '' && (
        <details>
          <summary>What the engine said</summary>
          <pre>{error.details}</pre>
        </details>
      )}
      <p className="outcome-actions">
        {error?.model_reason === 'budget' ? <RaiseBudget turn={turn} /> : <TryAgain turn={turn} />}
        {isOfModels(turn) && <AskBuiltIn turn={turn} />}
        {error?.model_reason !== undefined && error.model_reason !== 'budget' && <OpenSettings />}
      </p>
    </div>
  );
}

/** Stopped or failed, a question can be tried again: in the place of the one that came to nothing. */
export function TryAgain({ turn }: { readonly turn: Turn }) {
  const { ask, obstacle } = useAsk();
  return (
    <Button disabled={obstacle !== undefined} onClick={() => ask(turn.question, { insteadOf: turn.id })}>
      Try again
    </Button>
  );
}

function isOfModels({ error, modelUse }: Turn): boolean {
  return error?.model_reason !== undefined || modelUse !== undefined;
}

function AskBuiltIn({ turn }: { readonly turn: Turn }) {
  const { ask, builtInObstacle } = useAsk();
  return (
    <Button
      disabled={builtInObstacle !== undefined}
      onClick={() => ask(turn.question, { insteadOf: turn.id, by: 'built-in' })}
    >
      Answer with the built-in analyst instead
    </Button>
  );
}

/** To twice of what it was. */
function RaiseBudget({ turn }: { readonly turn: Turn }) {
  const { ask, obstacle } = useAsk();
  const budget = useStoreState('models', (state) => state.settings.budget);
  const change = useStoreState('models', (state) => state.change);
  if (budget === null) return <TryAgain turn={turn} />;
  const raise = () => {
    change({ budget: budget * 2 });
    ask(turn.question, { insteadOf: turn.id });
  };
  return (
    <Button look="primary" disabled={obstacle !== undefined} onClick={raise}>
      {`Raise the budget to $${budget * 2} and try again`}
    </Button>
  );
}

function OpenSettings() {
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  return (
    <Button look="quiet" onClick={() => showSettings('answering')}>
      Open the settings
    </Button>
  );
}

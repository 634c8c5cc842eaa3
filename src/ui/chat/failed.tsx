import type { Turn } from '../../core/turn.ts';
import { spendingOf } from '../../state/spending.ts';
import type { SettingsPart } from '../../state/workspace.ts';
import { useWords } from '../language/use-words.ts';
import { formatDollars } from '../money.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { useAsk } from './use-ask.ts';
import { chatWords } from './words.ts';

/** Why there is no answer, and every way to one. */
export function Failed({ turn }: { readonly turn: Turn }) {
  const words = useWords(chatWords).failed;
  const { error } = turn;
  return (
    <div className="outcome is-failed" role="alert">
      <p>
        <strong>{words.title}</strong> {error?.message} {error?.advice}
      </p>
      {error !== undefined && error.details !== '' && (
        <details>
          <summary>{words.engineSaid}</summary>
          <pre>{error.details}</pre>
        </details>
      )}
      <p className="outcome-actions">
        {error?.model_reason === 'budget' ? <RaiseBudget turn={turn} /> : <TryAgain turn={turn} />}
        {isOfModels(turn) && <AskBuiltIn turn={turn} />}
        {error?.model_reason !== undefined && error.model_reason !== 'budget' && (
          <OpenSettings part={error.model_reason === 'unknown-model' ? 'roles' : 'answering'} />
        )}
      </p>
    </div>
  );
}

/** Stopped or failed, a question can be tried again: in the place of the one that came to nothing. */
export function TryAgain({ turn }: { readonly turn: Turn }) {
  const words = useWords(chatWords).failed;
  const { ask, obstacle } = useAsk();
  return (
    <Button disabled={obstacle !== undefined} onClick={() => ask(turn.question, { insteadOf: turn.id })}>
      {words.tryAgain}
    </Button>
  );
}

function isOfModels({ error, modelUse }: Turn): boolean {
  return error?.model_reason !== undefined || modelUse !== undefined;
}

function AskBuiltIn({ turn }: { readonly turn: Turn }) {
  const words = useWords(chatWords).failed;
  const { ask, builtInObstacle } = useAsk();
  return (
    <Button
      disabled={builtInObstacle !== undefined}
      onClick={() => ask(turn.question, { insteadOf: turn.id, by: 'built-in' })}
    >
      {words.askBuiltIn}
    </Button>
  );
}

/** By as much again, from what has been spent: less would be used up at once. */
function RaiseBudget({ turn }: { readonly turn: Turn }) {
  const words = useWords(chatWords).failed;
  const { ask, obstacle } = useAsk();
  const budget = useStoreState('models', (state) => state.settings.budget);
  const change = useStoreState('models', (state) => state.change);
  const branches = useStoreState('conversations', (state) => state.branches);
  if (budget === null) return <TryAgain turn={turn} />;
  const next = roundedUp(Math.max(budget, spendingOf(branches).cost) + budget);
  const raise = () => {
    change({ budget: next });
    ask(turn.question, { insteadOf: turn.id });
  };
  return (
    <Button look="primary" disabled={obstacle !== undefined} onClick={raise}>
      {words.raiseBudget(formatDollars(next))}
    </Button>
  );
}

/** To two significant digits. */
function roundedUp(amount: number): number {
  const step = 10 ** (Math.floor(Math.log10(amount)) - 1);
  return Number((Math.ceil(amount / step - 1e-9) * step).toPrecision(2));
}

function OpenSettings({ part }: { readonly part: SettingsPart }) {
  const words = useWords(chatWords).failed;
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  return (
    <Button look="quiet" onClick={() => showSettings(part)}>
      {words.openSettings}
    </Button>
  );
}

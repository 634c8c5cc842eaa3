import { KeyRound, Lock } from 'lucide-react';
import { spendingOf } from '../../state/spending.ts';
import { counted } from '../format.ts';
import { formatDollars } from '../money.ts';
import { Popover } from '../parts/popover.tsx';
import { Segments } from '../parts/segments.tsx';
import { PrivacyDial } from '../privacy/dial.tsx';
import { toldWords } from '../privacy/levels.ts';
import { Masking } from '../privacy/masking.tsx';
import { Preview } from '../privacy/preview.tsx';
import { UnlockKeys } from '../settings/unlock-keys.tsx';
import { useStoreState } from '../stores-context.ts';
import { shortName } from './provenance.tsx';
import { useLockedSource } from './use-ask.ts';

/** Who will answer and what they will be told, in words, before the question is asked. */
export function ComposerLine() {
  const isBuiltIn = useStoreState('models', (state) => state.settings.source === 'built-in');
  return (
    <div className="composer-line">
      <TeamSwitch />
      {isBuiltIn ? (
        <a className="composer-said" href="#privacy" title="What this page may reach, and what it has sent">
          <Lock size={12} aria-hidden />
          Nothing leaves this tab
        </a>
      ) : (
        <ModelLine />
      )}
    </div>
  );
}

const teams = [
  { value: 'built-in', name: 'Built-in analyst' },
  { value: 'models', name: 'Models' },
] as const;

/** Models that nobody has chosen yet are chosen in the settings. */
function TeamSwitch() {
  const source = useStoreState('models', (state) => state.settings.source);
  const lastSource = useStoreState('models', (state) => state.lastSource);
  const choose = useStoreState('models', (state) => state.choose);
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  const switchTo = (team: (typeof teams)[number]['value']) => {
    if (team === 'built-in') choose('built-in');
    else if (lastSource === 'built-in') showSettings('answering');
    else choose(lastSource);
  };
  return (
    <Segments
      legend="Who answers"
      choices={teams}
      chosen={source === 'built-in' ? 'built-in' : 'models'}
      onChoose={switchTo}
    />
  );
}

function ModelLine() {
  const privacy = useStoreState('models', (state) => state.privacy);
  const model = useStoreState('models', (state) => state.settings.roles.composer.model);
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  const locked = useLockedSource();
  return (
    <>
      {locked !== undefined && (
        <Popover
          label="Unlock your keys"
          className="composer-chip is-warning"
          trigger={
            <>
              <KeyRound size={12} aria-hidden />
              Unlock your keys
            </>
          }
        >
          {() => <UnlockKeys source={locked} />}
        </Popover>
      )}
      <Popover label="What models are told" className="composer-chip" trigger={`Told: ${toldWords(privacy)}`}>
        {() => (
          <div className="composer-privacy">
            <PrivacyDial />
            <Masking />
            <Preview />
          </div>
        )}
      </Popover>
      <button type="button" className="composer-chip" onClick={() => showSettings('roles')}>
        {shortName(model)}
      </button>
      <Spent />
    </>
  );
}

/** What this chat has taken so far. */
function Spent() {
  const branches = useStoreState('conversations', (state) => state.branches);
  const budget = useStoreState('models', (state) => state.settings.budget);
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  const { answers, tokens, cost, isPartial } = spendingOf(branches);
  if (answers === 0 && budget === null) return null;
  const limit = budget === null ? '' : ` of ${formatDollars(budget)}`;
  const words =
    isPartial && cost === 0
      ? counted(tokens, 'token')
      : `${isPartial ? 'over ' : ''}${formatDollars(cost)}${limit}`;
  return (
    <button
      type="button"
      className={
        budget !== null && cost >= budget ? 'composer-chip is-warning digits' : 'composer-chip digits'
      }
      onClick={() => showSettings('prices')}
    >
      {`${words} in this chat`}
    </button>
  );
}

import { KeyRound, Lock } from 'lucide-react';
import { spendingOf } from '../../state/spending.ts';
import { useWords } from '../language/use-words.ts';
import { formatDollars } from '../money.ts';
import { Popover } from '../parts/popover.tsx';
import { Segments } from '../parts/segments.tsx';
import { PrivacyDial } from '../privacy/dial.tsx';
import { toldWords } from '../privacy/levels.ts';
import { Masking } from '../privacy/masking.tsx';
import { Preview } from '../privacy/preview.tsx';
import { privacyWords } from '../privacy/words.ts';
import { UnlockKeys } from '../settings/unlock-keys.tsx';
import { useStoreState } from '../stores-context.ts';
import { shortName } from './provenance.tsx';
import { useLockedSource } from './use-ask.ts';
import { chatWords } from './words.ts';

/** Who will answer and what they will be told, in words, before the question is asked. */
export function ComposerLine() {
  const words = useWords(chatWords).line;
  const isBuiltIn = useStoreState('models', (state) => state.settings.source === 'built-in');
  return (
    <div className="composer-line">
      <TeamSwitch />
      {isBuiltIn ? (
        <a className="composer-said" href="#privacy" title={words.nothingLeavesMore}>
          <Lock size={12} aria-hidden />
          {words.nothingLeaves}
        </a>
      ) : (
        <ModelLine />
      )}
    </div>
  );
}

/** Models that nobody has chosen yet are chosen in the settings. */
function TeamSwitch() {
  const words = useWords(chatWords).line;
  const source = useStoreState('models', (state) => state.settings.source);
  const lastSource = useStoreState('models', (state) => state.lastSource);
  const choose = useStoreState('models', (state) => state.choose);
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  const switchTo = (team: 'built-in' | 'models') => {
    if (team === 'built-in') choose('built-in');
    else if (lastSource === 'built-in') showSettings('answering');
    else choose(lastSource);
  };
  return (
    <Segments
      legend={words.who}
      choices={[
        { value: 'built-in', name: words.builtIn },
        { value: 'models', name: words.models },
      ]}
      chosen={source === 'built-in' ? 'built-in' : 'models'}
      onChoose={switchTo}
    />
  );
}

function ModelLine() {
  const toldIn = useWords(privacyWords);
  const words = useWords(chatWords).line;
  const privacy = useStoreState('models', (state) => state.privacy);
  const model = useStoreState('models', (state) => state.settings.roles.composer.model);
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  const locked = useLockedSource();
  return (
    <>
      {locked !== undefined && (
        <Popover
          label={words.unlock}
          className="composer-chip is-warning"
          trigger={
            <>
              <KeyRound size={12} aria-hidden />
              {words.unlock}
            </>
          }
        >
          {() => <UnlockKeys source={locked} />}
        </Popover>
      )}
      <Popover
        label={words.whatIsTold}
        className="composer-chip"
        trigger={words.told(toldWords(privacy, toldIn))}
      >
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
  const words = useWords(chatWords).line;
  const branches = useStoreState('conversations', (state) => state.branches);
  const budget = useStoreState('models', (state) => state.settings.budget);
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  const { answers, tokens, cost, isPartial } = spendingOf(branches);
  if (answers === 0 && budget === null) return null;
  const limit = budget === null ? undefined : formatDollars(budget);
  return (
    <button
      type="button"
      className={
        budget !== null && cost >= budget ? 'composer-chip is-warning digits' : 'composer-chip digits'
      }
      onClick={() => showSettings('prices')}
    >
      {isPartial && cost === 0 ? words.tokens(tokens) : words.spent(formatDollars(cost), limit, isPartial)}
    </button>
  );
}

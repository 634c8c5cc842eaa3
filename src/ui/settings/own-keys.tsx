import { KeyRound, Trash2 } from 'lucide-react';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { messageOf } from '../../core/error.ts';
import type { KeySource } from '../../state/own-keys.ts';
import { useWords } from '../language/use-words.ts';
import { Confirm } from '../parts/confirm.tsx';
import '../parts/button.css';
import '../parts/field.css';
import { useStoreState } from '../stores-context.ts';
import { KeyTable } from './key-table.tsx';
import { UnlockKeys } from './unlock-keys.tsx';
import { settingsWords } from './words.tsx';

/** Keys of the user's own: put in once, shown by their last characters only. */
export function OwnKeys({ source }: { readonly source: KeySource }) {
  const words = useWords(settingsWords).ownKeys;
  const own = useStoreState('models', (state) => state.ownKeys[source]);
  const forgetKeys = useStoreState('models', (state) => state.forgetKeys);
  if (own.tails.length === 0) return <NewKeys source={source} />;
  return (
    <section className="settings-keys" aria-label={words.label}>
      <header>
        <h3>{words.title(own.tails.length)}</h3>
        <Confirm
          label={words.remove}
          icon={Trash2}
          question={words.isToBeRemoved}
          action={words.remove}
          onConfirm={() => void forgetKeys(source)}
        />
      </header>
      <p className="key-tails">
        <KeyRound size={14} aria-hidden />
        {own.tails.map((tail, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ends of keys may be equal
          <code key={index}>{`…${tail}`}</code>
        ))}
        <span>{own.isSealed ? words.isSealed : words.isOpen}</span>
      </p>
      {own.isLocked ? <UnlockKeys source={source} /> : <Statistics />}
    </section>
  );
}

function Statistics() {
  const stats = useStoreState('models', (state) => state.ownStats);
  const look = useStoreState('models', (state) => state.lookAtOwnKeys);
  useEffect(() => void look(), [look]);
  return stats.some(({ usageCount }) => usageCount > 0) ? <KeyTable keys={stats} /> : null;
}

function NewKeys({ source }: { readonly source: KeySource }) {
  const words = useWords(settingsWords).ownKeys;
  const keepKeys = useStoreState('models', (state) => state.keepKeys);
  const [typed, setTyped] = useState(['']);
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const keys = typed.map((key) => key.trim()).filter((key) => key !== '');
  const keep = async (event: SyntheticEvent) => {
    event.preventDefault();
    const faulty = keys.find((key) => !/^[\x21-\x7e]+$/.test(key));
    if (faulty !== undefined) {
      setProblem(words.faulty);
      return;
    }
    try {
      await keepKeys(source, keys, passphrase === '' ? undefined : passphrase);
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  const type = (place: number, text: string) => {
    setProblem(null);
    setTyped((before) => withRoom(before.with(place, text), source));
  };
  return (
    <form className="settings-keys" onSubmit={(event) => void keep(event)} aria-label={words.newKeys}>
      <h3>{source === 'custom' ? words.ofCustom : words.ofBytez}</h3>
      {typed.map((text, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place
        <div key={place} className="field">
          <span className="field-box">
            <input
              type="password"
              autoComplete="off"
              aria-label={typed.length === 1 ? words.key : words.keyAt(place + 1)}
              placeholder={place === 0 ? words.paste : words.another}
              value={text}
              onChange={(event) => type(place, event.currentTarget.value)}
            />
          </span>
        </div>
      ))}
      <div className="field">
        <label htmlFor={`passphrase-${source}`}>{words.passphrase}</label>
        <span className="field-box">
          <input
            id={`passphrase-${source}`}
            type="password"
            autoComplete="new-password"
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
        </span>
        <p className="field-note">{words.passphraseHint}</p>
      </div>
      {problem !== null && (
        <p className="settings-note is-bad" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="button" disabled={keys.length === 0}>
        {words.keep(keys.length)}
      </button>
    </form>
  );
}

const mostKeys = 20;

/** There is always an empty field for one more, where more are of use. */
function withRoom(typed: readonly string[], source: KeySource): string[] {
  const isFull = source === 'custom' || typed.length >= mostKeys;
  return typed.at(-1) === '' || isFull ? [...typed] : [...typed, ''];
}

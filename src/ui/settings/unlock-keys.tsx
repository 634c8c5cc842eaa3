import { type SyntheticEvent, useId, useState } from 'react';
import { messageOf } from '../../core/error.ts';
import type { KeySource } from '../../state/own-keys.ts';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { settingsEntryWords } from './entry-words.ts';
import '../parts/field.css';

/** Asks for the passphrase once in each visit. */
export function UnlockKeys({ source }: { readonly source: KeySource }) {
  const words = useWords(settingsEntryWords).unlock;
  const id = useId();
  const unlockKeys = useStoreState('models', (state) => state.unlockKeys);
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const unlock = async (event: SyntheticEvent) => {
    event.preventDefault();
    try {
      await unlockKeys(source, passphrase);
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  return (
    <form className="unlock-keys" onSubmit={(event) => void unlock(event)}>
      <div className={problem === null ? 'field' : 'field is-bad'}>
        <label htmlFor={id}>{words.passphrase}</label>
        <span className="field-box">
          <input
            id={id}
            type="password"
            autoComplete="current-password"
            value={passphrase}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : `${id}-note`}
            onChange={(event) => {
              setPassphrase(event.currentTarget.value);
              setProblem(null);
            }}
          />
        </span>
        {problem !== null && (
          <p id={`${id}-note`} className="field-note" role="alert">
            {problem}
          </p>
        )}
      </div>
      <button type="submit" className="button" disabled={passphrase === ''}>
        {words.unlock}
      </button>
    </form>
  );
}

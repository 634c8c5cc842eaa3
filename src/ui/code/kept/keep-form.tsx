import { type SyntheticEvent, useState } from 'react';
import { useWords } from '../../language/use-words.ts';
import { Button } from '../../parts/button.tsx';
import { codeKeptWords } from './words.ts';

interface KeepFormProps {
  readonly title: string;
  readonly onKeep: (title: string) => void;
  readonly onCancel: () => void;
}

/** Gives a name to what is kept. Enter keeps, Esc leaves it. */
export function KeepForm({ title, onKeep, onCancel }: KeepFormProps) {
  const words = useWords(codeKeptWords).form;
  const [draft, setDraft] = useState(title);
  const name = draft.trim();
  const keep = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name !== '') onKeep(name);
  };
  return (
    <form className="keep-form" onSubmit={keep}>
      <input
        ref={selectAll}
        aria-label={words.name}
        autoComplete="off"
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          onCancel();
        }}
      />
      <button type="submit" className="button plain" disabled={name === ''}>
        {words.keep}
      </button>
      <Button look="quiet" onClick={onCancel}>
        {words.cancel}
      </Button>
    </form>
  );
}

function selectAll(input: HTMLInputElement | null) {
  input?.select();
}

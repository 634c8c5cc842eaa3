import { type SyntheticEvent, useState } from 'react';
import { Button } from '../../parts/button.tsx';

interface KeepFormProps {
  readonly title: string;
  readonly onKeep: (title: string) => void;
  readonly onCancel: () => void;
}

/** Gives a name to what is kept. Enter keeps, Esc leaves it. */
export function KeepForm({ title, onKeep, onCancel }: KeepFormProps) {
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
        aria-label="Name"
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
        Keep
      </button>
      <Button look="quiet" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  );
}

function selectAll(input: HTMLInputElement | null) {
  input?.select();
}

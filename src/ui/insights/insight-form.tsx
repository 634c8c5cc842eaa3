import { type KeyboardEvent, type SyntheticEvent, useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { insightsWords } from './words.ts';

interface InsightFormProps {
  readonly label: string;
  readonly text: string;
  readonly action: string;
  readonly placeholder?: string;
  readonly onKeep: (text: string) => void;
  readonly onCancel: () => void;
}

/** Enter keeps, Shift and Enter break the line, Esc leaves it as it was. */
export function InsightForm({ label, text, action, placeholder, onKeep, onCancel }: InsightFormProps) {
  const words = useWords(insightsWords).form;
  const [draft, setDraft] = useState(text);
  const said = draft.trim();
  const keep = (event?: SyntheticEvent) => {
    event?.preventDefault();
    if (said !== '') onKeep(said);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      keep();
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <form className="insight-form" onSubmit={keep}>
      <textarea
        ref={takeFocus}
        rows={2}
        aria-label={label}
        placeholder={placeholder}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={press}
      />
      <p>
        <button type="submit" className="button" disabled={said === ''}>
          {action}
        </button>
        <Button look="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
}

/** The form comes into view with its buttons. */
function takeFocus(area: HTMLTextAreaElement | null) {
  area?.focus({ preventScroll: true });
  area?.form?.scrollIntoView({ block: 'nearest' });
}

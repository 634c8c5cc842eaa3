import { type ComponentProps, useId, useState } from 'react';
import './field.css';

interface FieldProps extends Pick<ComponentProps<'input'>, 'type' | 'inputMode' | 'list' | 'placeholder'> {
  readonly label: string;
  /** For tables, whose head says it. */
  readonly isLabelUnseen?: boolean;
  readonly value: string;
  /** What is wrong with a text, in words; `undefined` when nothing is. */
  readonly faultOf: (text: string) => string | undefined;
  /** Called with every text that nothing is wrong with. */
  readonly onChange: (text: string) => void;
  readonly hint?: string;
  readonly unit?: string;
}

/** Takes what is typed at once; what cannot be used is said beneath, and the last good value stays. */
export function Field({ label, isLabelUnseen, value, faultOf, onChange, hint, unit, ...input }: FieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const fault = draft === null ? undefined : faultOf(draft);
  const take = (text: string) => {
    setDraft(text);
    if (faultOf(text) === undefined) onChange(text);
  };
  const noteId = fault === undefined && hint === undefined ? undefined : `${id}-note`;
  return (
    <div className={fault === undefined ? 'field' : 'field is-bad'}>
      <label htmlFor={id} className={isLabelUnseen === true ? 'unseen' : undefined}>
        {label}
      </label>
      <span className="field-box">
        <input
          id={id}
          {...input}
          autoComplete="off"
          spellCheck={false}
          value={draft ?? value}
          aria-invalid={fault !== undefined}
          aria-describedby={noteId}
          onChange={(event) => take(event.currentTarget.value)}
          onBlur={() => {
            if (fault === undefined) setDraft(null);
          }}
        />
        {unit !== undefined && <span className="field-unit">{unit}</span>}
      </span>
      {noteId !== undefined && (
        <p id={noteId} className="field-note" aria-live="polite">
          {fault ?? hint}
        </p>
      )}
    </div>
  );
}

import type { LucideIcon } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { Button, IconButton } from './button.tsx';
import { partsWords } from './words.ts';
import './confirm.css';

interface ConfirmProps {
  readonly label: string;
  readonly icon: LucideIcon;
  /** What will be gone, asked as a question. */
  readonly question: string;
  readonly action: string;
  readonly onConfirm: () => void;
}

/** A button that asks in place before it does what cannot be undone. */
export function Confirm({ label, icon, question, action, onConfirm }: ConfirmProps) {
  const words = useWords(partsWords).confirm;
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) return <IconButton label={label} icon={icon} onClick={() => setIsAsking(true)} />;
  const leaveOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Prevented, lest a dialog around it closes too.
    event.preventDefault();
    event.stopPropagation();
    setIsAsking(false);
  };
  return (
    <fieldset className="confirm" onKeyDown={leaveOnEscape}>
      <legend className="confirm-question">{question}</legend>
      <Button look="danger" ref={takeFocus} onClick={onConfirm}>
        {action}
      </Button>
      <Button look="quiet" onClick={() => setIsAsking(false)}>
        {words.keep}
      </Button>
    </fieldset>
  );
}

function takeFocus(button: HTMLButtonElement | null) {
  button?.focus();
}

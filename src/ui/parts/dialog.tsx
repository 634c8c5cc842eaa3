import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useWords } from '../language/use-words.ts';
import { IconButton } from './button.tsx';
import { Modal } from './modal.tsx';
import { partsWords } from './words.ts';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal with a title and a way out. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const words = useWords(partsWords);
  const titleId = useId();
  return (
    <Modal className="dialog" labelledBy={titleId} onClose={onClose}>
      <div className="dialog-body">
        <header className="dialog-header">
          <h2 id={titleId}>{title}</h2>
          <IconButton label={words.close} icon={X} onClick={onClose} />
        </header>
        {children}
      </div>
    </Modal>
  );
}

import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useWords } from '../language/use-words.ts';
import { IconButton } from './button.tsx';
import { partsWords } from './words.ts';
import './page.css';

interface PageProps {
  readonly className?: string;
  readonly title: string;
  /** What this is, above the title. */
  readonly kind: string;
  readonly about: ReactNode;
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A page over the whole window: to be read, and left with Esc. */
export function Page({ className, title, kind, about, actions, onClose, children }: PageProps) {
  const words = useWords(partsWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    heading.current?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={className === undefined ? 'full-page' : `full-page ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="full-page-bar">
        <span className="label">{kind}</span>
        <span className="full-page-actions">
          {actions}
          <IconButton label={words.close} icon={X} onClick={onClose} />
        </span>
      </header>
      <div className="full-page-body">
        <hgroup className="full-page-head">
          <h1 id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p>{about}</p>
        </hgroup>
        {children}
      </div>
    </dialog>
  );
}

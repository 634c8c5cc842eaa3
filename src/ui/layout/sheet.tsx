import { type ReactNode, useEffect, useRef } from 'react';

interface SheetProps {
  readonly label: string;
  readonly side: 'left' | 'right';
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A side pane over the page. The browser's own dialog keeps the focus in it, closes on Esc and gives the focus back. */
export function Sheet({ label, side, isOpen, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Esc, which the browser does
    <dialog
      ref={dialog}
      className={`pane sheet ${side}`}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className="sheet-body">{children}</div>
    </dialog>
  );
}

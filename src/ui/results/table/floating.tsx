import { type ReactNode, useLayoutEffect, useRef } from 'react';
import './floating.css';

interface FloatingProps {
  readonly label: string;
  /** What it belongs to; it opens below, or above where there is no room. */
  readonly anchor: HTMLElement;
  /** `hint` is only shown and takes no focus; `menu` closes on Esc and on a click elsewhere. */
  readonly kind: 'hint' | 'menu';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const margin = 8;

/** A panel in the browser's top layer: over everything, side sheets included. */
export function Floating({ label, anchor, kind, onClose, children }: FloatingProps) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = panel.current;
    if (shown === null) return;
    shown.showPopover();
    putBy(shown, anchor);
    if (kind === 'menu') shown.querySelector<HTMLElement>('button, input, select')?.focus();
    return () => {
      if (shown.matches(':popover-open')) shown.hidePopover();
    };
  }, [anchor, kind]);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it is a dialog or a tooltip, both of which have names
    <div
      ref={panel}
      popover={kind === 'menu' ? 'auto' : 'manual'}
      className={`floating ${kind}`}
      role={kind === 'menu' ? 'dialog' : 'tooltip'}
      aria-label={label}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
    >
      {children}
    </div>
  );
}

function putBy(panel: HTMLElement, anchor: HTMLElement): void {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const left = Math.max(margin, Math.min(box.left, window.innerWidth - width - margin));
  const below = box.bottom + 4;
  const top = below + height <= window.innerHeight - margin ? below : Math.max(margin, box.top - height - 4);
  panel.style.left = `${left}px`;
  panel.style.top = `${top}px`;
}

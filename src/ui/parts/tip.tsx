import { type FocusEvent, type PointerEvent, type ReactNode, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import './tip.css';

interface Pointing {
  readonly onPointerEnter: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
  readonly onPointerDown: () => void;
}

export interface TipTrigger {
  readonly pointing: Pointing;
  /** Set while the tip is shown; for triggers whose tip says more than their name. */
  readonly describedBy: string | undefined;
}

interface Place {
  /** The middle. */
  readonly left: number;
  readonly top: number;
  readonly side: 'above' | 'below';
}

/** A short explanation that floats by its trigger while it is pointed at or focused. */
export function Tip({
  content,
  children,
}: {
  readonly content: ReactNode;
  readonly children: (trigger: TipTrigger) => ReactNode;
}) {
  const id = useId();
  const [place, setPlace] = useState<Place | null>(null);
  const hide = () => setPlace(null);
  const pointing: Pointing = {
    onPointerEnter: (event) => {
      if (event.pointerType === 'mouse') setPlace(placeBy(event.currentTarget));
    },
    onPointerLeave: hide,
    onFocus: (event) => {
      if (event.currentTarget.matches(':focus-visible')) setPlace(placeBy(event.currentTarget));
    },
    onBlur: hide,
    onPointerDown: hide,
  };
  return (
    <>
      {children({ pointing, describedBy: place === null ? undefined : id })}
      {place !== null &&
        createPortal(
          <div
            ref={showOnTop}
            popover="manual"
            role="tooltip"
            id={id}
            className={`tip ${place.side}`}
            style={{ left: place.left, top: place.top }}
          >
            {content}
          </div>,
          document.body,
        )}
    </>
  );
}

/**
 * Above a dialog too, which covers whatever is not in the browser's top layer. A menu that closes gives the focus to
 * its button, and the browser lets nothing open before it is closed: the tip waits.
 */
function showOnTop(tip: HTMLElement | null): void {
  requestAnimationFrame(() => {
    if (tip?.isConnected !== true) return;
    tip.showPopover();
    keepInside(tip);
  });
}

const margin = 8;

function keepInside(tip: HTMLElement): void {
  const { left, right } = tip.getBoundingClientRect();
  const over = Math.max(0, right - (window.innerWidth - margin));
  const under = Math.max(0, margin - left);
  tip.style.marginLeft = `${under - over}px`;
}

function placeBy(trigger: HTMLElement): Place {
  const box = trigger.getBoundingClientRect();
  const left = box.left + box.width / 2;
  return box.top > 96
    ? { left, top: box.top - 6, side: 'above' }
    : { left, top: box.bottom + 6, side: 'below' };
}

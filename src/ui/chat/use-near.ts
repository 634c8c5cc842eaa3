import { createContext, type RefObject, startTransition, useEffect, useState } from 'react';
import { whenIdle } from './when-idle.ts';

/** Whether what is drawn stands in the view of the chat or near to it. What is not part of an exchange always does. */
export const NearContext = createContext(true);

/** Views of the chat above and below the one that is seen. */
const nearViews = 2;
/** Longer than it takes to scroll past. */
const latestMs = 300;

/**
 * Whether the element is in the view of the chat or near to it; `atFirst` until that is known. What has the focus
 * stays. What comes near waits for a rest: it costs nothing where somebody scrolls past it.
 */
export function useNear(box: RefObject<HTMLElement | null>, atFirst: boolean): boolean {
  const [isNear, setIsNear] = useState(atFirst);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const root = element.closest('.chat-scroller');
    let rest: ReturnType<typeof whenIdle> | undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const isIn = entries.at(-1)?.isIntersecting === true;
        rest?.cancel();
        if (!isIn && element.querySelector(':focus') !== null) return;
        rest = whenIdle(() => startTransition(() => setIsNear(isIn)), latestMs);
      },
      { root, rootMargin: `${nearViews * 100}% 0px` },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      rest?.cancel();
    };
  }, [box]);
  return isNear;
}

import { createContext, type RefObject, startTransition, useEffect, useState } from 'react';

/** Whether what is drawn stands in the view of the chat or near to it. What is not part of an exchange always does. */
export const NearContext = createContext(true);

/** Views of the chat above and below the one that is seen. */
const nearViews = 2;

/** Whether the element is in the view of the chat or near to it; `atFirst` until that is known. What has the focus stays. */
export function useNear(box: RefObject<HTMLElement | null>, atFirst: boolean): boolean {
  const [isNear, setIsNear] = useState(atFirst);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const root = element.closest('.chat-scroller');
    const observer = new IntersectionObserver(
      (entries) => {
        const isIn = entries.at(-1)?.isIntersecting === true;
        if (isIn || element.querySelector(':focus') === null) startTransition(() => setIsNear(isIn));
      },
      { root, rootMargin: `${nearViews * 100}% 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return isNear;
}

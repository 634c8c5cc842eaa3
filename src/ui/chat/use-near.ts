import {
  createContext,
  type RefObject,
  startTransition,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { createDrawingQueue } from './drawing-queue.ts';

/** Whether what is drawn stands in the view of the chat or near to it. What is not part of an exchange always does. */
export const NearContext = createContext(true);

/** What the exchanges of a chat wait in to be drawn. */
export const DrawingContext = createContext(createDrawingQueue());

/** Views of the chat above and below the one that is seen. */
const nearViews = 2;

/**
 * Whether the element is in the view of the chat or near to it; `atFirst` until that is known. What has the focus
 * stays. What comes near waits in the queue: it costs nothing where somebody scrolls past it.
 */
export function useNear(box: RefObject<HTMLElement | null>, atFirst: boolean): boolean {
  const queue = useContext(DrawingContext);
  const [isNear, setIsNear] = useState(atFirst);
  const drawn = useRef(atFirst);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const root = element.closest('.chat-scroller');
    let place: ReturnType<typeof queue.add> | undefined;
    const draw = (isIn: boolean) => {
      drawn.current = isIn;
      startTransition(() => setIsNear(isIn));
    };
    const observer = new IntersectionObserver(
      (entries) => {
        const isIn = entries.at(-1)?.isIntersecting === true;
        place?.leave();
        if (isIn === drawn.current) return;
        if (!isIn && element.querySelector(':focus') !== null) return;
        place = queue.add({ box: element, act: () => draw(isIn) });
      },
      { root, rootMargin: `${nearViews * 100}% 0px` },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      place?.leave();
    };
  }, [box, queue]);
  return isNear;
}

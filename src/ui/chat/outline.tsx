import { useEffect, useRef } from 'react';

/** In the place of an answer that is not drawn yet; tells when it comes near to the view. */
export function Outline({ onNear }: { readonly onNear: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const root = element.closest('.chat-scroller');
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onNear();
      },
      { root, rootMargin: '100% 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [onNear]);
  return <div ref={box} className="exchange-outline" />;
}

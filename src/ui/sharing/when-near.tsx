import { type ReactNode, useEffect, useRef, useState } from 'react';

interface WhenNearProps {
  /** Of what holds the place until then. */
  readonly className: string;
  readonly children: ReactNode;
}

/** Draws what takes long to draw when it is about to be seen. */
export function WhenNear({ className, children }: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    const watched = place.current;
    if (watched === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setIsNear(true);
      },
      { rootMargin: '400px' },
    );
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return isNear ? children : <div ref={place} className={className} />;
}

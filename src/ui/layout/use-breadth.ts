import { useSyncExternalStore } from 'react';

/** `wide`: three panes. `medium`: the side panes are sheets. `narrow`: one pane at a time. */
export type Breadth = 'wide' | 'medium' | 'narrow';

const wide = '(min-width: 900px)';
const medium = '(min-width: 600px)';

export function useBreadth(): Breadth {
  return useSyncExternalStore(watchBreadth, breadthNow);
}

function watchBreadth(onChange: () => void): () => void {
  const queries = [matchMedia(wide), matchMedia(medium)];
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}

function breadthNow(): Breadth {
  if (matchMedia(wide).matches) return 'wide';
  return matchMedia(medium).matches ? 'medium' : 'narrow';
}

const motions = ['wheel', 'scroll', 'touchmove'] as const;

/** Acts once, as soon as nothing of the page has been scrolled for so long, counted from now. */
export function atRest(forMs: number, act: () => void): void {
  const heard = new AbortController();
  const start = () =>
    setTimeout(() => {
      heard.abort();
      act();
    }, forMs);
  const waiting = { timer: start() };
  for (const motion of motions) {
    addEventListener(
      motion,
      () => {
        clearTimeout(waiting.timer);
        waiting.timer = start();
      },
      { capture: true, passive: true, signal: heard.signal },
    );
  }
}

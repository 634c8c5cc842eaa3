const doings = ['wheel', 'scroll', 'keydown', 'pointerdown', 'pointermove', 'touchmove'] as const;

/** Acts once, as soon as nobody has scrolled, typed or pointed in the page for so long, counted from now. */
export function atRest(forMs: number, act: () => void): void {
  const heard = new AbortController();
  const start = () =>
    setTimeout(() => {
      heard.abort();
      act();
    }, forMs);
  const waiting = { timer: start() };
  for (const doing of doings) {
    addEventListener(
      doing,
      () => {
        clearTimeout(waiting.timer);
        waiting.timer = start();
      },
      { capture: true, passive: true, signal: heard.signal },
    );
  }
}

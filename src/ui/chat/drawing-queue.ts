import { whenIdle } from './when-idle.ts';

/** What waits to be drawn, or to be taken away. */
export interface Waiting {
  readonly box: Element;
  readonly act: () => void;
}

export interface DrawingQueue {
  /** Told of each step of scrolling. */
  readonly moved: (top: number, viewHeight: number) => void;
  readonly add: (waiting: Waiting) => { readonly leave: () => void };
}

/** So many views in a second are scrolled past, not read. */
const passingViewsPerSecond = 1.5;
/** As long as nothing is drawn after it was passed by. */
const restMs = 100;
/** As long as what is near waits for a page that is busy. */
const latestMs = 300;

/**
 * One after the other, the nearest to the middle of the view first, while the page has nothing else to do, and
 * nothing while the chat is scrolled past: frames stay short, and what flies by costs nothing.
 */
export function createDrawingQueue(): DrawingQueue {
  const waiting = new Set<Waiting>();
  const last = { top: 0, atMs: 0, passedAtMs: Number.NEGATIVE_INFINITY, isPlanned: false };

  function plan(): void {
    if (last.isPlanned || waiting.size === 0) return;
    last.isPlanned = true;
    const restsInMs = last.passedAtMs + restMs - performance.now();
    if (restsInMs > 0) setTimeout(goOn, restsInMs);
    else whenIdle(drawNext, latestMs);
  }

  function goOn(): void {
    last.isPlanned = false;
    plan();
  }

  function drawNext(): void {
    const isPassing = performance.now() < last.passedAtMs + restMs;
    const next = isPassing ? undefined : nearest(waiting);
    if (next !== undefined) {
      waiting.delete(next);
      next.act();
    }
    goOn();
  }

  return {
    moved(top, viewHeight) {
      const atMs = performance.now();
      const views = Math.abs(top - last.top) / viewHeight;
      if (views > (passingViewsPerSecond * (atMs - last.atMs)) / 1000) last.passedAtMs = atMs;
      Object.assign(last, { top, atMs });
    },
    add(one) {
      waiting.add(one);
      plan();
      return { leave: () => waiting.delete(one) };
    },
  };
}

function nearest(waiting: ReadonlySet<Waiting>): Waiting | undefined {
  const middle = innerHeight / 2;
  const distance = ({ box }: Waiting): number => {
    const { top, bottom } = box.getBoundingClientRect();
    return Math.max(top - middle, middle - bottom, 0);
  };
  return [...waiting].sort((a, b) => distance(a) - distance(b))[0];
}

import type { Page } from 'playwright';

/** What the clock in the page has seen. Milliseconds since the navigation. */
export interface ClockReadings {
  /** First time that something on the page matched the selector. */
  readonly seen: Readonly<Record<string, number>>;
  /** Last time that nothing matched the selector any more. */
  readonly gone: Readonly<Record<string, number>>;
  /** Last time that an event of that type was heard. */
  readonly heard: Readonly<Record<string, number>>;
  /** Tasks of the page's main thread of 50 ms and more: the browser reports no shorter ones. */
  readonly longTasks: readonly { readonly startMs: number; readonly durationMs: number }[];
}

declare global {
  interface Window {
    /** Reads the clock that `startClock` put into the page. */
    readClock: () => ClockReadings;
  }
}

/**
 * Watches every document that is opened from now on, from before its own scripts run. No function in there may have
 * a name: the compiler would mark it with a helper that the page does not have.
 */
export async function startClock(
  page: Page,
  watched: { readonly selectors: readonly string[]; readonly events: readonly string[] },
): Promise<void> {
  await page.addInitScript(({ selectors, events }) => {
    const seen: Record<string, number> = {};
    const gone: Record<string, number> = {};
    const heard: Record<string, number> = {};
    const longTasks: { startMs: number; durationMs: number }[] = [];
    const present = new Set<string>();
    new MutationObserver(() => {
      for (const selector of selectors) {
        const isThere = document.querySelector(selector) !== null;
        if (isThere === present.has(selector)) continue;
        if (isThere) present.add(selector);
        else present.delete(selector);
        if (isThere) seen[selector] ??= performance.now();
        else gone[selector] = performance.now();
      }
    }).observe(document, { childList: true, subtree: true, attributes: true });
    for (const type of events) {
      addEventListener(
        type,
        () => {
          heard[type] = performance.now();
        },
        { capture: true },
      );
    }
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        longTasks.push({ startMs: startTime, durationMs: duration });
      }
    }).observe({ type: 'longtask', buffered: true });
    window.readClock = () => ({ seen, gone, heard, longTasks });
  }, watched);
}

export function readClock(page: Page): Promise<ClockReadings> {
  return page.evaluate(() => window.readClock());
}

/** A reading that must be there. */
export function timeOf(readings: Readonly<Record<string, number>>, name: string): number {
  const ms = readings[name];
  if (ms === undefined) throw new Error(`The page never came to "${name}".`);
  return ms;
}

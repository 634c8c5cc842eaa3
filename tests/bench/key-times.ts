import type { Page } from 'playwright';

declare global {
  interface Window {
    keyTimes: number[];
  }
}

const keyEveryMs = 40;

/** Watches every document that is opened from now on. */
export async function watchKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.keyTimes = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) {
        if (name === 'keydown') window.keyTimes.push(duration);
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
}

/** Types where the focus is. From each key to the next paint, as the browser measures it: in steps of 8, below 16 as 16. */
export async function keyTimesOf(page: Page, keys: string): Promise<readonly number[]> {
  await page.evaluate(() => {
    window.keyTimes = [];
  });
  await page.keyboard.type(keys, { delay: keyEveryMs });
  const slow = await page.evaluate(() => window.keyTimes);
  // The browser tells only of those above its threshold.
  const quick = Array.from({ length: Math.max(0, keys.length - slow.length) }, () => 16);
  return [...slow, ...quick];
}

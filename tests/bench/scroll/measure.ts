import type { Browser, Page } from 'playwright';
import { openApp, openDataset, pickFiles } from '../../support/app-window.ts';

export interface ScrollTimes {
  /** The longest time between two frames, in milliseconds, by the way of scrolling. */
  readonly wheelMs: number;
  readonly jumpMs: number;
  /** What a frame takes of the page's own processor time, mean. */
  readonly workMs: number;
}

const query = `SELECT i AS id, (i * 7919) % 100003 AS amount, 'name ' || (i % 5000) AS name,
  DATE '2020-01-01' + (i % 1500)::INTEGER AS day, i % 3 = 0 AS flag FROM range(1000000) t(i)`;

/** Scrolls over a result of a million rows: by the wheel, and by jumps of the scroll bar over all of it. */
export async function measureScroll(browser: Browser, url: string): Promise<ScrollTimes> {
  const { page, context } = await openApp(browser, url);
  await pickFiles(page, { name: 'one.csv', text: 'n\n1\n' });
  await openDataset(page, 'one');
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('textbox', { name: 'SQL' }).fill(query);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.locator('.table-tools').getByText('1,000,000 rows').waitFor({ timeout: 120_000 });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busyMs = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await busyMs();
  const wheel = await scrolled(page, 'wheel');
  const jump = await scrolled(page, 'jump');
  const workMs = ((await busyMs()) - before) / (wheel.frames + jump.frames);
  await context.close();
  return { wheelMs: wheel.longestMs, jumpMs: jump.longestMs, workMs };
}

interface Frames {
  readonly frames: number;
  readonly longestMs: number;
}

/** Runs in the page, as text: what compiles this file would name its functions in a way that the page does not know. */
async function scrolled(page: Page, way: 'wheel' | 'jump'): Promise<Frames> {
  return page.evaluate<Frames>(`(async () => {
    const scroller = document.querySelector('.virtual-table');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let last = await frame();
    const gaps = [];
    for (let step = 1; step <= 240; step += 1) {
      if ('${way}' === 'wheel') scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: 120, bubbles: true, cancelable: true }));
      else scroller.scrollTop = (step * 1005973) % scroller.scrollHeight;
      const now = await frame();
      gaps.push(now - last);
      last = now;
    }
    return { frames: gaps.length, longestMs: Math.max(...gaps) };
  })()`);
}

import type { Browser, CDPSession, Page } from 'playwright';
import { z } from 'zod';
import { openApp, openDataset, pickFiles, untilKept } from '../../support/app-window.ts';

export interface ScrollTimes {
  /** The longest time between two frames, in milliseconds, by the way of scrolling. */
  readonly wheelMs: number;
  readonly jumpMs: number;
  /** Of the page's own processor time, whatever else the machine does: what a frame takes, mean, and the longest task. */
  readonly workMs: number;
  readonly longestWorkMs: number;
}

const query = `SELECT i AS id, (i * 7919) % 100003 AS amount, 'name ' || (i % 5000) AS name,
  DATE '2020-01-01' + (i % 1500)::INTEGER AS day, i % 3 = 0 AS flag FROM range(1000000) t(i)`;

/** Scrolls over a result of a million rows: by the wheel, and by jumps of the scroll bar over all of it. */
export async function measureScroll(browser: Browser, url: string): Promise<ScrollTimes> {
  const { page, context } = await openApp(browser, url);
  // Keeping the app for later takes a core for seconds, once.
  await untilKept(page);
  await pickFiles(page, { name: 'one.csv', text: 'n\n1\n' });
  await openDataset(page, 'one');
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('textbox', { name: 'SQL' }).fill(query);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.locator('.table-tools').getByText('1,000,000 rows').waitFor({ timeout: 120_000 });
  const session = await context.newCDPSession(page);
  const tasksMs = await tasksSince(session);
  const wheel = await scrolled(page, 'wheel');
  const jump = await scrolled(page, 'jump');
  const tasks = await tasksMs();
  await context.close();
  return {
    wheelMs: wheel.longestMs,
    jumpMs: jump.longestMs,
    workMs: tasks.reduce((sum, each) => sum + each, 0) / (wheel.frames + jump.frames),
    longestWorkMs: Math.max(...tasks),
  };
}

/** A trace event as Chromium tells it; `tdur` is processor time in microseconds. */
const traced = z.object({
  ph: z.string(),
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  tdur: z.number().optional(),
  args: z.object({ name: z.string().optional() }).optional(),
});

/** Notes the tasks of the page's main thread from now on; what is given back ends it and tells their processor times. */
async function tasksSince(session: CDPSession): Promise<() => Promise<readonly number[]>> {
  const events: z.infer<typeof traced>[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...value.flatMap((event) => traced.safeParse(event).data ?? []));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'] },
  });
  return async () => {
    const isComplete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await isComplete;
    const main = events.find(({ ph, args }) => ph === 'M' && args?.name === 'CrRendererMain');
    return events.flatMap(({ ph, name, pid, tid, tdur = 0 }) =>
      ph === 'X' && name === 'ThreadControllerImpl::RunTask' && pid === main?.pid && tid === main.tid
        ? [tdur / 1000]
        : [],
    );
  };
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

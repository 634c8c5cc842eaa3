import { readFileSync } from 'node:fs';
import type { Browser, CDPSession } from 'playwright';

/** Chromium itself sets the mark that the system keeps back now and then. */
const intervalMs = 1000;

/** Watches the memory of the browser's pages, each with its workers. Linux only. */
export async function watchRenderers(browser: Browser): Promise<{ peakBytes(): Promise<number> }> {
  const session = await browser.newBrowserCDPSession();
  const marks: number[] = [];
  const look = async (): Promise<void> => void marks.push(...(await highWaterMarks(session)));
  const watch = setInterval(() => void look(), intervalMs);
  return {
    async peakBytes() {
      clearInterval(watch);
      await look();
      return Math.max(...marks);
    },
  };
}

async function highWaterMarks(session: CDPSession): Promise<number[]> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => highWaterMark(id));
}

/** `VmHWM` counts what lay in memory, code and mapped files included (https://man7.org/linux/man-pages/man5/proc_pid_status.5.html). */
function highWaterMark(processId: number): number {
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kilobytes === undefined) throw new Error(`The memory of process ${processId} is not known.`);
  return Number(kilobytes) * 1024;
}

import type { Browser, Page } from 'playwright';

/**
 * A page in a window of its own size. A viewport that is only emulated is as high as the window with its bars:
 * Chromium never draws the lowest part of the page then, and what happens there seems to wait for a paint.
 */
export async function openDrawnPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: null });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  await session.send('Browser.setWindowBounds', { windowId, bounds: { width: 1440, height: 987 } });
  await page.waitForFunction(() => innerWidth === 1440);
  return page;
}

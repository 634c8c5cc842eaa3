import type { Page } from 'playwright';

/** Tables are saved behind: until what the browser keeps of the page has not grown for three seconds. */
export async function untilSaved(page: Page): Promise<void> {
  await page.evaluate(async () => {
    let size = -1;
    for (let quietSeconds = 0; quietSeconds < 3; ) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const { usage = 0 } = await navigator.storage.estimate();
      quietSeconds = usage === size ? quietSeconds + 1 : 0;
      size = usage;
    }
  });
}

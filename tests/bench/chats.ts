import type { Page } from 'playwright';

export async function askInNewChat(page: Page, questions: readonly string[]): Promise<void> {
  await page.evaluate(async (each) => {
    window.insightx.startNew();
    for (const question of each) await window.insightx.ask(question);
  }, questions);
}

/**
 * From the click on a chat in the list to the frame after the one that shows its newest answer whole, in
 * milliseconds. A chat is called as its first question; its last one is what comes into view.
 */
export async function switchTo(page: Page, questions: readonly string[]): Promise<number> {
  const [title = '', last] = [questions[0], questions.at(-1)];
  const chats = page.getByRole('region', { name: 'Chats' });
  const row = chats.getByRole('button', { name: title, exact: true });
  const elapsedMs = await row.evaluate(async (button, question) => {
    const startedAt = performance.now();
    if (button instanceof HTMLElement) button.click();
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const newest = document.querySelector('article:last-of-type');
      const isThere =
        newest?.querySelector('h2')?.textContent === question && newest.querySelector('.answer') !== null;
      if (isThere && newest.querySelector('.chart-skeleton') === null) break;
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - startedAt;
  }, last);
  // Whoever reads takes longer than this to choose another chat.
  await page.waitForTimeout(3000);
  return elapsedMs;
}

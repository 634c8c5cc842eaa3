import type { Browser, Page } from 'playwright';
import { openDataset } from '../../support/app-window.ts';
import { openDrawnPage } from '../drawn-page.ts';
import { twentyQuestions } from '../sharing/questions.ts';

export interface SwitchingTimes {
  /** From the click on another chat to the frame after the one that shows its newest answer whole. */
  readonly switchMs: readonly number[];
}

export const turnCount = 100;
const rounds = 7;

/** Opens a long chat with charts and tables, again and again, from a short one. */
export async function measureSwitching(browser: Browser, url: string): Promise<SwitchingTimes> {
  const page = await openDrawnPage(browser);
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await page.getByRole('button', { name: 'Open the demo' }).first().click();
  await openDataset(page, 'transactions');
  const short = twentyQuestions.slice(0, 2);
  await askInNewChat(page, short);
  const long = Array.from({ length: turnCount }, (_, turn) => twentyQuestions.at(-1 - (turn % 20)) ?? '');
  await askInNewChat(page, long);
  const switchMs: number[] = [];
  while (switchMs.length < rounds) {
    await switchTo(page, short);
    switchMs.push(await switchTo(page, long));
  }
  await page.context().close();
  return { switchMs };
}

async function askInNewChat(page: Page, questions: readonly string[]): Promise<void> {
  await page.evaluate(async (each) => {
    window.insightx.startNew();
    for (const question of each) await window.insightx.ask(question);
  }, questions);
}

/** A chat is called as its first question; its last one is what comes into view. */
async function switchTo(page: Page, questions: readonly string[]): Promise<number> {
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

import type { Browser, Page } from 'playwright';
import { openDataset, questionBox } from '../../support/app-window.ts';
import { askInNewChat, switchTo } from '../chats.ts';
import { openDrawnPage } from '../drawn-page.ts';
import { keyTimesOf, watchKeys } from '../key-times.ts';
import { twentyQuestions } from '../sharing/questions.ts';

/** Milliseconds, in a chat of hundreds of turns. */
export interface LongChatTimes {
  /** From the click in the list of chats to its newest answer painted whole. */
  readonly openingMs: readonly number[];
  /** From each key in the composer to the next paint. */
  readonly typingMs: readonly number[];
  /** From each frame to the next while all of it is scrolled over with the wheel. */
  readonly frameMs: readonly number[];
}

export const turnCount = 500;
const rounds = 5;
/** Figures, charts, tables, insights, and what is declined. */
const kinds = [
  ...twentyQuestions,
  'What stands out?',
  'Show the first rows',
  'Will it rain in Paris?',
] as const;
const keys = 'What is the total amount by category for those who paid by card ';
const notchPx = 300;

export async function measureLongChat(browser: Browser, url: string): Promise<LongChatTimes> {
  const page = await openDrawnPage(browser);
  page.setDefaultTimeout(120_000);
  await watchKeys(page);
  await page.goto(url);
  await page.getByRole('button', { name: 'Open the demo' }).first().click();
  await openDataset(page, 'transactions');
  const short = twentyQuestions.slice(0, 1);
  await askInNewChat(page, short);
  const long = Array.from({ length: turnCount }, (_, turn) => kinds[(turn + 1) % kinds.length] ?? '');
  await askInNewChat(page, long);
  const openingMs: number[] = [];
  while (openingMs.length < rounds) {
    await switchTo(page, short);
    openingMs.push(await switchTo(page, long));
  }
  await page.locator('.exchange-outline').first().waitFor({ state: 'detached' });
  await questionBox(page).focus();
  const typingMs = await keyTimesOf(page, keys);
  const frameMs = await scrolledUp(page);
  await page.context().close();
  return { openingMs, typingMs, frameMs };
}

declare global {
  interface Window {
    frameTimes: number[];
  }
}

/** To the first question. */
async function scrolledUp(page: Page): Promise<readonly number[]> {
  await page.evaluate(watchFrames);
  await page.mouse.move(720, 450);
  const scroller = page.locator('.chat-scroller');
  for (let top = Number.POSITIVE_INFINITY; top > 0; ) {
    await page.mouse.wheel(0, -notchPx);
    top = await scroller.evaluate(({ scrollTop }) => scrollTop);
  }
  const times = await page.evaluate(() => window.frameTimes);
  return times.slice(1).map((time, place) => time - (times[place] ?? time));
}

/** Runs in the page, as text: what compiles this file would mark its functions with a helper that the page does not have. */
const watchFrames = `
  window.frameTimes = [];
  const note = (time) => {
    window.frameTimes.push(time);
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
`;

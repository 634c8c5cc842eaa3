import type { Browser } from 'playwright';
import { openDataset } from '../../support/app-window.ts';
import { askInNewChat, switchTo } from '../chats.ts';
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

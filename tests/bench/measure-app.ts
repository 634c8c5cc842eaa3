import type { Browser, Page } from 'playwright';
import { questionBox } from '../support/app-window.ts';
import { type ClockReadings, readClock, startClock, timeOf } from './page-clock.ts';
import { untilSaved } from './until-saved.ts';

/** Milliseconds. */
export interface AppTimes {
  readonly startVisibleMs: number;
  readonly loadMs: number;
  readonly profileMs: number;
  /** While loading and profiling; 0 when no task took 50 ms. */
  readonly longestTaskMs: number;
  /** Asked as soon as the Data DNA is complete, while the table is still being saved. */
  readonly firstQuestionMs: number;
  /** Asked when nothing else is being done. */
  readonly questionMs: number;
  readonly reloadMs: number;
}

const demoButton = '.open-demo button';
const openRow = '[aria-labelledby="datasets-title"] .side-choice';
const measuring = '[aria-labelledby="datasets-title"] .side-row progress';
const firstAnswer = 'article:nth-of-type(1)[aria-busy="false"] .answer';
const secondAnswer = 'article:nth-of-type(2)[aria-busy="false"] .answer';
const patienceMs = 120_000;

/** One visit: the start page, a file, its Data DNA, two questions, a reload with a question. */
export async function measureApp(browser: Browser, url: string, file: string): Promise<AppTimes> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await startClock(page, {
    selectors: [demoButton, openRow, measuring, firstAnswer, secondAnswer],
    events: ['change', 'keydown'],
  });
  await page.goto(url);
  const opened = await openFile(page, file);
  const firstQuestionMs = await askByKeyboard(
    page,
    'Which device has the highest failure rate?',
    firstAnswer,
  );
  await untilSaved(page);
  const questionMs = await askByKeyboard(page, 'Which age group has the highest failure rate?', secondAnswer);
  const reloadMs = await reloadAndAsk(page, 'What is the average amount by device?');
  await context.close();

  const droppedMs = timeOf(opened.heard, 'change');
  const tableMs = timeOf(opened.seen, openRow);
  const profiledMs = timeOf(opened.gone, measuring);
  return {
    startVisibleMs: timeOf(opened.seen, demoButton),
    loadMs: tableMs - droppedMs,
    profileMs: profiledMs - tableMs,
    longestTaskMs: longestTask(opened, droppedMs, profiledMs),
    firstQuestionMs,
    questionMs,
    reloadMs,
  };
}

async function openFile(page: Page, file: string): Promise<ClockReadings> {
  await page.getByRole('button', { name: 'DuckDB ready', exact: true }).waitFor();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.locator(measuring).waitFor({ timeout: patienceMs });
  await page.locator(measuring).waitFor({ state: 'detached', timeout: patienceMs });
  return readClock(page);
}

/** From the Enter key to the full answer. */
async function askByKeyboard(page: Page, question: string, answer: string): Promise<number> {
  await questionBox(page).fill(question);
  await questionBox(page).press('Enter');
  await page.locator(answer).waitFor();
  const readings = await readClock(page);
  return timeOf(readings.seen, answer) - timeOf(readings.heard, 'keydown');
}

/** From the navigation to the answer of a question that was not asked before. */
async function reloadAndAsk(page: Page, question: string): Promise<number> {
  await page.reload({ waitUntil: 'commit' });
  await page.locator(openRow).waitFor();
  return page.evaluate(async (text) => {
    await window.insightx.ask(text);
    return performance.now();
  }, question);
}

function longestTask({ longTasks }: ClockReadings, fromMs: number, untilMs: number): number {
  const within = longTasks.filter(({ startMs }) => startMs >= fromMs && startMs <= untilMs);
  return Math.max(0, ...within.map(({ durationMs }) => durationMs));
}

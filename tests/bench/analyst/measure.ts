import type { Browser } from 'playwright';
import type { QuestionTimes } from './page.ts';
import { questions, statisticQuestions } from './questions.ts';

export interface AnalystTimes {
  readonly inSql: readonly QuestionTimes[];
  readonly inPython: readonly QuestionTimes[];
}

const patienceMs = 300_000;

/** Each question once, as it is met: nothing that it needs was asked before. */
export async function measureAnalyst(browser: Browser, url: string, file: string): Promise<AnalystTimes> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(url);
  await page.waitForFunction(() => 'analystBench' in window);
  await page.locator('input').setInputFiles(file);
  await page.locator('input').evaluate(async (input: HTMLInputElement) => {
    const picked = input.files?.[0];
    if (picked === undefined) throw new Error('No file was picked.');
    await window.analystBench.open(picked);
  });
  const timesOf = async (list: readonly string[]): Promise<QuestionTimes[]> => {
    const times: QuestionTimes[] = [];
    for (const question of list) {
      times.push(await page.evaluate((text) => window.analystBench.time(text), question));
    }
    return times;
  };
  await timesOf(['How many rows are there?']);
  const inSql = await timesOf(questions);
  const inPython = await timesOf(statisticQuestions);
  await context.close();
  return { inSql, inPython };
}

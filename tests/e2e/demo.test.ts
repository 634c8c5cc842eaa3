import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Turn } from '../../src/core/turn.ts';
import { demoFacts } from '../files/demo-facts.ts';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, askInPage, finishedExchange, openApp, openDataset } from '../support/app-window.ts';

let browser: Browser;
let app: AppWindow;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  app = await openApp(browser, inject('appUrl'));
  page = app.page;
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await openDataset(page, 'transactions');
});

afterAll(() => browser.close());

function ask(question: string): Promise<Turn> {
  return page.evaluate((text) => window.insightx.ask(text), question);
}

async function headlineOf(question: string) {
  return (await ask(question)).answer?.headline;
}

test('the demo opens with one click', async () => {
  const row = await openDataset(page, 'transactions');
  expect(await row.textContent()).toContain('250,000 × 13');
});

describe('the planted truths come out exactly', () => {
  test.each([
    ['How many rows are there?', demoFacts.rowCount],
    ['How many transactions failed?', demoFacts.failedCount],
    ['What is the total amount?', demoFacts.amountSum],
    ['How many duplicate rows are there?', demoFacts.duplicateRowCount],
    ['How many values are missing in device?', demoFacts.missingDeviceCount],
    ['Which age group has the highest failure rate?', '18-25'],
    ['Which age group has the lowest failure rate?', '36-45'],
  ])('%s', async (question, truth) => {
    expect(await headlineOf(question)).toBe(truth);
  });

  test('What is the failure rate?', async () => {
    expect(await headlineOf('What is the failure rate?')).toBeCloseTo(demoFacts.failureRate, 10);
  });

  test('the failure rate of every age group', async () => {
    const { answer, findings } = await ask('failure rate by age group');
    const finding = findings.find(({ id }) => id === answer?.tableResultId);
    if (finding?.language !== 'sql') throw new Error('The answer has no table.');
    const rates = finding.result.rows.map((row) => {
      const group = row.find((cell) => typeof cell === 'string' && cell in demoFacts.ageGroups);
      const rate = row.find((cell) => typeof cell === 'number' && cell > 0 && cell < 1);
      return [group, Number(rate).toFixed(10)];
    });
    const truths = Object.entries(demoFacts.ageGroups).map(([group, { count, failed }]) => [
      group,
      (failed / count).toFixed(10),
    ]);
    expect(rates.toSorted()).toEqual(truths.toSorted());
  });
});

describe('each class of question is answered', () => {
  test.each([
    ['SQL_ONLY', 'How many transactions failed on Android or iOS?', ['sql']],
    ['PY_ONLY', 'Is amount normally distributed?', ['python']],
    ['SQL_THEN_PY', 'Fit a linear regression of processing_ms on amount', ['sql', 'python']],
    ['EXPLAIN_ONLY', 'What is in this file?', []],
  ])('%s: %s', async (classification, question, languages) => {
    const turn = await ask(question);
    expect(turn).toMatchObject({ state: 'answered', orchestration: { classification } });
    expect(turn.answer?.declined).toBe(false);
    expect([...new Set(turn.findings.map(({ language }) => language))].toSorted()).toEqual(
      languages.toSorted(),
    );
  });
});

test('Python ran under a policy of its own, under which only its own files are in reach', () => {
  const { host } = new URL(inject('appUrl'));
  const policies = [...app.policies].filter(([path]) => path.startsWith('/assets/python-worker-'));
  expect(policies.length).toBe(1);
  expect(policies[0]?.[1]).toContain(`connect-src ${host}/pyodide/;`);
});

test('a number that is clicked shows the cell that it came from', async () => {
  const exchange = await askInPage(page, 'What is the total amount by bank?');
  const number = exchange.locator('.bound-number').first();
  const text = await number.textContent();
  await number.click();
  const marked = page.getByRole('tabpanel').locator('td[aria-current=true]');
  await marked.waitFor();
  expect(await marked.getAttribute('title')).toBe(text?.replaceAll(/[^\d.]/g, ''));
});

test('a question that is not understood is declined, with three that work', async () => {
  const question = 'Why is the moon made of cheese?';
  const exchange = await askInPage(page, question);
  const offers = exchange.getByRole('list', { name: 'Questions that work' }).getByRole('button');
  const offered = await offers.allInnerTexts();
  expect(offered.length).toBe(3);
  for (const offer of offered) {
    const { state, answer } = await ask(offer);
    expect({ offer, state, declined: answer?.declined }).toEqual({
      offer,
      state: 'answered',
      declined: false,
    });
  }
});

test('a follow-up question works when it is clicked', async () => {
  const exchange = await askInPage(page, 'What is the average amount by device?');
  const next = exchange.getByRole('list', { name: 'Ask next' }).getByRole('button').first();
  const question = (await next.textContent()) ?? '';
  await next.click();
  const answer = await finishedExchange(page, question);
  expect(await answer.locator('.answer').count()).toBe(1);
});

test('nothing is asked of the network while questions are asked', async () => {
  const before = app.requests.length;
  await askInPage(page, 'Which state has the most transactions?');
  await askInPage(page, 'What is the standard deviation of amount by network?');
  expect(app.requests.slice(before)).toEqual([]);
});

test('no request ever went to another origin', () => {
  const { origin } = new URL(inject('appUrl'));
  const others = app.requests.filter(
    (address) => /^https?:|^ws/.test(address) && !address.startsWith(origin),
  );
  expect(app.requests.length).toBeGreaterThan(5);
  expect(others).toEqual([]);
});

describe('after a reload', () => {
  test('the chat, its answers and the data are there again', async () => {
    await page.getByRole('button', { name: 'New chat' }).first().click();
    const question = 'Which bank has the highest failure rate?';
    await ask(question);
    const before = await shownOf(await finishedExchange(page, question));
    await page.reload();
    expect(await shownOf(await finishedExchange(page, question))).toEqual(before);
    await openDataset(page, 'transactions');
    expect(await headlineOf('How many rows are there?')).toBe(demoFacts.rowCount);
  });

  test('a chat that was deleted is not', async () => {
    const title = 'Which bank has the highest failure rate?';
    await page.getByRole('button', { name: `Delete chat ${title}` }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.locator('.side-row', { hasText: title }).waitFor({ state: 'detached' });
    await page.reload();
    await openDataset(page, 'transactions');
    expect(await page.getByRole('button', { name: `Delete chat ${title}` }).count()).toBe(0);
  });

  test('a dataset that was removed is not, and its space is free', async () => {
    const spaceBefore = await usedSpace();
    await page.getByRole('button', { name: 'Remove transactions' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('button', { name: 'Remove transactions' }).waitFor({ state: 'detached' });
    await expect.poll(usedSpace, { timeout: 10_000 }).toBeLessThan(spaceBefore / 2);
    await page.reload();
    await page.getByRole('button', { name: /DuckDB ready/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Remove transactions' }).count()).toBe(0);
  });
});

test('nothing was complained about', () => {
  expect(app.complaints).toEqual([]);
});

/** The words, the table and the chart of an answer. */
async function shownOf(exchange: Locator): Promise<readonly string[]> {
  await exchange.locator('.recharts-surface').first().waitFor();
  return exchange.locator('.answer-text, .answer-table, figure').allInnerTexts();
}

/** Bytes that this origin keeps, engine's files and all, without those of the app itself. */
function usedSpace(): Promise<number> {
  return page.evaluate(async () => {
    const estimate: StorageEstimate & { usageDetails?: { caches?: number } } =
      await navigator.storage.estimate();
    return (estimate.usage ?? 0) - (estimate.usageDetails?.caches ?? 0);
  });
}

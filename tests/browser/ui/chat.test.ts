import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drawingPlace } from './support/draw.ts';
import { chats, handMadeStores, withPayments } from './support/stores.ts';
import { answeredTurn, declinedTurn, failedTurn, runningTurn, trendTurn } from './support/turns.ts';

const draw = drawingPlace();
const box = () => page.getByRole('textbox', { name: 'Ask a question about your data', exact: true });

describe('the question box', () => {
  test('asks on Enter and breaks the line on Shift and Enter', async () => {
    const made = withPayments();
    draw(made);
    await box().fill('How many rows');
    await userEvent.type(box(), '{Shift>}{Enter}{/Shift}are there?');
    expect(made.calls.asked).toEqual([]);
    await userEvent.type(box(), '{Enter}');
    expect(made.calls.asked).toEqual(['How many rows\nare there?']);
    await expect.element(box()).toHaveValue('');
  });

  test('gives the last question back for editing on the arrow up', async () => {
    draw(withPayments({ conversations: chats, turns: [answeredTurn] }));
    await userEvent.type(box(), '{ArrowUp}');
    await expect.element(box()).toHaveValue(answeredTurn.question);
  });

  test('stops the running answer on Escape, and does not ask while it runs', async () => {
    const made = withPayments({ conversations: chats, turns: [runningTurn] });
    draw(made);
    await userEvent.type(box(), 'Another one{Enter}');
    expect(made.calls.asked).toEqual([]);
    await userEvent.type(box(), '{Escape}');
    expect(made.calls.stops).toBe(1);
  });

  test('says why it is off when there is no data', async () => {
    draw(handMadeStores({ conversations: chats, turns: [answeredTurn] }));
    await expect.element(box()).toBeDisabled();
    await expect.element(box()).toHaveAttribute('placeholder', 'Open a file to ask about it.');
  });
});

describe('an empty chat', () => {
  test('offers questions that fit, and asks the one that is clicked', async () => {
    const made = withPayments();
    draw(made);
    const main = page.getByRole('main');
    await main.getByRole('button', { name: 'Which age group has the highest failure rate?' }).click();
    expect(made.calls.asked).toEqual(['Which age group has the highest failure rate?']);
  });
});

describe('an exchange', () => {
  test('shows what is being done while it runs, and is busy', async () => {
    const made = withPayments({ conversations: chats, turns: [runningTurn] });
    draw(made);
    const article = page.getByRole('article', { name: runningTurn.question });
    await expect.element(article).toHaveAttribute('aria-busy', 'true');
    await expect.element(article).toHaveTextContent('Counting failures by bank and week');
    await expect.element(article).toHaveTextContent('Running SQL');
    await expect.element(page.getByRole('status')).toHaveTextContent('Counting failures by bank and week');
    await article.getByRole('button', { name: 'Stop' }).click();
    expect(made.calls.stops).toBe(1);
  });

  test('leads from a number to its cell, with the query above', async () => {
    const made = withPayments({ conversations: chats, turns: [answeredTurn] });
    draw(made);
    const article = page.getByRole('article');
    await expect.element(article).toHaveAttribute('aria-busy', 'false');
    await article.getByRole('button', { name: '50,120' }).click();
    const marked = page.getByRole('tabpanel').getByRole('gridcell', { name: '50,120' });
    await expect.element(marked).toHaveAttribute('aria-current', 'true');
    await expect.element(page.getByRole('tabpanel').getByText('age_group,')).toBeVisible();
    expect(made.stores.workspace.getState().selection).toEqual({
      turnId: 'turn-1',
      findingId: 'groups',
      cell: { row: 0, column: 'transactions' },
    });
  });

  test('says the exact value of a number that is pointed at', async () => {
    draw(withPayments({ conversations: chats, turns: [answeredTurn] }));
    const number = page.getByRole('article').getByRole('button', { name: '2.9%' });
    await userEvent.hover(number);
    await expect.element(page.getByRole('tooltip')).toHaveTextContent('2.9194%');
    await expect.element(page.getByRole('tooltip')).toHaveTextContent('Row 5, column failure_rate');
  });

  test('says what was assumed, and asks the other way on demand', async () => {
    const made = withPayments({ conversations: chats, turns: [answeredTurn] });
    draw(made);
    await expect.element(page.getByText('I took fails as status = FAILED.')).toBeVisible();
    await page.getByRole('button', { name: 'Change to is_fraud = true' }).click();
    expect(made.calls.asked).toEqual(['Which age group has the highest share of is_fraud = true?']);
  });

  test('draws its chart, says it in words, and shows it as a table', async () => {
    draw(withPayments({ conversations: chats, turns: [answeredTurn] }));
    const chart = page.getByRole('figure', { name: '18–25 fails most: 7.8%' });
    await expect
      .element(chart.getByRole('application').first())
      .toHaveAccessibleName(/18–25 7\.8%; 26–35 5\.2%.*All: 5\.3%/);
    await chart.getByRole('button', { name: 'Show as table' }).click();
    await expect.element(chart.getByRole('cell', { name: '26–35' })).toBeVisible();
  });

  test('unfolds how it was found', async () => {
    draw(withPayments({ conversations: chats, turns: [answeredTurn] }));
    await page.getByText('How it was found').click();
    const article = page.getByRole('article');
    await expect.element(article).toHaveTextContent('SQL agent');
    await expect.element(article).toHaveTextContent('A rate by group can be counted in the database.');
    await expect.element(article).toHaveTextContent('GROUP BY age_group');
  });

  test('that was declined offers questions that work', async () => {
    const made = withPayments({ conversations: chats, turns: [declinedTurn] });
    draw(made);
    await page.getByRole('article').getByRole('button', { name: 'What is in this file?' }).click();
    expect(made.calls.asked).toEqual(['What is in this file?']);
  });

  test('that failed says so, and can be asked again', async () => {
    const made = withPayments({ conversations: chats, turns: [failedTurn] });
    draw(made);
    await expect.element(page.getByRole('alert')).toHaveTextContent('This question was not answered.');
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(made.calls.asked).toEqual([failedTurn.question]);
  });
});

test('a message is announced and can be closed', async () => {
  const made = withPayments();
  draw(made);
  made.stores.toasts.getState().show('warning', 'Nothing can be kept in this browser.');
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect.element(messages).toHaveTextContent('Nothing can be kept in this browser.');
  await messages.getByRole('button', { name: 'Close message' }).click();
  await expect.element(messages).not.toHaveTextContent('Nothing can be kept');
});

test('a message comes over a dialog that is open, and stays when that is closed', async () => {
  const made = withPayments();
  draw(made);
  made.stores.workspace.getState().showSettings('answering');
  const settings = page.getByRole('dialog', { name: /Settings/ });
  await expect.element(settings).toBeVisible();
  made.stores.toasts.getState().show('error', 'The disk is full.');
  await expect.element(settings.getByText('The disk is full.').first()).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(settings).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Close message' }).click();
  await expect.element(page.getByText('The disk is full.')).not.toBeInTheDocument();
});

test('a chat can be given another name, and Esc leaves it as it is', async () => {
  const made = withPayments({ conversations: chats });
  draw(made);
  const rename = page.getByRole('button', { name: 'Rename chat How is amount distributed?' });
  await rename.click();
  await userEvent.keyboard('Nothing{Escape}');
  expect(made.calls.renamed).toEqual([]);
  await rename.click();
  await userEvent.keyboard('Amounts{Enter}');
  expect(made.calls.renamed).toEqual([['chat-2', 'Amounts']]);
});

test('an answer is copied with its question and its figures', async () => {
  draw(withPayments({ conversations: chats, turns: [answeredTurn] }));
  const written: string[] = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void written.push(text));
  await page.getByRole('button', { name: 'Copy this answer' }).click();
  expect(written[0]?.split('\n')[0]).toBe(answeredTurn.question);
  expect(written[0]).toContain('7.8');
});

describe('a long chat', () => {
  const turns = Array.from({ length: 60 }, (_, place) => ({
    ...trendTurn,
    id: `turn ${place}`,
    question: `Question ${place}?`,
  }));
  const outlines = () => document.querySelectorAll('.exchange-outline').length;
  const charts = () => document.querySelectorAll('article .chart').length;
  const answerOf = (question: string) =>
    page.getByRole('article', { name: question }).element().querySelector('.answer');

  test('has its newest answer at once, and every question', async () => {
    draw(withPayments({ conversations: chats, turns }));
    await expect.poll(() => document.querySelectorAll('article').length).toBe(60);
    expect(answerOf('Question 59?')).not.toBeNull();
  });

  test('has an earlier answer when it is scrolled to, and all of them after a while', async () => {
    draw(withPayments({ conversations: chats, turns }));
    await expect.element(page.getByRole('article', { name: 'Question 59?' })).toBeVisible();
    page.getByRole('article', { name: 'Question 0?' }).element().scrollIntoView();
    await expect.poll(() => answerOf('Question 0?')).not.toBeNull();
    await expect.poll(outlines, { timeout: 30_000 }).toBe(0);
  });

  test('draws no chart that is scrolled past, and those where the scrolling ends', async () => {
    draw(withPayments({ conversations: chats, turns }));
    await expect.poll(outlines, { timeout: 30_000 }).toBe(0);
    await expect.poll(charts, { timeout: 10_000 }).toBeGreaterThan(0);
    const scroller = page.getByRole('region', { name: 'Questions and answers' }).element();
    const atFirst = charts();
    while (scroller.scrollTop > 0) {
      scroller.scrollBy({ top: -scroller.clientHeight });
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
    // One may have been on its way.
    expect(charts()).toBeLessThanOrEqual(atFirst + 1);
    const first = page.getByRole('article', { name: 'Question 0?' });
    expect(first.element().querySelector('.chart')).toBeNull();
    await expect.poll(() => first.element().querySelector('.chart')).not.toBeNull();
  });

  test('lets a chart go that is far from the view, and draws it again', async () => {
    draw(withPayments({ conversations: chats, turns }));
    const lastChart = () =>
      page.getByRole('article', { name: 'Question 59?' }).element().querySelector('.chart');
    await expect.poll(lastChart, { timeout: 10_000 }).not.toBeNull();
    page.getByRole('article', { name: 'Question 0?' }).element().scrollIntoView();
    await expect.poll(lastChart).toBeNull();
    page.getByRole('article', { name: 'Question 59?' }).element().scrollIntoView();
    await expect.poll(lastChart, { timeout: 10_000 }).not.toBeNull();
  });

  test('is printed whole', async () => {
    draw(withPayments({ conversations: chats, turns }));
    await expect.element(page.getByRole('article', { name: 'Question 59?' })).toBeVisible();
    await expect.poll(charts, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(charts()).toBeLessThan(30);
    dispatchEvent(new Event('beforeprint'));
    expect(outlines()).toBe(0);
    expect(charts()).toBe(60);
    dispatchEvent(new Event('afterprint'));
    await expect.poll(charts).toBeLessThan(30);
  });
});

import { expect, test, vi } from 'vitest';
import { createTurns, priorities } from '../../../workers/duckdb/turns.ts';

test('what is less urgent stands still until what is more urgent has ended', async () => {
  const turns = createTurns();
  const order: string[] = [];
  const question = turns.begin(priorities.question);
  const saving = turns.begin(priorities.save);
  const saved = saving.ready().then(() => order.push('save'));
  await question.ready();
  order.push('question');
  question.end();
  await saved;
  expect(order).toEqual(['question', 'save']);
});

test('equals do not wait for each other', async () => {
  const turns = createTurns();
  const [one, two] = [turns.begin(priorities.question), turns.begin(priorities.question)];
  await Promise.all([one.ready(), two.ready()]);
  one.end();
  two.end();
  await turns.begin(priorities.save).ready();
});

test('a statement that is told to stop does not wait for its turn', async () => {
  const turns = createTurns();
  turns.begin(priorities.question);
  const stop = new AbortController();
  const waiting = turns.begin(priorities.save).ready(stop.signal);
  stop.abort();
  await expect(waiting).resolves.toBeUndefined();
});

test('saving begins soon after a file was read, unless it is being described', async () => {
  vi.useFakeTimers();
  const turns = createTurns();
  turns.begin(priorities.load).end();
  const saving = vi.fn();
  void turns.begin(priorities.save).ready().then(saving);
  await vi.advanceTimersByTimeAsync(20);
  expect(saving).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(saving).toHaveBeenCalled();
  vi.useRealTimers();
});

test('saving keeps still in the gaps between the statements of a profile', async () => {
  vi.useFakeTimers();
  const turns = createTurns();
  const order: string[] = [];
  const first = turns.begin(priorities.describe);
  const saved = turns
    .begin(priorities.save)
    .ready()
    .then(() => order.push('save'));
  first.end();
  await vi.advanceTimersByTimeAsync(400);
  const second = turns.begin(priorities.describe);
  await second.ready();
  order.push('second');
  await vi.advanceTimersByTimeAsync(1_000);
  second.end();
  await vi.advanceTimersByTimeAsync(400);
  expect(order).toEqual(['second']);
  await vi.advanceTimersByTimeAsync(400);
  await saved;
  expect(order).toEqual(['second', 'save']);
  vi.useRealTimers();
});

test('tidying up keeps still after a question, and not while a table is described', async () => {
  vi.useFakeTimers();
  const turns = createTurns();
  const tidied = vi.fn();
  turns.begin(priorities.question).end();
  turns.begin(priorities.describe);
  void turns.begin(priorities.tidy).ready().then(tidied);
  await vi.advanceTimersByTimeAsync(500);
  expect(tidied).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(tidied).toHaveBeenCalled();
  vi.useRealTimers();
});

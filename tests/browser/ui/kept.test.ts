import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { drawingPlace } from './support/draw.ts';
import { handMadeStores, withPayments } from './support/stores.ts';

const draw = drawingPlace();

test('gets the saved tables from another tab', async () => {
  const made = handMadeStores({
    engines: { sql: { state: 'ready', progress: 1, storage: 'memory', isOwnedElsewhere: true } },
  });
  draw(made);
  await page.getByRole('button', { name: 'Use them here' }).click();
  expect(made.calls.takeOvers).toBe(1);
});

test('says so when another tab has taken the saved tables', async () => {
  const made = withPayments();
  draw(made);
  made.stores.kept.setState({ isGivenUp: true });
  await expect.element(page.getByRole('alert', { name: 'Saved tables' })).toHaveTextContent('taken over');
  await page.getByRole('button', { name: 'Take them back' }).click();
  expect(made.calls.takeOvers).toBe(1);
});

test('says how much is kept, and deletes everything only when asked twice', async () => {
  const made = withPayments();
  draw(made);
  await expect.element(page.getByText('18 MB of 4 GB kept here')).toBeVisible();
  await page.getByRole('button', { name: 'Delete everything that is kept' }).click();
  expect(made.calls.deletions).toBe(0);
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  expect(made.calls.deletions).toBe(1);
});

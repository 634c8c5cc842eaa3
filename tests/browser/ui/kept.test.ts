import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { OpenDataset } from '../../../src/state/datasets.ts';
import { combineOffers } from '../../../src/state/relations.ts';
import { drawingPlace } from './support/draw.ts';
import { payments } from './support/payments.ts';
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

test('says that the other tab is saving, and lets the tables be left there', async () => {
  const made = handMadeStores({
    engines: { sql: { state: 'ready', progress: 1, storage: 'memory', isOwnedElsewhere: true } },
  });
  draw(made);
  let cancelled = 0;
  made.stores.kept.setState({
    asking: 'saving',
    cancelTakeOver: () => {
      cancelled += 1;
    },
  });
  await expect.element(page.getByText('The other tab is saving.')).toBeVisible();
  await page.getByRole('button', { name: 'Leave them there' }).click();
  expect(cancelled).toBe(1);
});

test('offers to read again what was lost with the engine, from the file that the page has', async () => {
  const made = withPayments();
  draw(made);
  const readAgain: string[] = [];
  made.stores.datasets.setState(({ datasets }) => ({
    datasets: datasets.map((open) => ({ ...open, isAway: true, isLost: true, file: new File([], 'a.csv') })),
    readAgain: async (id: string) => void readAgain.push(id),
  }));
  await expect.element(page.getByText('Its data is gone.')).toBeVisible();
  await page.getByRole('button', { name: /^Read .* again$/ }).click();
  expect(readAgain).toEqual(['payments']);
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

test('shows how far combining is, and cancels it', async () => {
  const alike = (id: string): OpenDataset => ({
    dataset: { ...payments, id, tables: payments.tables.map((table) => ({ ...table, name: id })) },
    profiles: {},
    profileProgress: 1,
    isSaved: true,
    file: undefined,
    isReadAgain: false,
  });
  const datasets = [alike('january'), alike('february')];
  const made = handMadeStores({ datasets: { datasets, activeId: 'january' } });
  draw(made);
  const [offer] = combineOffers(
    datasets.map(({ dataset }) => dataset),
    [],
  );
  await page.getByRole('button', { name: 'Combine into one table' }).click();
  expect(made.calls.combined).toEqual([offer?.key]);
  let cancelled = 0;
  made.stores.relations.setState({
    combining: { key: offer?.key ?? '', progress: { rows: 250, rowCount: 1_000 } },
    cancelCombining: () => {
      cancelled += 1;
    },
  });
  const bar = page.getByRole('progressbar', { name: 'Combining january, february' });
  await expect.element(bar).toHaveAttribute('value', '0.25');
  await expect.element(page.getByText('250 of 1,000 rows')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel combining january, february' }).click();
  expect(cancelled).toBe(1);
});

import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { drawingPlace, faultsOf } from './support/draw.ts';
import { sampleRequest } from './support/models.ts';
import { chats, type HandMade, handMadeStores, withPayments } from './support/stores.ts';
import {
  answeredTurn,
  declinedTurn,
  distributionTurn,
  failedTurn,
  runningTurn,
  stoppedTurn,
  trendTurn,
} from './support/turns.ts';

const draw = drawingPlace();
const themes = ['light', 'dark'] as const;

afterEach(() => {
  delete document.documentElement.dataset.theme;
});

function inTheme(theme: (typeof themes)[number], made: HandMade): HandMade {
  document.documentElement.dataset.theme = theme;
  made.stores.workspace.getState().arrange({ theme });
  return made;
}

describe.each(themes)('in %s colours, axe finds nothing wrong', (theme) => {
  test('with the start page', async () => {
    const place = draw(inTheme(theme, handMadeStores()));
    await expect.element(page.getByRole('button', { name: 'Open the demo' })).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
  });

  test('with a chat and the Data DNA', async () => {
    const turns = [answeredTurn, trendTurn, distributionTurn, declinedTurn, stoppedTurn, failedTurn];
    const place = draw(inTheme(theme, withPayments({ conversations: chats, turns })));
    await expect.element(page.getByRole('figure', { name: /Most amounts are small/ })).toBeVisible();
    await page.getByText('How it was found').first().click();
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /^amount/ })
      .click();
    await expect.element(page.getByText('Standard deviation')).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
  });

  test('with an answer on its way', async () => {
    const place = draw(inTheme(theme, withPayments({ conversations: chats, turns: [runningTurn] })));
    await expect.element(page.getByText('Counting failures by bank and week').first()).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
  });

  test.each([
    ['results', 'Save as a file'],
    ['code', 'Run'],
    ['trace', 'Save as transcript'],
  ] as const)('with the tab of %s', async (sideTab, button) => {
    const made = inTheme(theme, withPayments({ conversations: chats, turns: [answeredTurn] }));
    const cell = { row: 0, column: 'failed' };
    made.stores.workspace.getState().select({ turnId: 'turn-1', findingId: 'groups', cell }, 'results');
    made.stores.workspace.getState().arrange({ sideTab });
    const place = draw(made);
    await expect.element(page.getByRole('button', { name: button, exact: true })).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
  });

  test.each([
    ['answering', 'Test'],
    ['told', 'Open the ledger'],
    ['roles', 'Back to defaults'],
    ['prices', 'Add a model'],
  ] as const)('with the settings, at %s', async (part, button) => {
    const made = inTheme(theme, withPayments({ models: { source: 'custom', privacy: { level: 'rows' } } }));
    made.stores.workspace.getState().showSettings(part);
    const place = draw(made);
    await expect.element(page.getByRole('button', { name: button, exact: true })).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
  });

  test('with the privacy dial, insights, and a question that is edited', async () => {
    const made = inTheme(
      theme,
      withPayments({ conversations: chats, turns: [answeredTurn], models: { source: 'bytez-proxy' } }),
    );
    made.stores.workspace.getState().arrange({ sideTab: 'insights' });
    const place = draw(made);
    await page.getByRole('button', { name: 'Edit the question' }).click();
    await page.getByRole('button', { name: 'Say something about this data' }).click();
    await page.getByRole('button', { name: /^Told:/ }).click();
    await expect.element(page.getByText('What models are told of your data')).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
  });

  test('with the ledger, a request in it opened', async () => {
    const made = inTheme(theme, withPayments({ ledger: [sampleRequest] }));
    made.stores.workspace.getState().trace({ of: 'requests', questionId: null });
    const place = draw(made);
    await page.getByText('models.example').click();
    await expect.element(page.getByText('Exactly as sent')).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
  });
});

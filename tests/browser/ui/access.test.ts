import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { german } from '../../../src/ui/language/german.ts';
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

const progress = { bytesRead: 400, byteSize: 1000 };
const failure = { message: 'There is nothing in it.', advice: 'Save it again where it was made.', line: 1 };
const loading = [
  { id: 'f1', fileName: 'sales.csv', progress, failure: undefined },
  { id: 'f2', fileName: 'empty.csv', progress, failure },
];
const memory = { state: 'ready', progress: 1, storage: 'memory' } as const;

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

  test('with files on their way in, one of which could not be read, and earlier chats', async () => {
    const place = draw(inTheme(theme, handMadeStores({ conversations: chats, datasets: { loading } })));
    await expect.element(page.getByText('empty.csv was not opened')).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
  });

  test('with a chat that is renamed, a dataset that is removed, and tables in another tab', async () => {
    const engines = { sql: { ...memory, isOwnedElsewhere: true } } as const;
    const place = draw(
      inTheme(theme, withPayments({ conversations: chats, turns: [answeredTurn], engines })),
    );
    await page.getByRole('button', { name: 'Rename chat How is amount distributed?' }).click();
    await page.getByRole('button', { name: 'Remove transactions' }).click();
    await expect.element(page.getByText('Your saved tables are open in another tab')).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
  });

  test.each(['data', 'chat', 'details'] as const)('on a phone, at its %s', async (part) => {
    const made = inTheme(theme, withPayments({ conversations: chats, turns: [answeredTurn] }));
    made.stores.workspace.getState().showPart(part);
    await page.viewport(390, 844);
    const place = draw(made);
    await expect.element(page.getByRole('navigation', { name: 'Parts of the page' })).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBe(390);
  });

  test.each([
    ['data', 'Data and chats'],
    ['details', 'Details'],
  ] as const)('at 200 % of 1440 pixels, with the sheet of %s', async (part, name) => {
    const made = inTheme(theme, withPayments({ conversations: chats, turns: [answeredTurn] }));
    await page.viewport(720, 450);
    const place = draw(made);
    const box = page.getByRole('textbox', { name: 'Ask a question about your data' });
    await expect.element(box).toBeInViewport();
    expect(document.documentElement.scrollWidth).toBe(720);
    made.stores.workspace.getState().showPart(part);
    await expect.element(page.getByRole('dialog', { name })).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
  });

  test('in German', async () => {
    const turns = [answeredTurn, trendTurn, declinedTurn, stoppedTurn, failedTurn];
    const place = draw(inTheme(theme, withPayments({ conversations: chats, turns })), german);
    await expect
      .element(page.getByRole('textbox', { name: 'Eine Frage zu den Daten stellen' }))
      .toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
    await page.viewport(390, 844);
    await expect.element(page.getByRole('navigation', { name: 'Teile der Seite' })).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBe(390);
  });
});

import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { german } from '../../src/ui/language/german.ts';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, ask, openApp, pickFiles, untilKept, untilReady } from '../support/app-window.ts';
import { fixedPieces, part, wordPairs } from '../support/interface-words.ts';
import { startPlainHost } from '../support/plain-host.ts';

const payments = {
  name: 'payments.csv',
  text: ['paid_at,channel,amount', ...Array.from({ length: 1500 }, (_, index) => lineOf(index))].join('\n'),
};

function lineOf(index: number): string {
  const day = String(1 + (index % 28)).padStart(2, '0');
  return `2024-0${1 + (index % 9)}-${day},${['web', 'app', 'kiosk'][index % 3] ?? ''},${index + 0.5}`;
}

let browser: Browser;
let app: AppWindow;

beforeAll(async () => {
  browser = await launchChromium();
});
afterEach(async () => {
  expect(app.complaints.filter((complaint) => !isOfProof(complaint))).toEqual([]);
  await app.context.close();
});
afterAll(() => browser.close());

/** The page of proofs has the browser refuse a request. */
function isOfProof(complaint: string): boolean {
  return complaint.includes('https://attacker.invalid/');
}

function languageOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.lang);
}

async function openSettings(page: Page, part: string): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: part }).click();
}

/** The figure of an answer, as it is written. */
async function askForSum(page: Page): Promise<void> {
  await page.evaluate(
    ({ name, text }) => window.insightx.openFiles([new File([text], name, { type: 'text/csv' })]),
    payments,
  );
  await ask(page, 'What is the sum of amount?');
}

test('a German browser is spoken to in German, with the numbers of its country', async () => {
  app = await openApp(browser, inject('appUrl'), 'de-CH');
  const { page } = app;
  await page.getByRole('heading', { name: 'Die eigenen Daten einfach fragen.' }).waitFor();
  expect(await languageOf(page)).toBe('de');
  await askForSum(page);
  await page
    .getByText(/^1['’]125['’]000$/)
    .first()
    .waitFor();
  await page
    .getByText(/^1['’]500 × 3/)
    .first()
    .waitFor();
});

test('a language that is chosen is there at once, under the same focus, and after a reload', async () => {
  app = await openApp(browser, inject('appUrl'));
  const { page } = app;
  await untilReady(page);
  expect(await languageOf(page)).toBe('en');
  await openSettings(page, 'Language');
  await page.getByRole('radio', { name: 'As the browser asks' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Deutsch');
  await page
    .getByRole('heading', { name: 'Die eigenen Daten einfach fragen.', includeHidden: true })
    .waitFor();
  expect(await languageOf(page)).toBe('de');
  await page.reload();
  await page.getByRole('heading', { name: 'Die eigenen Daten einfach fragen.' }).waitFor();
  expect(await languageOf(page)).toBe('de');
});

test('numbers and dates can be those of another place than the words', async () => {
  app = await openApp(browser, inject('appUrl'));
  const { page } = app;
  await untilReady(page);
  await askForSum(page);
  await page.getByText('1,125,000').first().waitFor();
  await openSettings(page, 'Language');
  await page.getByRole('combobox', { name: 'Numbers and dates' }).selectOption('fr-FR');
  await page.getByText('1\u202f125\u202f000').first().waitFor({ state: 'attached' });
  expect(await page.getByText('1,125,000').count()).toBe(0);
  await page.getByText('31 déc. 2024').first().waitFor();
  expect(await languageOf(page)).toBe('en');
  await page.reload();
  await page.getByText('1\u202f125\u202f000').first().waitFor();
});

test('German is there without a network after one visit in English', async () => {
  const host = await startPlainHost(join(import.meta.dirname, '../../dist'));
  app = await openApp(browser, host.url);
  const { page } = app;
  await untilReady(page);
  await untilKept(page);
  host.cut(true);
  await openSettings(page, 'Language');
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Die eigenen Daten einfach fragen.' }).waitFor();
  await host.stop();
});

const uneven = {
  name: 'uneven.csv',
  text: [
    'day,amount,note',
    '01/02/2024,1.5,x',
    '02/03/2024',
    ...Array<string>(40).fill('03/04/2024,2.5,x'),
  ].join('\n'),
};

test('what is found out about a file, and why one is refused, is said in German', async () => {
  app = await openApp(browser, inject('appUrl'), 'de-DE');
  const { page } = app;
  await page.getByRole('button', { name: 'DuckDB bereit' }).waitFor();
  await pickFiles(page, uneven, { name: 'leer.csv', text: ' \n' });
  await page.getByText('Die Datei enthält nur Leerraum und Zeilenenden.').waitFor();
  await page.getByText(/^39 von 42 Zeilen wiederholen in allen Spalten eine frühere Zeile\.$/).waitFor();
  await page.getByText('Die Zeile 3 hat weniger als 3 Werte; was fehlt, blieb leer.').waitFor();
  await page.getByText(/^Die Datumsangaben in der Spalte „day“, etwa „01\/02\/2024“/).waitFor();
  await page.getByText(/beiseitegelegt: Kopfzeile \(3\)/).waitFor();
});

/** The built-in analyst speaks English, and the trace shows its events as they came. */
const asItCame = '.finished-answer, .answer-text, .event-row';

/** What can be seen and heard on the screen, but for what is shown as it came. */
function saidOn(page: Page): Promise<readonly string[]> {
  return page.evaluate((skipped) => {
    const said: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || element.closest(skipped) !== null) continue;
      const isSeen = element.checkVisibility({ visibilityProperty: true });
      const text = node.textContent?.trim() ?? '';
      if (isSeen && text !== '') said.push(text);
    }
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest(skipped) !== null || !element.checkVisibility({ visibilityProperty: true }))
        continue;
      for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']) {
        const text = element.getAttribute(name)?.trim() ?? '';
        if (text !== '') said.push(text);
      }
    }
    return said;
  }, asItCame);
}

const pairs = wordPairs(german);
const germanWords = new Set(pairs.flatMap(({ translated }) => fixedPieces(translated)));
const englishOnly = pairs.filter(
  ({ english, translated }) =>
    english !== translated && fixedPieces(english).some((piece) => !germanWords.has(piece)),
);

/** Longer pieces are found inside of a text too; a short one may be a part of anything. */
const tellingLength = 16;
/** “of” and “to” between two parts may stand between any two words. */
const leastLength = 4;

function says(text: string, english: string): boolean {
  const pieces = fixedPieces(english);
  if (pieces.some((piece) => piece.length >= tellingLength && text.includes(piece))) return true;
  if (pieces.join('').length < leastLength) return false;
  const pattern = english.split(part).map(escaped).join('.+');
  return new RegExp(`^${pattern}$`, 'u').test(text);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** With the path of the word that it is. */
function englishIn(said: readonly string[]): readonly string[] {
  return said.flatMap((text) => {
    const pair = englishOnly.find(({ english }) => says(text, english));
    return pair === undefined ? [] : [`${text} (${pair.path})`];
  });
}

describe('in German no screen shows an English word of the interface', () => {
  /** Each with the screen that it was first seen on. */
  const found = new Map<string, string>();

  async function look(screen: string): Promise<void> {
    const said = await saidOn(app.page);
    expect(said.length, screen).toBeGreaterThan(10);
    for (const text of englishIn(said)) if (!found.has(text)) found.set(text, screen);
  }

  async function lookAt(hash: string, shown: string): Promise<void> {
    const { page } = app;
    await page.evaluate((address) => {
      location.hash = address;
    }, hash);
    await page.getByRole('dialog').getByText(shown).first().waitFor();
    await look(hash);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  test('which this test would see', async () => {
    app = await openApp(browser, inject('appUrl'));
    await untilReady(app.page);
    expect(englishIn(await saidOn(app.page)).length).toBeGreaterThan(10);
  });

  test('from the start page to the last setting', async () => {
    app = await openApp(browser, inject('appUrl'), 'de-DE');
    const { page } = app;
    await page.getByRole('button', { name: 'DuckDB bereit' }).waitFor();
    await look('start');
    await askForSum(page);
    await ask(page, 'Which channel has the highest mean amount?');
    await page.evaluate(() => window.insightx.ask('What is the mean of nonsense?'));
    await look('chat');
    for (const tab of ['Data DNA', 'Code', 'Ergebnisse', 'Erkenntnisse', 'Ablauf']) {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      await page.getByRole('tabpanel').first().waitFor();
      await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
      await look(tab);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByText('Tastenkürzel').first().waitFor();
    await look('palette');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).first().click();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Tastenkürzel').first().waitFor();
    await look('shortcuts');
    await page.keyboard.press('Escape');
    for (const part of ['Modelle', 'Datenschutz', 'Rollen', 'Preise und Budget', 'Sprache']) {
      await openSettings(page, part);
      await look(part);
      await page.keyboard.press('Escape');
    }
    await lookAt('#share', 'Link kopieren');
    await lookAt('#again', 'Datei wählen');
    await lookAt('#report', 'Bericht');
    await lookAt('#privacy', 'Diebstahl versuchen');
    await lookAt('#analysis=AAAA', 'Ohne weitermachen');
    expect([...found]).toEqual([]);
  });
});

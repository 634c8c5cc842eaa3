import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import type { Turn } from '../../src/core/turn.ts';

/** The app in a browser profile of its own, with all it asked of the network and all it complained about. */
export interface AppWindow {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses, in the order of the requests; those of workers too. */
  readonly requests: readonly string[];
  /** Content-Security-Policy by path. */
  readonly policies: ReadonlyMap<string, string>;
  /** Uncaught errors and what was written to the console as an error. */
  readonly complaints: readonly string[];
}

export async function openApp(browser: Browser, url: string, locale = 'en-GB'): Promise<AppWindow> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  const policies = new Map<string, string>();
  context.on('request', (request) => requests.push(request.url()));
  context.on('response', (response) => {
    const policy = response.headers()['content-security-policy'];
    if (policy !== undefined) policies.set(new URL(response.url()).pathname, policy);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  return { page, context, requests, policies, complaints };
}

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Puts files into the page's own file input, as a person would. */
export async function pickFiles(page: Page, ...files: readonly TextFile[]): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })),
    );
}

/** The row of an open dataset, once its Data DNA is complete. */
export async function openDataset(page: Page, name: string): Promise<Locator> {
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `Remove ${name}` }) });
  await row.waitFor();
  await row.getByRole('progressbar').waitFor({ state: 'detached' });
  return row;
}

export function questionBox(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Ask a question about your data' });
}

/** Asks as a program does. */
export function ask(page: Page, question: string): Promise<Turn> {
  return page.evaluate((text) => window.insightx.ask(text), question);
}

/** The answer as data. */
export async function headlineIn(page: Page, question: string) {
  return (await ask(page, question)).answer?.headline;
}

export async function untilReady(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^DuckDB ready/ }).waitFor();
}

/** Until the whole app is kept, as its own page says. */
export async function untilKept(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#privacy';
  });
  await page.getByText('The whole app is kept in this browser').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Close', exact: true }).click();
}

/** Types a question, presses Enter, and waits for the answer. */
export async function askInPage(page: Page, question: string): Promise<Locator> {
  await questionBox(page).fill(question);
  await questionBox(page).press('Enter');
  return finishedExchange(page, question);
}

/** The last exchange of the chat, when it is this question's and done. */
export async function finishedExchange(page: Page, question: string): Promise<Locator> {
  const exchange = page.getByRole('article', { name: question, exact: true }).last();
  await exchange.waitFor();
  await page
    .locator('article:last-of-type[aria-busy="false"]')
    .filter({ has: page.getByRole('heading', { name: question, exact: true }) })
    .waitFor();
  return exchange;
}

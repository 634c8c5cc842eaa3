import type { Browser, Page } from 'playwright';
import type { Privacy } from '../../src/core/privacy.ts';
import type { Turn } from '../../src/core/turn.ts';
import { within } from './within.ts';

/** The app in a browser profile of its own, driven through `window.insightx`. */
export interface AppPage {
  /** Forgets what was open and opens these files, down to their Data DNA. */
  readonly open: (files: readonly string[]) => Promise<void>;
  /** Asks in a new chat: no question knows of the ones before. */
  readonly ask: (question: string, constraints: string | undefined) => Promise<TimedTurn>;
  readonly close: () => Promise<void>;
}

/** Models instead of the built-in analyst, through the proxy. */
export interface ModelTeam {
  readonly privacy: Privacy;
  /** For every role; each keeps its own where there is none. */
  readonly model: string | undefined;
}

export interface TimedTurn {
  readonly turn: Turn;
  /** From the question to the full answer, measured in the page. */
  readonly elapsedMs: number;
}

const startTimeoutMs = 60_000;
const loadTimeoutMs = 120_000;
const answerTimeoutMs = 30_000;
const modelAnswerTimeoutMs = 600_000;

export async function startAppPage(browser: Browser, url: string, team: ModelTeam | null): Promise<AppPage> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  await page.goto(url);
  await page.waitForFunction(() => 'insightx' in window, undefined, { timeout: startTimeoutMs });
  if (team !== null) await setModels(page, team);
  const timeoutMs = team === null ? answerTimeoutMs : modelAnswerTimeoutMs;
  return {
    open: (files) => within(loadTimeoutMs, openFiles(page, files), 'Opening the files'),
    ask: (question, constraints) => within(timeoutMs, ask(page, question, constraints), 'The answer'),
    close: () => context.close(),
  };
}

function setModels(page: Page, { privacy, model }: ModelTeam): Promise<void> {
  return page.evaluate(
    ([chosen, name]) => {
      window.insightx.setPrivacy(chosen);
      window.insightx.setModels({ source: 'bytez-proxy' });
      if (name !== undefined) window.insightx.setModel(name);
    },
    [privacy, model] as const,
  );
}

/** A picker beside the page's own hands over the same `File`s, and tells when they are ready to be asked about. */
async function openFiles(page: Page, files: readonly string[]): Promise<void> {
  await page.evaluate(() => window.insightx.clear());
  const picker = await page.evaluateHandle(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    return input;
  });
  await picker.setInputFiles([...files]);
  await picker.evaluate((input) => window.insightx.openFiles([...(input.files ?? [])]));
  await picker.dispose();
}

async function ask(page: Page, question: string, constraints: string | undefined): Promise<TimedTurn> {
  await page.getByRole('button', { name: 'New chat' }).first().dispatchEvent('click');
  return page.evaluate(
    async ([text, wanted]) => {
      const start = performance.now();
      const turn = await window.insightx.ask(text, wanted);
      return { turn, elapsedMs: performance.now() - start };
    },
    [question, constraints] as const,
  );
}

import { type Browser, type BrowserContext, chromium } from 'playwright';
import { findChromium } from './chromium.ts';
import { noteOpened, recordedBy } from './recording.ts';

/** A real Chromium without a window. In end-to-end tests every request that it makes is recorded. */
export async function launchChromium(): Promise<Browser> {
  const browser = await chromium.launch(launchOptions());
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    noteOpened(context);
    return context;
  };
  return browser;
}

/** The same with a profile on the disk, which a window without one has not. */
export async function launchProfile(
  folder: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, { ...launchOptions(), ...options });
  noteOpened(context);
  return context;
}

function launchOptions() {
  const proxy = recordedBy()?.proxy;
  return {
    executablePath: findChromium(),
    args: ['--no-sandbox'],
    ...(proxy === undefined ? {} : { proxy }),
  };
}

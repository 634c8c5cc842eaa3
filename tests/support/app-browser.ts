import { type Browser, chromium } from 'playwright';
import { findChromium } from './chromium.ts';

/** A real Chromium without a window. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
}

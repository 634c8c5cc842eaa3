import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chromium or Chrome on this machine, `CHROMIUM_PATH` first; `undefined` when there is none. */
export function installedChromium(): string | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [process.env.CHROMIUM_PATH ?? '', ...onPath, ...usualPlaces, chromium.executablePath()];
  return candidates.find((path) => path !== '' && existsSync(path));
}

/** Path of a Chromium. Throws when none is installed: `npm test` installs one, see `installChromium`. */
export function findChromium(): string {
  const path = installedChromium();
  if (path === undefined) {
    throw new Error('No Chromium or Chrome was found. Install one, or set CHROMIUM_PATH to its executable.');
  }
  return path;
}

/** Installs a Chromium where there is none: Debian's package as root, Playwright's own download elsewhere. */
export function installChromium(): void {
  if (installedChromium() !== undefined) return;
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isDebianRoot) {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit' });
    return;
  }
  execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
}

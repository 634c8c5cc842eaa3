import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../workers/proxy/node.ts';
import { launchChromium } from '../support/app-browser.ts';
import { type AppWindow, openApp, openDataset, pickFiles } from '../support/app-window.ts';
import { allowRequests } from '../support/recording.ts';
import { vendorInto } from '../support/vendored-for-tests.ts';
import { writeCode } from '../support/write-code.ts';

let folder: string;
let server: RunningServer;
let browser: Browser;
let app: AppWindow;
let panel: Locator;

/** The built app as `npm run build` leaves it where the network has something to give. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insightx-carrying-'));
  const built = join(folder, 'dist');
  await cp(join(import.meta.dirname, '../../dist'), built, { recursive: true });
  await vendorInto(join(folder, 'vendored'), join(folder, 'lock.json'));
  await cp(join(folder, 'vendored'), built, { recursive: true });
  server = await startServer({ folder: built, port: 0 });
  browser = await launchChromium();
  allowRequests(`${server.url}/pyodide/wheels/`);
  allowRequests(`${server.url}/duckdb-extensions/`);
  app = await openApp(browser, server.url);
  const { page } = app;
  await pickFiles(page, { name: 'small.csv', text: 'a,b\n1,2\n3,4\n' });
  await openDataset(page, 'small');
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('radio', { name: 'Python' }).click();
  panel = page.getByRole('region', { name: 'Python console' });
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

async function run(code: string): Promise<void> {
  const editor = app.page.getByRole('textbox', { name: 'Python' });
  await writeCode(editor, code);
  await editor.press('Control+Enter');
}

test('a package that the app carries is loaded under the policies of the server, from its own origin', async () => {
  await run('import branch, native\n[branch.value, native.__name__, sum(columns["a"])]');
  await panel.getByText('native', { exact: false }).first().waitFor();
  await panel.getByText('43').first().waitFor();
  const wheels = app.requests.filter((url) => url.endsWith('.whl'));
  expect(wheels.length).toBeGreaterThan(0);
  for (const url of app.requests) expect(new URL(url).origin).toBe(server.url);
});

test('an extension that DuckDB refuses costs nothing but itself', async () => {
  expect(app.requests.some((url) => url.endsWith('/json.duckdb_extension.wasm'))).toBe(true);
  await app.page.getByRole('button', { name: 'DuckDB ready', exact: true }).waitFor();
});

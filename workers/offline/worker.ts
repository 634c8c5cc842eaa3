import { messageOf } from '../../src/core/error.ts';
import { openAllowedOrigins } from './allowed-origins.ts';
import { type AppFiles, pageFile } from './app-files.ts';
import { guarded, widened } from './guarded.ts';
import type { KeepingNote, PageMessage } from './protocol.ts';
import { openShelf } from './shelf.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build. */
declare const appFiles: AppFiles;

const scope = new URL(self.registration.scope);
const files = appFiles;
const shelf = openShelf(files, scope);
const allowedOrigins = openAllowedOrigins(scope);
const paths = new Set([...files.shell, ...files.rest].map(({ path }) => path));

// The first is to be in charge soon: a host without headers has the page wait for it. A later one comes with its files.
self.addEventListener('install', (event) => {
  if (self.registration.active !== null) event.waitUntil(shelf.keepShell());
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const path = pathInApp(event.request);
  if (path !== undefined) event.respondWith(answer(event.request, path));
});

self.addEventListener('message', (event) => {
  const message = event.data as PageMessage;
  switch (message.type) {
    case 'take-over':
      event.waitUntil(self.skipWaiting());
      return;
    case 'keep-all':
      event.waitUntil(keepAll((note) => event.ports[0]?.postMessage(note)));
      return;
  }
});

/** `undefined` for what is none of the app's files: the proxy's answers, say, are the browser's own business. */
function pathInApp(request: Request): string | undefined {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.origin || !pathname.startsWith(scope.pathname))
    return undefined;
  const path = decodeURIComponent(pathname.slice(scope.pathname.length));
  if (path === '') return pageFile;
  return paths.has(path) || canRun(request) ? path : undefined;
}

/** Whatever is a page or a script gets a policy, also one of another version. */
function canRun({ mode, destination }: Request): boolean {
  return mode === 'navigate' || ['script', 'worker', 'sharedworker'].includes(destination);
}

async function answer(request: Request, path: string): Promise<Response> {
  const kept = paths.has(path) || path.startsWith('assets/') ? await shelf.find(path) : undefined;
  const response = guarded(kept ?? (await fetch(request)), path, scope);
  return path === pageFile ? widened(response, await allowedOrigins.read()) : response;
}

async function keepAll(tell: (note: KeepingNote) => void): Promise<void> {
  try {
    await shelf.keepAll((keptBytes, allBytes) => tell({ type: 'progress', keptBytes, allBytes }));
    if (await isAlone()) await shelf.removeOthers();
    tell({ type: 'kept', version: files.version });
    await shelf.refreshPage().catch(() => undefined);
  } catch (error) {
    tell({ type: 'failed', reason: messageOf(error) });
  }
}

/** A tab that is older than this version may still need the files of its own, as will a newer one that waits. */
async function isAlone(): Promise<boolean> {
  const { installing, waiting } = self.registration;
  const tabs = await self.clients.matchAll({ type: 'window' });
  return installing === null && waiting === null && tabs.length <= 1;
}

import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { policyInPage } from '../proxy/headers.ts';
import { workerFile } from './app-files.ts';
import { hostHeaders } from './host-headers.ts';
import { sealBuild } from './seal-build.ts';

/** Takes the place of a built app's service worker that was left at the address of the development server. */
const farewell = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(registration.unregister().then(async () => {
  for (const client of await clients.matchAll({ type: 'window' })) await client.navigate(client.url);
})));
`;

/** The policy in the page, the headers for hosts that take them from a file, the licences, the service worker. */
export function offlineApp(licencesText: () => string): Plugin {
  let folder = '';
  return {
    name: 'offline-app',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    configureServer(server) {
      server.middlewares.use(`/${workerFile}`, (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(farewell);
      });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { server }) =>
        server === undefined ? html.replace('<meta charset="utf-8" />', withPolicy) : html,
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        writeFileSync(join(folder, '_headers'), hostHeaders());
        writeFileSync(join(folder, 'licences.txt'), licencesText());
        await sealBuild(folder);
      },
    },
  };
}

function withPolicy(charset: string): string {
  return `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policyInPage()}" />`;
}

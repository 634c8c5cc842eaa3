import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildIfNeeded } from '../../workers/proxy/build.ts';
import { startServer } from '../../workers/proxy/node.ts';

declare module 'vitest' {
  interface ProvidedContext {
    appUrl: string;
  }
}

/** Builds the app once and serves it on a free port while the end-to-end tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = join(import.meta.dirname, '../..');
  buildIfNeeded(root);
  const server = await startServer({ folder: join(root, 'dist'), port: 0 });
  project.provide('appUrl', server.url);
  return server.stop;
}

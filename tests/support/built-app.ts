import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildIfNeeded } from '../../workers/proxy/build.ts';
import { startLocalProxy } from '../../workers/proxy/local.ts';
import { type RunningServer, startServer } from '../../workers/proxy/node.ts';
import type { Environment } from '../../workers/proxy/settings.ts';

declare module 'vitest' {
  interface ProvidedContext {
    appUrl: string;
  }
}

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'dist');

/** Builds the app once and serves it on a free port while the end-to-end tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildIfNeeded(root);
  const server = await startServer({ folder, port: 0 });
  project.provide('appUrl', server.url);
  return server.stop;
}

export interface ProxiedApp extends RunningServer {
  /** All that the server would have printed. */
  readonly printed: readonly string[];
}

/**
 * The built app on a port of its own, with the proxy beside it. What `environment` says is all that the proxy knows:
 * `BYTEZ_BASE_URL` of a scripted upstream, and keys.
 */
export async function startProxiedApp(environment: Environment, appFolder = folder): Promise<ProxiedApp> {
  const withoutEnvFile = mkdtempSync(join(tmpdir(), 'insightx-'));
  const printed: string[] = [];
  const proxy = startLocalProxy({
    root: withoutEnvFile,
    environment,
    log: (line) => void printed.push(JSON.stringify(line)),
    say: (message) => void printed.push(message),
  });
  const { listener, modelOrigins } = proxy;
  const server = await startServer({ folder: appFolder, port: 0, proxy: listener, modelOrigins });
  return {
    url: server.url,
    printed,
    async stop() {
      proxy.stop();
      await server.stop();
      rmSync(withoutEnvFile, { recursive: true });
    },
  };
}

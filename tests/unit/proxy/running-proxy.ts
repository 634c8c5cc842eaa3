import { setTimeout as wait } from 'node:timers/promises';
import { createKeyManager } from '../../../src/llm/key-manager.ts';
import { listenWith } from '../../../workers/proxy/listener.ts';
import { type RunningServer, startServer } from '../../../workers/proxy/node.ts';
import { createProxy, type LogLine } from '../../../workers/proxy/proxy.ts';
import { type ProxySettings, readSettings } from '../../../workers/proxy/settings.ts';
import type { Upstream } from '../../support/upstream.ts';

export interface RunningProxy extends RunningServer {
  readonly lines: readonly LogLine[];
  /** Sends a chat request as the page would. */
  readonly ask: (body?: object, init?: RequestInit) => Promise<Response>;
  /** The first line of the log that is there or comes. */
  readonly line: () => Promise<LogLine>;
}

export interface ProxyUnderTest {
  readonly upstream: Upstream;
  readonly keys: readonly string[];
  readonly settings?: Partial<ProxySettings>;
}

/** The real server on a free port, in front of a scripted gateway. Pauses between tries are short. */
export async function startProxy({ upstream, keys, settings }: ProxyUnderTest): Promise<RunningProxy> {
  const lines: LogLine[] = [];
  let wake: (line: LogLine) => void = () => undefined;
  const proxy = createProxy({
    settings: { ...readSettings({ BYTEZ_BASE_URL: upstream.base }), ...settings },
    keys: createKeyManager({
      keys,
      perKey: settings?.requestsPerKey ?? 1,
      maxWaiting: 100,
      now: Date.now,
      wait: (ms, signal) => wait(Math.min(ms, 5), undefined, signal === undefined ? {} : { signal }),
      random: () => 0.5,
    }),
    isEdge: false,
    log(line) {
      lines.push(line);
      wake(line);
    },
    fetch,
    now: Date.now,
  });
  const server = await startServer({ folder: import.meta.dirname, port: 0, proxy: listenWith(proxy) });
  return {
    ...server,
    lines,
    ask: (body = { model: 'a/b', max_tokens: 10, messages: [] }, init = {}) =>
      fetch(`${server.url}/api/bytez/v1/chat/completions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        ...init,
      }),
    line: () =>
      new Promise((resolve) => {
        const [there] = lines;
        if (there !== undefined) resolve(there);
        else wake = resolve;
      }),
  };
}

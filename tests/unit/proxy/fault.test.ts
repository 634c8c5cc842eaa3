import { expect, test } from 'vitest';
import { createKeyManager } from '../../../src/llm/key-manager.ts';
import { createProxy, type LogLine } from '../../../workers/proxy/proxy.ts';
import { readSettings } from '../../../workers/proxy/settings.ts';

const key = 'the-secret-key-1111';

/** A `fetch` like Node's own, which says the header it was given when it does not like it. */
async function complainOfHeader(_: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  throw new TypeError(`Invalid header: ${new Headers(init?.headers).get('authorization') ?? ''}`);
}

test.each([true, false])(
  'what is thrown with a key in it reaches neither the page nor the log',
  async (stream) => {
    const lines: LogLine[] = [];
    const proxy = createProxy({
      settings: readSettings({}),
      keys: createKeyManager({
        ...{ keys: [key], perKey: 1, maxWaiting: 1, now: Date.now, random: Math.random },
        wait: () => Promise.reject(new Error(`a fault that knows ${key}`)),
      }),
      ...{ isEdge: false, now: Date.now, fetch: complainOfHeader },
      log: (line) => lines.push(line),
    });
    const request = new Request(`http://localhost/api/bytez/v1/chat/completions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ stream }),
    });
    const response = await proxy(request, { address: '127.0.0.1', isLocal: true });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(lines).toMatchObject([
      { status: 500, outcome: 'failed', fault: 'Error: a fault that knows …1111' },
    ]);
    expect(JSON.stringify([...response.headers])).not.toContain('secret');
  },
);

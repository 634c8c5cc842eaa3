import { pause } from '../../src/llm/key-manager/pause.ts';
import { createKeyManager } from '../../src/llm/key-manager.ts';
import { type BytezProxy, createProxy } from './proxy.ts';
import { type Environment, readKeys, readSettings } from './settings.ts';

/** One proxy for as long as the host keeps the worker and its bindings. */
const proxies = new WeakMap<Environment, BytezProxy>();

/**
 * The proxy as a worker at the edge, its settings and keys from the bindings. An edge runs many of it and none knows
 * of the others, so requests per key and per minute are counted within one; where one is to be the limit, run the
 * server. No line is formed for a key: a request there cannot wait for the end of another.
 */
export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const proxy = proxies.get(environment) ?? createEdgeProxy(environment);
    proxies.set(environment, proxy);
    const address = request.headers.get('cf-connecting-ip') ?? 'unknown';
    return proxy(request, { address, isLocal: false });
  },
};

function createEdgeProxy(environment: Environment): BytezProxy {
  const settings = readSettings(environment);
  const keys = createKeyManager({
    keys: readKeys(environment).keys,
    perKey: Number.POSITIVE_INFINITY,
    maxWaiting: 0,
    now: Date.now,
    wait: pause,
    random: Math.random,
  });
  const log = (line: unknown): void => console.log(JSON.stringify(line));
  return createProxy({
    settings,
    keys,
    isEdge: true,
    log,
    fetch: (...call) => fetch(...call),
    now: Date.now,
  });
}

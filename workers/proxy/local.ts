import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createKeyManager } from '../../src/llm/key-manager.ts';
import { onFileChange, readEnvironment } from './env-file.ts';
import { listenWith } from './listener.ts';
import { createProxy, type LogLine } from './proxy.ts';
import { type Environment, readKeys, readSettings } from './settings.ts';

export interface LocalProxyOptions {
  /** Where `.env` is. */
  readonly root: string;
  readonly environment: Environment;
  readonly log: (line: LogLine) => void;
  /** What is to be known about the keys; holds none. */
  readonly say: (message: string) => void;
}

export interface LocalProxy {
  readonly listener: RequestListener;
  /** Addresses of models that the page may call without the proxy. */
  readonly modelOrigins: readonly string[];
  /** Reads the keys again and gives those that were refused another chance. */
  readonly reload: () => void;
  readonly stop: () => void;
}

/** The proxy on a machine of one's own. Keys are read again when `.env` changes; other settings at the next start. */
export function startLocalProxy({ root, environment, log, say }: LocalProxyOptions): LocalProxy {
  const file = join(root, '.env');
  const settings = readSettings(readEnvironment(file, environment));
  const found = readKeys(readEnvironment(file, environment));
  warnOfUnusable(found.unusable, say);
  const keys = createKeyManager({
    keys: found.keys,
    perKey: settings.requestsPerKey,
    maxWaiting: settings.maxWaiting,
    now: Date.now,
    wait: (ms, signal) => wait(ms, undefined, { ref: false, ...(signal === undefined ? {} : { signal }) }),
    random: Math.random,
  });

  function readAgain(): void {
    const { keys: texts, unusable } = readKeys(readEnvironment(file, environment));
    keys.setKeys(texts);
    warnOfUnusable(unusable, say);
    say(`Keys were read again: ${texts.length} now.`);
  }

  return {
    modelOrigins: settings.modelOrigins,
    listener: listenWith(createProxy({ settings, keys, isEdge: false, log, fetch, now: Date.now })),
    reload() {
      readAgain();
      keys.forgive();
    },
    stop: onFileChange(file, readAgain),
  };
}

function warnOfUnusable(names: readonly string[], say: (message: string) => void): void {
  if (names.length > 0) say(`Not usable as keys, for what is in them: ${names.join(', ')}.`);
}

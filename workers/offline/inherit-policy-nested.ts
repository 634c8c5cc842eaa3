import { inheritPolicy } from './inherit-policy.ts';

/** Runs first in a worker that has inherited its policy: those that it starts shall inherit it, too. */
inheritPolicy(globalThis, import.meta.url);

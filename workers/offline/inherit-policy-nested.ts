import { inheritPolicy } from './inherit-policy.ts';
import { trustOwnScripts } from './trusted-scripts.ts';

/** Runs first in a worker that has inherited its policy: those that it starts shall inherit it, too. */
trustOwnScripts(globalThis);
inheritPolicy(globalThis, import.meta.url);

import { policyMark } from '../proxy/headers.ts';
import { disarmPage } from './disarm-page.ts';
import { inheritPolicy } from './inherit-policy.ts';
import nestedUrl from './inherit-policy-nested.ts?worker&url';
import { activated, registerWorker } from './registration.ts';
import { trustOwnScripts } from './trusted-scripts.ts';

/**
 * Who brings the policy under which the engines run: the host's headers, the service worker where the host sends
 * none, or the page itself, whose workers then get no policy tighter than its own.
 */
export type PolicySource = 'host' | 'service-worker' | 'page';

/** A host that sends no headers gets the page loaded anew, once in this while: never in a circle. */
const reloadPauseMs = 10_000;
const reloadedAt = 'insightx reloaded at';
/** A hard reload leaves a page without its service worker; claiming it takes no time. */
const claimLimitMs = 2_000;

/**
 * Resolves when a worker that is started has its policy; nothing may be started before. Where the page must be loaded
 * anew for it, it is, and this never resolves.
 */
export async function policySource(): Promise<PolicySource> {
  trustOwnScripts(globalThis);
  disarmPage(globalThis);
  if (import.meta.env.DEV || hostSendsAll()) return 'host';
  if (!('serviceWorker' in navigator)) return byThePage();
  if (isControlled()) return crossOriginIsolated ? 'service-worker' : isolate();
  try {
    await activated(await registerWorker());
  } catch (error) {
    console.error('The service worker could not be started.', error);
    return byThePage();
  }
  return crossOriginIsolated ? claimed() : isolate();
}

function hostSendsAll(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const isMarked = navigation?.serverTiming.some(({ name }) => name === policyMark) === true;
  return crossOriginIsolated && isMarked;
}

function isControlled(): boolean {
  return navigator.serviceWorker.controller !== null;
}

/** Loads the page anew, from the service worker, which isolates it; goes on without where that did not help. */
function isolate(): PolicySource | Promise<never> {
  const last = Number(sessionStorage.getItem(reloadedAt) ?? 0);
  if (Date.now() - last < reloadPauseMs) return isControlled() ? 'service-worker' : byThePage();
  sessionStorage.setItem(reloadedAt, String(Date.now()));
  location.reload();
  return new Promise(() => undefined);
}

/** The page is isolated already: it need not be loaded anew, only be claimed. */
function claimed(): Promise<PolicySource> {
  return new Promise((resolve) => {
    const settle = () => resolve(isControlled() ? 'service-worker' : byThePage());
    if (isControlled()) settle();
    navigator.serviceWorker.addEventListener('controllerchange', settle, { once: true });
    setTimeout(settle, claimLimitMs);
  });
}

function byThePage(): PolicySource {
  inheritPolicy(globalThis, new URL(nestedUrl, document.baseURI).href);
  return 'page';
}

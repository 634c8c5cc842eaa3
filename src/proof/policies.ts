import type { PolicyInForce } from '../core/attack.ts';
import { somewhere } from './somewhere.ts';
import { violationDuring } from './violation.ts';

/**
 * The page's policy in the browser's own words, which it says when the policy is violated; those of the workers as
 * their scripts arrive with them. `undefined` stands for none.
 */
export async function policiesInForce(): Promise<readonly PolicyInForce[]> {
  const probe = `${somewhere}is-this-refused/${crypto.getRandomValues(new Uint32Array(1)).join('')}`;
  const violation = await violationDuring(() => fetch(probe), { blocked: probe, directive: /^connect-src/ });
  const page = violation === undefined ? [] : [{ of: 'This page', isPage: true, text: violation.policy }];
  const workers = await Promise.all(workerScripts().map(policyOfScript));
  return [...page, ...workers.filter((policy) => policy !== undefined)];
}

/** Scripts of the app that were loaded to run in workers, by their names. */
function workerScripts(): readonly string[] {
  const entries = performance.getEntriesByType('resource').map(({ name }) => name);
  return [...new Set(entries.filter((name) => /\/assets\/[a-z]+-worker-[^/]+\.js$/.test(name)))];
}

async function policyOfScript(address: string): Promise<PolicyInForce | undefined> {
  const { headers } = await fetch(address);
  const text = headers.get('Content-Security-Policy');
  return text === null ? undefined : { of: nameOf(address), isPage: false, text };
}

function nameOf(address: string): string {
  return /\/assets\/python-/.test(address) ? 'Python’s worker' : 'DuckDB’s worker';
}

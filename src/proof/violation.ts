/** What the browser says when it refuses something. */
export interface Violation {
  readonly directive: string;
  /** The whole policy that is violated, as the browser has it. */
  readonly policy: string;
}

const patienceMs = 1_500;

/** By which a report is known to be about what was done, and not about what was done before. */
export interface Expected {
  /** Part of what was blocked: an address, or `eval` or `inline`. */
  readonly blocked: string;
  /** Beginning of the directive's name. */
  readonly directive: string;
}

/** Does something and waits for the browser to report that it was refused; `undefined` when it does not. */
export async function violationDuring(
  act: () => unknown,
  expected: Expected,
): Promise<Violation | undefined> {
  const listening = new AbortController();
  const reported = new Promise<Violation | undefined>((resolve) => {
    const hear = (event: SecurityPolicyViolationEvent) => {
      const isIt = event.blockedURI.includes(expected.blocked);
      if (event.disposition !== 'enforce' || !isIt) return;
      if (!event.effectiveDirective.startsWith(expected.directive)) return;
      resolve({ directive: event.effectiveDirective, policy: event.originalPolicy });
    };
    document.addEventListener('securitypolicyviolation', hear, { signal: listening.signal });
    setTimeout(() => resolve(undefined), patienceMs);
  });
  // Its failure is the refusal; the report of it is what counts.
  await Promise.resolve()
    .then(act)
    .catch(() => undefined);
  const violation = await reported;
  listening.abort();
  return violation;
}

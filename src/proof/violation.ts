/** What the browser says when it refuses something. */
export interface Violation {
  readonly directive: string;
  /** The whole policy that is violated, as the browser has it. */
  readonly policy: string;
}

const patienceMs = 1_500;

/** By which a report is known to be about what was done, and not about what was done before. */
export interface Expected {
  /** An address, or one of the words that the browser has for what has none: `inline` say. */
  readonly blocked: string | RegExp;
  readonly directive: RegExp;
}

/** Does something and waits for the browser to report that it was refused; `undefined` when it does not. */
export async function violationDuring(
  act: () => unknown,
  expected: Expected,
): Promise<Violation | undefined> {
  const listening = new AbortController();
  const reported = new Promise<Violation | undefined>((resolve) => {
    const hear = (event: SecurityPolicyViolationEvent) => {
      if (event.disposition !== 'enforce' || !isAbout(event, expected)) return;
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

function isAbout(
  { blockedURI, effectiveDirective }: SecurityPolicyViolationEvent,
  expected: Expected,
): boolean {
  const { blocked, directive } = expected;
  const isBlocked = typeof blocked === 'string' ? blockedURI.startsWith(blocked) : blocked.test(blockedURI);
  return isBlocked && directive.test(effectiveDirective);
}

import type { Traffic } from '../core/attack.ts';

/** Counts from now on, and what the browser remembers from before. Returns the function that ends it. */
export function watchTraffic(onChange: (traffic: Traffic) => void): () => void {
  const elsewhere = new Set<string>();
  /** The browser records requests that it has refused like others. */
  const refusedAddresses = new Set<string>();
  const own = { count: 0, bytes: 0 };
  let refused = 0;
  const tell = () => {
    const reached = [...elsewhere].filter((address) => !refusedAddresses.has(address));
    onChange({ own: { ...own }, elsewhere: reached, refused });
  };

  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      if (!/^(https?|wss?):/.test(entry.name)) continue;
      if (new URL(entry.name).origin !== location.origin) elsewhere.add(entry.name);
      else {
        own.count += 1;
        own.bytes += entry.transferSize;
      }
    }
    tell();
  });
  observer.observe({ type: 'resource', buffered: true });
  const hear = (event: SecurityPolicyViolationEvent) => {
    if (event.disposition !== 'enforce') return;
    refused += 1;
    refusedAddresses.add(event.blockedURI);
    tell();
  };
  document.addEventListener('securitypolicyviolation', hear);
  return () => {
    observer.disconnect();
    document.removeEventListener('securitypolicyviolation', hear);
  };
}

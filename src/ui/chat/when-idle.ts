/** While the page has nothing else to do, or when so much time has gone by. Safari has no idle callbacks: a pause stands in. */
export function whenIdle(act: () => void, latestMs?: number): { readonly cancel: () => void } {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(act, 50);
    return { cancel: () => clearTimeout(timer) };
  }
  const request = requestIdleCallback(act, latestMs === undefined ? {} : { timeout: latestMs });
  return { cancel: () => cancelIdleCallback(request) };
}

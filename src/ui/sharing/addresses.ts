/** The places of sharing are at these addresses, wherever a link to them is. */
export const shareHash = '#share';
export const againHash = '#again';
export const reportHash = '#report';
const analysisHash = '#analysis=';

export function isAnalysisHash(hash: string): boolean {
  return hash.startsWith(analysisHash);
}

export function listenToHash(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** Without a `#` left in the address. */
export function leaveHash(): void {
  history.pushState(null, '', location.pathname + location.search);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

export function goTo(hash: string): void {
  location.hash = hash;
}

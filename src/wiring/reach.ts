import { isPlainOrigin, openAllowedOrigins } from '../../workers/offline/allowed-origins.ts';
import { providerOf } from '../llm/providers.ts';
import type { Reach } from '../state/models.ts';

/** Where a service worker brings the page, the user may let it reach more. */
export async function reachOfPage(): Promise<Reach | undefined> {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return undefined;
  const allowed = openAllowedOrigins(new URL('./', document.baseURI));
  return {
    origins: await allowed.read().catch(() => []),
    originOf(settings) {
      const url = providerOf(settings.source).baseUrl(settings, document.baseURI);
      const origin = url !== null && URL.canParse(url) ? new URL(url).origin : null;
      return origin !== location.origin && isPlainOrigin(origin) ? origin : null;
    },
    async allow(origins) {
      await allowed.write(origins);
      location.reload();
    },
  };
}

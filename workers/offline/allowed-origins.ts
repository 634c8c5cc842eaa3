/** Addresses that the user lets the page call beside its own host; the service worker writes them into its policy. */
export interface AllowedOrigins {
  read(): Promise<readonly string[]>;
  /** Takes effect when the page is loaded anew. */
  write(origins: readonly string[]): Promise<void>;
}

const plainOrigin = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/i;
const mostOrigins = 4;

/** Only scheme, name and port may come into a policy. */
export function isPlainOrigin(origin: unknown): origin is string {
  return typeof origin === 'string' && plainOrigin.test(origin);
}

/** Kept in a cache, which the page and its service worker both reach; one for each place of the app. */
export function openAllowedOrigins(scope: URL): AllowedOrigins {
  const name = `insightx allowed ${scope.pathname}`;
  const address = new URL('allowed-origins', scope);
  return {
    async read() {
      const kept = await caches.match(address, { cacheName: name });
      const origins: unknown = kept === undefined ? [] : await kept.json().catch(() => []);
      return Array.isArray(origins) ? origins.filter(isPlainOrigin).slice(0, mostOrigins) : [];
    },
    async write(origins) {
      const plain = origins.filter(isPlainOrigin).slice(0, mostOrigins);
      await (await caches.open(name)).put(address, new Response(JSON.stringify(plain)));
    },
  };
}

/** Who asks, as the server sees it. */
export interface Client {
  /** For counting its requests. */
  readonly address: string;
  /** On the same machine as the server, with nothing in between. */
  readonly isLocal: boolean;
}

export interface AccessRules {
  readonly allowedOrigins: readonly string[];
  /**
   * At the edge a request arrives only by a name that the host routes here. A server of one's own hears every name:
   * there, a page elsewhere could make its own name point at this machine, and then pass for the same origin.
   */
  readonly isEdge: boolean;
}

/** Why a request may not use the keys; null where it may. */
export function refusalOf(request: Request, client: Client, rules: AccessRules): string | null {
  const { host } = new URL(request.url);
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (!rules.isEdge && !isKnownHost(host, rules)) {
    return 'This server is not known by that name. Put its address into ALLOWED_ORIGINS.';
  }
  if (!rules.isEdge && !client.isLocal && rules.allowedOrigins.length === 0) {
    return 'Only this machine may use the keys. Put the address of the page into ALLOWED_ORIGINS for others.';
  }
  if (origin !== null && rules.allowedOrigins.includes(origin)) return null;
  if (origin === null && site === null && !client.isLocal)
    return 'The request does not say which page it is from.';
  if (origin !== null && hostOf(origin) !== host) return 'Pages of another origin may not use the keys.';
  if (site !== null && !isOwnSite(site, request.method)) return 'Pages of another site may not use the keys.';
  return null;
}

/** An address that was typed in says `none`; that is fine for looking at something. */
function isOwnSite(site: string, method: string): boolean {
  return site === 'same-origin' || (site === 'none' && method === 'GET');
}

/** Names of this machine, plain addresses (nobody else can make one theirs), and names that were allowed. */
function isKnownHost(host: string, { allowedOrigins }: AccessRules): boolean {
  const name = host.replace(/:\d+$/, '');
  const isPlainAddress = /^\d{1,3}(\.\d{1,3}){3}$/.test(name) || name.startsWith('[');
  const isThisMachine = name === 'localhost' || name.endsWith('.localhost');
  return isPlainAddress || isThisMachine || allowedOrigins.some((origin) => hostOf(origin) === host);
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** For pages of the allowed origins; a page of our own needs none of it. */
export function crossOriginHeaders(
  request: Request,
  { allowedOrigins }: AccessRules,
): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin === null || !allowedOrigins.includes(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'X-Request-Id, X-Key-Rotation, Retry-After',
  };
}

export function preflightHeaders(request: Request): Record<string, string> {
  return {
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': request.headers.get('access-control-request-headers') ?? 'content-type',
    'Access-Control-Max-Age': '600',
  };
}

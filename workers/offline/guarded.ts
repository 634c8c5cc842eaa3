import { fileHeaders, isWorkerScript, pageHeaders } from '../proxy/headers.ts';

/** Hosts guess these from the name, some wrongly; a browser runs no script and no WebAssembly of another type. */
const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  gz: 'application/gzip',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  mjs: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
};

/**
 * A response with the headers that isolate the page and jail its workers. Those that the host sent stay as they are;
 * a worker gets its own policy beside the host's, and the browser enforces both. The mark that says that the host sends
 * them all is the host's to give.
 */
export function guarded(response: Response, path: string, scope: URL): Response {
  // A redirect, or an answer from elsewhere, cannot be read and so not be changed.
  if (response.type !== 'basic' && response.type !== 'default') return response;
  const headers = new Headers(response.headers);
  const folder = scope.pathname.replace(/\/$/, '');
  for (const [name, value] of Object.entries(fileHeaders(`/${path}`, scope.host, [], folder))) {
    if (name === 'Server-Timing') continue;
    if (!headers.has(name)) headers.set(name, value);
    else if (name === 'Content-Security-Policy' && isWorkerScript(`/${path}`)) headers.append(name, value);
  }
  const type = contentTypes[/\.(\w+)$/.exec(path)?.[1] ?? ''];
  if (type !== undefined && response.ok) headers.set('Content-Type', type);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

const policyInHtml = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/** The page under a policy that also lets it call these addresses, as its user has chosen; its workers keep theirs. */
export async function widened(page: Response, origins: readonly string[]): Promise<Response> {
  if (origins.length === 0 || !page.ok) return page;
  const headers = new Headers(page.headers);
  const policy = pageHeaders({ development: false, modelOrigins: origins })['Content-Security-Policy'];
  if (policy !== undefined) headers.set('Content-Security-Policy', policy);
  headers.delete('Content-Length');
  return new Response((await page.text()).replace(policyInHtml, ''), { status: page.status, headers });
}

export interface HeaderOptions {
  /** While developing, the page talks to the development server, which puts scripts of its own into it. */
  readonly development: boolean;
  /** Addresses of models that the page may also call without the proxy: one on this machine, say. None by default. */
  readonly modelOrigins?: readonly string[];
}

/**
 * What the browser is told of every page and asset: isolation from other windows (so that memory can be shared
 * between workers), and a policy under which nothing outside this origin can be reached or run.
 * `script-src` never gets `unsafe-eval`: with it, code in a worker could take the worker over.
 */
export function pageHeaders({ development, modelOrigins = [] }: HeaderOptions): Record<string, string> {
  return {
    'Content-Security-Policy': policy({
      scripts: development ? "'self' 'wasm-unsafe-eval' 'unsafe-inline'" : "'self' 'wasm-unsafe-eval'",
      connect: [development ? "'self' ws:" : "'self'", ...modelOrigins].join(' '),
      more: development ? [] : trustedTypes,
    }),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...(development ? {} : { 'Server-Timing': policyMark }),
  };
}

/** No text becomes markup or code, whatever a library does with it; see `trustOwnScripts`. */
const trustedTypes = ["require-trusted-types-for 'script'", 'trusted-types default'];

/** Tells the page's own script, which cannot read its headers, that the host sends them all. */
export const policyMark = 'insightx-policy';

/** The page's policy as it is written into the page, for hosts that send no headers. `frame-ancestors` means nothing there. */
export function policyInPage(): string {
  return policyOf(pageHeaders({ development: false })).replace(/; frame-ancestors [^;]*/, '');
}

function policyOf(headers: Readonly<Record<string, string>>): string {
  return headers['Content-Security-Policy'] ?? "default-src 'none'";
}

/** A worker's script, as the build names it, and the only folders that the worker may fetch from. */
const workerFolders = [
  { script: '/assets/python-worker-', folders: ['/pyodide/'] },
  { script: '/assets/duckdb-', folders: ['/assets/', '/duckdb-extensions/'] },
];

export function isWorkerScript(path: string): boolean {
  return workerFolders.some(({ script }) => path.startsWith(script));
}

/**
 * Headers of the file at `path`. A worker takes its policy from the headers of its own script, so the workers, which
 * run code that comes from outside, get one under which the rest of this origin is out of reach too.
 * `folder` is where the app is on its host, `/some/path` say; `path` begins below it.
 */
export function fileHeaders(
  path: string,
  host: string | undefined,
  modelOrigins: readonly string[] = [],
  folder = '',
): Record<string, string> {
  const headers = pageHeaders({ development: false, modelOrigins });
  const root = folder.replaceAll(/[;,'\s]/g, encodeURIComponent);
  const worker = workerFolders.find(({ script }) => path.startsWith(script));
  if (worker === undefined) return headers;
  return {
    ...headers,
    'Content-Security-Policy': policy({
      scripts: "'self' 'wasm-unsafe-eval'",
      connect: isPlainHost(host) ? worker.folders.map((each) => `${host}${root}${each}`).join(' ') : "'none'",
    }),
  };
}

/** The client says the host: only a name and a port may come from there into a policy. */
function isPlainHost(host: string | undefined): host is string {
  return host !== undefined && /^[a-z0-9.-]+(:\d+)?$/i.test(host);
}

function policy(sources: {
  readonly scripts: string;
  readonly connect: string;
  readonly more?: readonly string[];
}): string {
  return [
    "default-src 'none'",
    `script-src ${sources.scripts}`,
    `connect-src ${sources.connect}`,
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    ...(sources.more ?? []),
  ].join('; ');
}

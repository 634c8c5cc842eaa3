/**
 * What the browser is told of every page and asset: isolation from other windows (so that memory can be shared
 * between workers), and a policy under which nothing outside this origin can be reached or run.
 * `script-src` never gets `unsafe-eval`: with it, code in a worker could take the worker over.
 */
export function pageHeaders(options: { development: boolean }): Record<string, string> {
  const connect = options.development ? "connect-src 'self' ws:" : "connect-src 'self'";
  const scripts = options.development
    ? "script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'"
    : "script-src 'self' 'wasm-unsafe-eval'";
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      scripts,
      connect,
      "worker-src 'self' blob:",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}

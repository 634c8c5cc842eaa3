import { pageHeaders } from '../proxy/headers.ts';

/**
 * The text of `_headers`, as Netlify and Cloudflare Pages read it. The workers' own policies name the host, which is
 * not known when the app is built: they come from the service worker, so the mark that says otherwise is left out.
 */
export function hostHeaders(): string {
  const headers = Object.entries(pageHeaders({ development: false }));
  const unmarked = Object.fromEntries(headers.filter(([name]) => name !== 'Server-Timing'));
  return [
    ...section('/*', { ...unmarked, 'Cache-Control': 'no-cache' }),
    ...section('/assets/*', { 'Cache-Control': 'public, max-age=31536000, immutable' }, ['Cache-Control']),
    '',
  ].join('\n');
}

/** A header that an earlier section set is added to, unless it is taken back first. */
function section(path: string, headers: Readonly<Record<string, string>>, takenBack: readonly string[] = []) {
  return [
    path,
    ...takenBack.map((name) => `  ! ${name}`),
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
  ];
}

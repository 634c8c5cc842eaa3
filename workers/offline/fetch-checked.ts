import { type AppFile, pageFile, referencesOf } from './app-files.ts';

/**
 * A file of exactly this version, from the browser's own cache where that has it. Throws when the host has another:
 * a version is kept whole or not at all.
 */
export async function fetchChecked(file: AppFile, address: URL): Promise<Response> {
  for (const cache of [hasHashInName(file) ? 'force-cache' : 'no-cache', 'reload'] as const) {
    const response = await fetch(address, { cache, priority: 'low' });
    const bytes = await response.arrayBuffer();
    if (response.ok && (await isSame(file, bytes)))
      return new Response(bytes, { headers: keptHeaders(response, file) });
  }
  throw new Error(`${file.path} is not the one that belongs to this version.`);
}

/** What is in `assets/` never changes. */
function hasHashInName({ path }: AppFile): boolean {
  return path.startsWith('assets/');
}

async function isSame(file: AppFile, bytes: ArrayBuffer): Promise<boolean> {
  if (file.path === pageFile) return referencesOf(new TextDecoder().decode(bytes)) === file.hash;
  const hash = await hashOf(bytes);
  return hash === file.hash || hash === file.unpackedHash;
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...digest));
}

export const hashHeader = 'X-InsightX-Hash';

function keptHeaders(response: Response, file: AppFile): Headers {
  const headers = new Headers(response.headers);
  // The browser has unpacked what these are about.
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  headers.set(hashHeader, file.hash);
  return headers;
}

import type { SharedAnalysis } from '../core/analysis.ts';
import { Refusal } from '../core/refusal.ts';
import { fromBase64url, toBase64url } from './codec/base64url.ts';
import { readContainer, writeContainer } from './codec/container.ts';

/** What the fragment of a link begins with. A fragment is never sent to a server. */
const opening = '#analysis=';

/** Browsers take addresses of 2 MB; chat programs and mail cut them off long before. */
export const mostLinkLength = 1_500_000;

/** `pageUrl` without its own fragment and search: a link opens the app and nothing else. Throws `Refusal` where it gets too long. */
export async function linkTo(shared: SharedAnalysis, pageUrl: string): Promise<string> {
  const container = await writeContainer(shared);
  const page = new URL(pageUrl);
  const link = `${page.origin}${page.pathname}${opening}${toBase64url(new Uint8Array(await container.arrayBuffer()))}`;
  if (link.length > mostLinkLength) throw new Refusal('too-long');
  return link;
}

/** Reads what a stranger may have written. Nothing of it is run. Throws `Refusal`. */
export async function readLink(hash: string): Promise<SharedAnalysis> {
  if (hash.length > mostLinkLength) throw new Refusal('longer-than-any');
  return readContainer(new Blob([fromBase64url(hash.slice(opening.length))]));
}

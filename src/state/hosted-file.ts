import { IngestError } from '../core/error.ts';
import type { Fetching } from './datasets/state.ts';

/** What a browser holds for a page before it becomes slow; larger files can be dropped, and are read where they lie. */
const mostBytes = 2_000_000_000;

/**
 * Fetches a file that lies on the same host as the page. Other hosts are never asked: a link must not make the page
 * tell anybody that it was opened, nor show data of unknown origin as if it were this site's. Resolves to `undefined`
 * when the file is known already; its body is not fetched then.
 */
export async function fetchHosted(
  address: string,
  pageUrl: string,
  { signal, onProgress, isKnown }: Fetching,
): Promise<File | undefined> {
  const url = sameHostUrl(address, pageUrl);
  const name = fileNameOf(url);
  const response = await request(url, signal);
  refuseUnlikely(response, url, name);
  const size = sizeOf(response.headers);
  const lastModified = Date.parse(response.headers.get('last-modified') ?? '') || 0;
  refuseTooLarge(size, name);
  if (isKnown({ name, size, lastModified })) {
    await response.body?.cancel();
    return undefined;
  }
  const pieces = await piecesOf(response, url, name, (bytesRead) =>
    onProgress({ bytesRead, byteSize: size }),
  );
  return new File(pieces, name, { lastModified });
}

function sameHostUrl(address: string, pageUrl: string): URL {
  const url = URL.parse(address, pageUrl);
  if (url === null) {
    throw new IngestError(`“${address}” is not an address.`, {
      advice: 'Check the link: after “?data=” comes the address of a file on this site.',
    });
  }
  if (url.origin !== new URL(pageUrl).origin) throw elsewhere(url);
  return url;
}

function elsewhere({ host, protocol }: URL): IngestError {
  return new IngestError(
    `The file lies elsewhere (${host === '' ? protocol : host}). A link may only open files of this site, so that it cannot make the page call on others.`,
    { advice: 'If you trust where it lies, download the file and drop it here.' },
  );
}

function fileNameOf({ pathname }: URL): string {
  const last = pathname.slice(pathname.lastIndexOf('/') + 1);
  if (last === '') {
    throw new IngestError(`${pathname} is a folder, not a file.`, {
      advice: 'Check the link: it must end with the name of a file.',
    });
  }
  return decoded(last);
}

/** A lone percent sign is no escape; it stays. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function request(url: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw unreachable(url, error);
  }
}

function unreachable({ pathname }: URL, error: unknown): IngestError {
  const reason = error instanceof Error ? error.message : String(error);
  return new IngestError(`${pathname} could not be fetched: ${reason}.`, {
    advice: 'Check that you are online, and open the link again.',
  });
}

/** Many hosts answer with a page of their own, and status 200, where there is no file. */
function refuseUnlikely({ ok, status, url: finalUrl, headers }: Response, url: URL, name: string): void {
  if (new URL(finalUrl || url).origin !== url.origin) throw elsewhere(new URL(finalUrl));
  if (status === 404 || status === 410) throw missing(url, `There is no file at ${url.pathname}`);
  if (!ok) throw missing(url, `The server does not give ${url.pathname} out (status ${status})`);
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
  if (isPage && !/\.html?$/i.test(name))
    throw missing(url, `At ${url.pathname} lies a web page, not a data file`);
}

function missing(url: URL, message: string): IngestError {
  return new IngestError(`${message}.`, {
    advice: `Check the address in the link: ${url.href}`,
  });
}

/** In bytes; 0 where the server does not tell, or tells the size of what it has packed for the way. */
function sizeOf(headers: Headers): number {
  return headers.has('content-encoding') ? 0 : Number(headers.get('content-length') ?? 0);
}

function refuseTooLarge(size: number, name: string): void {
  if (size <= mostBytes) return;
  throw new IngestError(
    `${name} has ${(size / 1e9).toFixed(1)} GB; a link opens files of up to ${mostBytes / 1e9} GB.`,
    { advice: 'Download it and drop it here: a large file is then read where it lies.' },
  );
}

async function piecesOf(
  { body }: Response,
  url: URL,
  name: string,
  onBytes: (bytes: number) => void,
): Promise<BlobPart[]> {
  const pieces: BlobPart[] = [];
  let bytes = 0;
  const reader = body?.getReader();
  for (;;) {
    const step = await reader?.read().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw unreachable(url, error);
    });
    if (step?.value === undefined) return pieces;
    bytes += step.value.byteLength;
    refuseTooLarge(bytes, name);
    pieces.push(step.value);
    onBytes(bytes);
  }
}

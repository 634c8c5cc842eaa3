import { IngestError, messageOf } from '../core/error.ts';
import type { Fetching } from './datasets/state.ts';
import type { StateWords } from './words.ts';

type HostedWords = StateWords['hosted'];

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
  words: HostedWords,
): Promise<File | undefined> {
  const url = sameHostUrl(address, pageUrl, words);
  const name = fileNameOf(url, words);
  const response = await request(url, signal, words);
  refuseUnlikely(response, url, name, words);
  const size = sizeOf(response.headers);
  const lastModified = Date.parse(response.headers.get('last-modified') ?? '') || 0;
  refuseTooLarge(size, name, words);
  if (isKnown({ name, size, lastModified })) {
    await response.body?.cancel();
    return undefined;
  }
  const pieces = await piecesOf(response, url, name, words, (bytesRead) =>
    onProgress({ bytesRead, byteSize: size }),
  );
  return new File(pieces, name, { lastModified });
}

function sameHostUrl(address: string, pageUrl: string, words: HostedWords): URL {
  const url = URL.parse(address, pageUrl);
  if (url === null) {
    throw new IngestError(words.noAddress(address), { advice: words.noAddressAdvice });
  }
  if (url.origin !== new URL(pageUrl).origin) throw elsewhere(url, words);
  return url;
}

function elsewhere({ host, protocol }: URL, words: HostedWords): IngestError {
  return new IngestError(words.elsewhere(host === '' ? protocol : host), { advice: words.elsewhereAdvice });
}

function fileNameOf({ pathname }: URL, words: HostedWords): string {
  const last = pathname.slice(pathname.lastIndexOf('/') + 1);
  if (last === '') {
    throw new IngestError(words.isFolder(pathname), { advice: words.isFolderAdvice });
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

async function request(url: URL, signal: AbortSignal, words: HostedWords): Promise<Response> {
  try {
    return await fetch(url, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw unreachable(url, error, words);
  }
}

function unreachable({ pathname }: URL, error: unknown, words: HostedWords): IngestError {
  const reason = messageOf(error);
  return new IngestError(words.notFetched(pathname, reason), { advice: words.notFetchedAdvice });
}

/** Many hosts answer with a page of their own, and status 200, where there is no file. */
function refuseUnlikely(
  { ok, status, url: finalUrl, headers }: Response,
  url: URL,
  name: string,
  words: HostedWords,
): void {
  if (new URL(finalUrl || url).origin !== url.origin) throw elsewhere(new URL(finalUrl), words);
  if (status === 404 || status === 410) throw missing(url, words.noFile(url.pathname), words);
  if (!ok) throw missing(url, words.refused(url.pathname, status), words);
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
  if (isPage && !/\.html?$/i.test(name)) throw missing(url, words.isPage(url.pathname), words);
}

function missing(url: URL, message: string, words: HostedWords): IngestError {
  return new IngestError(message, { advice: words.checkAddress(url.href) });
}

/** In bytes; 0 where the server does not tell, or tells the size of what it has packed for the way. */
function sizeOf(headers: Headers): number {
  return headers.has('content-encoding') ? 0 : Number(headers.get('content-length') ?? 0);
}

function refuseTooLarge(size: number, name: string, words: HostedWords): void {
  if (size <= mostBytes) return;
  throw new IngestError(words.tooLarge(name, (size / 1e9).toFixed(1), mostBytes / 1e9), {
    advice: words.tooLargeAdvice,
  });
}

async function piecesOf(
  { body }: Response,
  url: URL,
  name: string,
  words: HostedWords,
  onBytes: (bytes: number) => void,
): Promise<BlobPart[]> {
  const pieces: BlobPart[] = [];
  let bytes = 0;
  const reader = body?.getReader();
  for (;;) {
    const step = await reader?.read().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw unreachable(url, error, words);
    });
    if (step?.value === undefined) return pieces;
    bytes += step.value.byteLength;
    refuseTooLarge(bytes, name, words);
    pieces.push(step.value);
    onBytes(bytes);
  }
}

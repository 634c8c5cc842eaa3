import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { fileHeaders, pageHeaders } from './headers.ts';

/**
 * Serves the files of a folder, with the headers that isolate the page and jail its workers. The folder is listed
 * once, at the start: a path that is not in the list, `/../` or a dotfile say, does not exist.
 */
export function serveFiles(folder: string, modelOrigins: readonly string[] = []): RequestListener {
  const setHeaders = (response: ServerResponse, path: string): void => {
    setFileHeaders(response, path, modelOrigins);
  };
  const serve = sirv(folder, { etag: true, setHeaders });
  const page = modelOrigins.length === 0 ? undefined : pageWithoutPolicy(folder);
  return (request, response) => {
    if (page !== undefined && request.method === 'GET' && isPage(request.url)) {
      setFileHeaders(response, '/', modelOrigins);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(page);
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      serve(request, response, () => answer(response, 404, 'There is nothing at this address.'));
    } else {
      answer(response, 405, 'Only GET and HEAD are understood here.');
    }
  };
}

function isPage(url = ''): boolean {
  return /^\/(index\.html)?(\?|$)/.test(url);
}

/** The policy that is written into the page knows of no models: the one in the headers takes its place. */
function pageWithoutPolicy(folder: string): string | undefined {
  const file = join(folder, 'index.html');
  if (!existsSync(file)) return undefined;
  return readFileSync(file, 'utf8').replace(/\s*<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
}

function setFileHeaders(response: ServerResponse, path: string, modelOrigins: readonly string[]): void {
  const headers = fileHeaders(path, response.req.headers.host, modelOrigins);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Cache-Control', cacheControl(path));
  if (path.endsWith('.gz')) keepCompressed(response);
}

/** What is in `assets/` has a hash of its content in its name. */
function cacheControl(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** A `.gz` file is served as the bytes that it is; sirv takes it for the encoding of another file, unless told. */
function keepCompressed(response: ServerResponse): void {
  response.setHeader('Content-Encoding', 'identity');
  response.setHeader('Content-Type', 'application/gzip');
}

function answer(response: ServerResponse, status: number, text: string): void {
  const headers = pageHeaders({ development: false });
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}
